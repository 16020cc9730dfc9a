import { VOLUNTEER_TERMS } from '../../../../config/catalogue/volunteers';
import type { ParsedOf } from '../../../../shared/contract';
import type { Level } from '../../../../shared/domain/identity/levels';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { volunteerCheckDue } from '../../../../shared/domain/volunteers/limits';
import { isMinor, looksFirst, ruleAgainstJoin } from '../../../../shared/domain/volunteers/rules';
import { VOLUNTEER_OVER } from '../../../../shared/domain/volunteers/states';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { levelsOf } from '../../organisation';
import { settingsOf } from '../../settings';
import type { VolunteerDoc } from '../document';
import { eventOf } from '../events';
import { Volunteers } from '../model';
import { givenNumber } from '../number';
import { approvals, volunteerIdOf, volunteerOf } from '../queries';
import { ERASED, fitAgreed, fitWords, type Known } from '../record';
import { applyStep, derive, refuse, stampOf } from '../step';

type Ask = ParsedOf<'POST /volunteers'>['body'];
/** Who signs up. */
export interface Newcomer {
  readonly personId: string;
  readonly level: Level;
  /** The community they chose or live in. */
  readonly livesIn: string | null;
}
/** Fields of a record that somebody signs up with, now or again. */
type Fresh = Pick<VolunteerDoc, 'scope' | 'agreed' | 'checkDueAt' | 'contentHash' | 'number'> & Awaited<ReturnType<typeof fitWords>> & Pick<VolunteerDoc, 'state'>;

async function freshOf(deps: Deps, who: Newcomer, before: VolunteerDoc | null, ask: Ask, contentHash: string): Promise<Fresh> {
  const now = deps.clock.now();
  const rule = ruleAgainstJoin(who);
  if (rule) refuse(rule);
  const agreed = fitAgreed(ask, now);
  const { district, street, community, station } = await levelsOf(deps, who.livesIn ?? '');
  const known: Known = { id: volunteerIdOf(who.personId), personId: who.personId, before: { ...ERASED, name: ask.name } };
  const said = await fitWords(deps, known, ask, dayOf(now));
  const approval = (await approvals(deps, [station.id])).get(station.id) ?? VOLUNTEER_TERMS.approval;
  const state = looksFirst({ approval, minor: isMinor(said.bornOn, dayOf(now), VOLUNTEER_TERMS), ended: before?.state === 'ended' }) ? 'submitted' : 'active';
  return {
    ...said, state, agreed, contentHash, scope: { district: district.id, street: street.id, community: community.id, station: station.id }, checkDueAt: volunteerCheckDue(now, VOLUNTEER_TERMS, (await settingsOf(deps)).calendar),
    number: state === 'active' ? await givenNumber(deps, before) : (before?.number ?? null),
  };
}

function newDoc(deps: Deps, personId: string, fresh: Fresh, stamp: string): VolunteerDoc {
  const now = deps.clock.now();
  const base: VolunteerDoc = {
    _id: volunteerIdOf(personId), personId, revision: 0, ...fresh, desk: 'check', deskAt: now, keys: [stamp], createdAt: now, updatedAt: now, pending: [],
    timeline: [{ id: '0', at: now, action: 'join', part: 'self', personId, unitId: null, code: fresh.state === 'active' ? 'enter' : null, text: null }],
  };
  const doc = { ...base, ...derive(base) };
  return { ...doc, ...pendingOf([eventOf(doc, fresh.state === 'active' ? 'enter' : 'join', personId)], now) };
}

const same = (doc: VolunteerDoc, contentHash: string): VolunteerDoc => {
  if (doc.contentHash !== contentHash) throw new DomainError('key_reused');
  return doc;
};

/** Somebody who left, or was not taken on, signs up again: the same record, the same number. */
async function again(deps: Deps, who: Newcomer, before: VolunteerDoc, ask: Ask, contentHash: string, key: string): Promise<VolunteerDoc> {
  if (!VOLUNTEER_OVER.includes(before.state)) return refuse('volunteerAlready');
  return applyStep(deps, before, { personId: who.personId, parts: ['self'] }, 'join', { revision: before.revision, key }, async () => {
    const fresh = await freshOf(deps, who, before, ask, contentHash);
    const enters = fresh.state === 'active';
    return { set: fresh, code: enters ? 'enter' : null, ...(enters ? { step: 'enter' as const } : {}) };
  });
}

/**
 * Somebody signs up as a volunteer with the station of their community. Outcomes: the record, the same one for the same key;
 * `key_reused` with other content; `conflict` when two taps meet; `not_found` for a community without a station; `rule_refused`
 * volunteerLevel, volunteerHome, volunteerAlready, volunteerTerms, and those of document, skills, contacts and guardian.
 */
export async function join(deps: Deps, who: Newcomer, ask: Ask, key: string): Promise<VolunteerDoc> {
  const [stamp, contentHash] = [stampOf('join', who.personId, key), deps.cipher.fingerprint(JSON.stringify(ask))];
  const before = await volunteerOf(deps, who.personId);
  if (before?.keys.includes(stamp)) return same(before, contentHash);
  if (before) return again(deps, who, before, ask, contentHash, key);
  const doc = newDoc(deps, who.personId, await freshOf(deps, who, null, ask, contentHash), stamp);
  try {
    await Volunteers(deps).insertMany([doc]);
  } catch (error) {
    const first = isDuplicateKey(error) ? await volunteerOf(deps, who.personId) : null;
    if (!first) throw error;
    return first.keys.includes(stamp) ? same(first, contentHash) : refuse('volunteerAlready');
  }
  deps.nudge(Volunteers(deps));
  return doc;
}
