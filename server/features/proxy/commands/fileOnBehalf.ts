import type { z } from 'zod';
import type { proxyRoutes } from '../../../../shared/contract/proxy';
import { consentWays } from '../../../../shared/domain/cases/proxy';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { fileFor, type CaseDoc } from '../../cases';
import { openVisit } from '../../counter';
import { ownerOfNumber, ownPhoneOf } from '../../identity';
import { claimNumber, personFor, type Whom } from '../contacts';
import type { HelperOffice } from '../policy';

/** What is sent for a filing on behalf of somebody. */
export type Filing = z.output<(typeof proxyRoutes)['POST /proxy/cases']['body']>;

async function whomOf(deps: Deps, helperId: string, { person }: Filing, once: string): Promise<Whom> {
  if (!('visit' in person)) return personFor(deps, person, once);
  const { personId } = openVisit(deps, helperId, person.visit);
  return { personId, accountless: false, hasPhone: (await ownPhoneOf(deps, personId)) !== null, mark: null };
}

/**
 * Files on behalf of somebody who asked for it (代办): same numbers, same clock. Outcomes: filed, or the same case for
 * the same key; `rule_refused` consentDoesNotFit, smsNeedsPhone, helpYourself or as of submitCase; `not_found` when
 * who was found at the counter is too long ago; `invalid_input` person.phone.
 */
export async function fileOnBehalf(deps: Deps, helperId: string, office: HelperOffice, filing: Filing, key: string): Promise<CaseDoc> {
  const { source: door, consent, sms, report, person } = filing;
  if (!consentWays(door).includes(consent)) throw new DomainError('rule_refused', { rule: 'consentDoesNotFit' });
  const whom = await whomOf(deps, helperId, filing, `${helperId}:${key}`);
  if (whom.personId === helperId) throw new DomainError('rule_refused', { rule: 'helpYourself' });
  if (sms && !whom.hasPhone) throw new DomainError('rule_refused', { rule: 'smsNeedsPhone' });
  // Keyed, because a number may be in it; whose visit it was, not its seal, which is another each time.
  const said = 'visit' in person ? { personId: whom.personId } : person;
  const contentHash = deps.cipher.fingerprint(JSON.stringify({ said, door, consent, sms, report }));
  const proxy = { door, helperId, helperUnitId: office.unitId, consent: { how: consent, at: deps.clock.now(), byId: helperId }, accountless: whom.accountless, sms };
  const doc = await fileFor(deps, report, { reporterId: whom.personId, proxy, part: office.part, key, contentHash });
  // Somebody may have confirmed the number meanwhile: they looked before this case was there.
  const owner = whom.accountless && whom.mark !== null ? await ownerOfNumber(deps, whom.mark) : null;
  if (owner !== null && whom.mark !== null) await claimNumber(deps, whom.mark, owner);
  return doc;
}
