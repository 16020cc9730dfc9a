import { addDays, dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Level } from '../../../../shared/domain/identity/levels';
import { acceptanceUntil, COUNT_AFTER_MS, endOfDay } from '../../../../shared/domain/projects/limits';
import { ruleAgainstOpinion, verdictOf } from '../../../../shared/domain/projects/rules';
import { verdictWords } from '../../../../shared/copy/projects';
import { PROJECT_TERMS } from '../../../../config/catalogue/projects';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import type { ProjectDoc } from '../document';
import { Follows, Opinions } from '../model';
import { followIdOf, isConcerned, opinionIdOf } from '../queries';
import { applyStep, refuse, SYSTEM, type Actor, type Ask, type Change } from '../step';
import { fitWords } from '../words';
import { redone, withStep } from './steps';
import { councilOf } from './propose';

/** A resident who chooses or says something. */
export interface Resident {
  readonly personId: string;
  readonly level: Level;
  readonly neighbourOf: readonly string[];
}

/** Writes a row that is one for each person; two taps at once come to the same. */
export async function oneRow(write: () => PromiseLike<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await write();
  }
}

/**
 * Somebody who chose or followed it says whether it is good; until the time is over they may think again. Outcomes: kept, one
 * for each person and acceptance; `wrong_state`; `rule_refused` acceptOver, chooseLevel, chooseHome, acceptWho, acceptWhy, and of the words.
 */
export async function giveOpinion(deps: Deps, doc: ProjectDoc, who: Resident, said: { readonly good: boolean; readonly text: string }): Promise<void> {
  if (doc.state !== 'acceptance' || !doc.acceptance) throw new DomainError('wrong_state', { state: doc.state, revision: doc.revision });
  const at = deps.clock.now();
  const { n, until } = doc.acceptance;
  const rule = ruleAgainstOpinion({ level: who.level, neighbour: who.neighbourOf.includes(doc.scope.community), concerned: await isConcerned(deps, doc, who.personId) }, until <= at, said);
  if (rule) refuse(rule);
  const text = fitWords(said.text, 'resident');
  await checkWords(deps, who.personId, [text]);
  const _id = opinionIdOf(doc._id, n, who.personId);
  await oneRow(() => Opinions(deps).updateOne({ _id }, { $set: { good: said.good, text, at }, $setOnInsert: { projectId: doc._id, n, personId: who.personId } }, { upsert: true }));
}

/** Is told of each step from now on, or no longer; doing it twice changes nothing. */
export async function follow(deps: Deps, doc: ProjectDoc, personId: string, on: boolean): Promise<void> {
  const _id = followIdOf(doc._id, personId);
  if (!on) await Follows(deps).deleteOne({ _id });
  else await oneRow(() => Follows(deps).updateOne({ _id }, { $setOnInsert: { projectId: doc._id, personId, at: deps.clock.now() } }, { upsert: true }));
}

/** Too few said something, and more time did not help: the council looked at it. `rule_refused` waitFirst. */
export function councilAccept(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & { readonly day: string; readonly present: number; readonly agreed: number; readonly text: string }): Promise<ProjectDoc> {
  return applyStep(deps, doc, actor, 'councilAccept', ask, () => {
    const council = councilOf({ ...ask, text: fitWords(ask.text, 'station') });
    return { text: council.text, set: { council, acceptance: doc.acceptance && { ...doc.acceptance, good: council.agreed, bad: council.present - council.agreed, verdict: 'council' } } };
  });
}

/** What residents said in time is counted, and the project goes where it leads. */
async function settled(deps: Deps, doc: ProjectDoc, now: Date): Promise<{ action: 'accept' | 'sendBack' | 'extend'; change: Change } | null> {
  const { acceptance } = doc;
  if (!acceptance) return null;
  const count = (good: boolean): Promise<number> => Opinions(deps).countDocuments({ projectId: doc._id, n: acceptance.n, good });
  const [good, bad] = await Promise.all([count(true), count(false)]);
  const verdict = verdictOf({ good, bad }, { acceptanceQuorum: acceptance.quorum });
  // Too few: nothing is taken for consent, there is more time, and the next look is at its end.
  if (verdict === 'few') return { action: 'extend', change: { set: { acceptance: { ...acceptance, until: acceptanceUntil(now, PROJECT_TERMS), extended: acceptance.extended + 1 } } } };
  const known = { ...acceptance, good, bad, verdict };
  if (verdict === 'accepted') return { action: 'accept', change: { code: verdictWords(good, bad), set: { acceptance: known } } };
  const last = doc.steps[doc.steps.length - 1];
  if (!last) return null;
  return { action: 'sendBack', change: { code: verdictWords(good, bad), set: { acceptance: known, ...redone(doc, last.id, addDays(dayOf(now), PROJECT_TERMS.redo)) }, tell: { step: last.id, units: last.unitId } } };
}

/** The first thing of a project that has fallen due, and what is done about it; null when nothing has. */
async function due(deps: Deps, doc: ProjectDoc, now: Date): Promise<{ action: 'remind' | 'accept' | 'sendBack' | 'extend'; change: Change } | null> {
  if (doc.state === 'proposed' && !doc.checkLate && doc.checkDueAt <= now) return { action: 'remind', change: { quiet: true, set: { checkLate: true }, step: 'checkLate' } };
  if (doc.state === 'acceptance' && doc.acceptance && doc.acceptance.until.getTime() + COUNT_AFTER_MS <= now.getTime()) return settled(deps, doc, now);
  const late = doc.state === 'running' ? doc.steps.find(({ doneAt, told, plannedOn }) => doneAt === null && !told && endOfDay(plannedOn) <= now) : undefined;
  return late ? { action: 'remind', change: { quiet: true, set: { steps: withStep(doc, late.id, { told: true }) }, step: 'stepLate', tell: { step: late.id, units: late.unitId } } } : null;
}

/** Sees to what has fallen due in a project, one thing at a time; one that changed meanwhile comes up again. */
export async function watch(deps: Deps, doc: ProjectDoc): Promise<void> {
  const found = await due(deps, doc, deps.clock.now());
  if (!found) return;
  try {
    await applyStep(deps, doc, SYSTEM, found.action, { revision: doc.revision, key: `watch-${doc.revision}` }, () => found.change);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
