import { CLOSING, ruleAgainstClosing } from '../../../../shared/domain/identity/closing';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Task } from '../../../jobs/types';
import type { Deps } from '../../../platform/deps';
import type { Eraser } from '../../../platform/erasers';
import { audited, ownActor } from '../../audit';
import { eraseIdentity } from '../erase';
import { People, type Closing, type PersonDoc } from '../model';
import { viewerOfPerson } from '../viewers';

/** People seen to in one run. */
const AT_ONCE = 20;
const at = (deps: Deps, ms: number): Date => new Date(deps.clock.now().getTime() + ms);

/**
 * Closes an account at its person's wish, for good (PIPL Art. 47). That it is to be done is written down first; then they are
 * logged out everywhere and cannot be reached; what each feature holds follows in the background. Doing it twice is doing it
 * once. `rule_refused` closeOffice while they hold an office; `not_authenticated` when there is no such person.
 */
export async function closeAccount(deps: Deps, personId: string): Promise<void> {
  const viewer = await viewerOfPerson(deps, personId);
  if (!viewer) throw new DomainError('not_authenticated');
  const rule = ruleAgainstClosing(viewer.roles.map(({ role }) => role));
  if (rule) throw new DomainError('rule_refused', { rule });
  await audited(deps, { actor: ownActor(personId), action: 'accountClosed', subject: personId });
  const closing: Closing = { at: deps.clock.now(), name: viewer.name, done: [], nextAt: at(deps, CLOSING.waitMs) };
  await People(deps).updateOne({ _id: personId, closing: { $exists: false } }, { $set: { closing } });
  await eraseIdentity(deps, personId);
}

/** One eraser's turn. That it failed is told, and it is tried again; the others go on. */
async function turn(deps: Deps, eraser: Eraser, { _id: personId, closing }: PersonDoc & { closing: Closing }): Promise<'done' | 'later' | 'failed'> {
  try {
    if (!(await eraser.erase(deps, { personId, name: closing.name ?? null, closedAt: closing.at }))) return 'later';
    await People(deps).updateOne({ _id: personId }, { $addToSet: { 'closing.done': eraser.name } });
    return 'done';
  } catch (error) {
    deps.logger.warn({ err: error, eraser: eraser.name }, 'not erased yet; it is tried again');
    return 'failed';
  }
}

/** Goes on with one closing from where it stopped. */
async function goOn(deps: Deps, person: PersonDoc & { closing: Closing }): Promise<void> {
  const turns: string[] = [];
  for (const eraser of deps.hooks.erasers) if (!person.closing.done.includes(eraser.name)) turns.push(await turn(deps, eraser, person));
  const failed = turns.includes('failed');
  const over = !failed && !turns.includes('later');
  const then = over ? { $set: { 'closing.endedAt': deps.clock.now() }, $unset: { 'closing.nextAt': 1 as const, 'closing.name': 1 as const } } : { $set: { 'closing.nextAt': at(deps, failed ? CLOSING.againMs : CLOSING.laterMs) }, ...(failed ? {} : { $unset: { 'closing.name': 1 as const } }) };
  await People(deps).updateOne({ _id: person._id }, then);
}

/** Erases what is held of those who closed their account. A process that ends meanwhile is followed by the next. */
export const eraseClosed: Task = {
  name: 'identity.eraseClosed',
  everyMs: 5_000,
  async run(deps) {
    const due = await People(deps).find({ 'closing.nextAt': { $lte: deps.clock.now() } }).sort({ 'closing.nextAt': 1 }).limit(AT_ONCE).lean<(PersonDoc & { closing: Closing })[]>();
    for (const person of due) await goOn(deps, person);
  },
};
