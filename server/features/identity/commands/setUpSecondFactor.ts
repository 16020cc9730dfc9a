import { DomainError } from '../../../../shared/domain/kernel/errors';
import { newTotpKey, totpStep, totpUri } from '../../../platform/crypto/totp';
import type { Deps } from '../../../platform/deps';
import { audited, ownActor } from '../../audit';
import { forgetTries, reserveStep } from '../loginAttempts';
import { SecondFactors, type SecondFactorDoc } from '../modelSecurity';
import { factorContext, newRecoveryCodes, spendCode } from '../secondFactor';
import { checkOwnPassword } from './changePassword';
import { stepUp, type Stepping } from './stepUp';
import type { OpenedSession } from './openSession';

const factorOf = (deps: Deps, personId: string): Promise<SecondFactorDoc | null> => SecondFactors(deps).findById(personId).lean<SecondFactorDoc>().exec();

/**
 * Begins to set up an authenticator. Outcomes: a key that waits for its first code, while one in force stays;
 * `wrong_credentials`; who has one already: `code_required`, `wrong_code`; `rule_refused` {rule: noAccount}.
 */
export async function beginSecondFactor(deps: Deps, who: Stepping, { password, code }: { password: string; code?: string | undefined }): Promise<{ key: string; uri: string }> {
  const account = await checkOwnPassword(deps, who, password);
  const present = await factorOf(deps, who.personId);
  if (present && present.secret !== null) {
    if (code === undefined) throw new DomainError('code_required');
    const tries = await reserveStep(deps, who.personId);
    if (!(await spendCode(deps, present, code))) throw new DomainError('wrong_code');
    await forgetTries(deps, tries);
  }
  const key = newTotpKey();
  const pending = deps.cipher.encrypt(key, factorContext(who.personId));
  await SecondFactors(deps).updateOne({ _id: who.personId }, { $set: { pending }, $setOnInsert: { secret: null, lastStep: 0, recovery: [] } }, { upsert: true });
  return { key, uri: totpUri(key, account._id) };
}

/**
 * Puts the authenticator in force with its first code. Outcomes: in force, the recovery codes told once, and a session
 * under a new id; `wrong_code`; `rule_refused` {rule: notSetUp} when none was begun.
 */
export async function confirmSecondFactor(deps: Deps, who: Stepping, code: string): Promise<{ recoveryCodes: string[]; session: OpenedSession }> {
  const factor = await factorOf(deps, who.personId);
  if (!factor || factor.pending === null) throw new DomainError('rule_refused', { rule: 'notSetUp' });
  const tries = await reserveStep(deps, who.personId);
  const step = totpStep(deps.cipher.decrypt(factor.pending, factorContext(who.personId)), code.replace(/\s/g, ''), deps.clock.now());
  if (step === null) throw new DomainError('wrong_code');
  const { codes, stored } = newRecoveryCodes(deps, who.personId);
  await audited(deps, { actor: ownActor(who.personId), action: 'loginChanged', subject: who.personId });
  const { matchedCount } = await SecondFactors(deps).updateOne(
    { _id: who.personId, pending: factor.pending },
    { $set: { secret: factor.pending, pending: null, lastStep: step, recovery: stored } },
  );
  if (matchedCount === 0) throw new DomainError('rule_refused', { rule: 'notSetUp' });
  await forgetTries(deps, tries);
  return { recoveryCodes: codes, session: await stepUp(deps, who) };
}
