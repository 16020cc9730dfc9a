import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ruleAgainstHearing, ruleAgainstWord, sameWords } from '../../../../shared/domain/visits/rules';
import type { Intent, Onlooker } from '../../../platform/conversions';
import type { Deps } from '../../../platform/deps';
import { convert } from '../../threads';
import type { HeardRow, VisitDoc } from '../document';
import { askOf, checkHeard, heardRow, refOf, wordsIn, type Hearing } from '../hearing';
import { authorise } from '../policy';
import { loadVisit } from '../queries';
import { applyStep, refuse, type Actor, type Ask } from '../step';

type OnHeard = Ask & { readonly heardId: string };
const changed = (doc: VisitDoc, row: HeardRow, change: Partial<HeardRow>): HeardRow[] => doc.heard.map((one) => (one === row ? { ...one, ...change } : one));
/** What waits for a word. `rule_refused` visitHeardSettled. */
function waiting(doc: VisitDoc, heardId: string): HeardRow {
  const row = doc.heard.find(({ id }) => id === heardId);
  const rule = ruleAgainstWord(row);
  return rule || !row ? refuse(rule ?? 'visitHeardSettled') : row;
}

/** Something more that was heard. `rule_refused` visitHeardFull, and as cases and wishes say. */
export const hear = (deps: Deps, doc: VisitDoc, actor: Actor, ask: Ask & { readonly heard: Hearing }): Promise<VisitDoc> =>
  applyStep(deps, doc, actor, 'hear', ask, async () => {
    const rule = ruleAgainstHearing(doc.heard, 1);
    if (rule) refuse(rule);
    await checkHeard(deps, doc, ask.heard);
    return { set: { heard: [...doc.heard, heardRow(doc, ask.heard, 0)] } };
  });
/** It is not wanted: its words are not kept. `rule_refused` visitHeardSettled. */
export const refuseHeard = (deps: Deps, doc: VisitDoc, actor: Actor, ask: OnHeard): Promise<VisitDoc> =>
  applyStep(deps, doc, actor, 'refuse', ask, () => {
    const row = waiting(doc, ask.heardId);
    return { set: { heard: doc.heard.filter((one) => one !== row) } };
  });

/**
 * Writes down that something is to be made, with the consent, in one guarded write: of what waits for the visited by their own tap,
 * of what they agreed to aloud by the grid worker's. `rule_refused` visitNotAgreed where it is not word by word what the visited read.
 */
export async function intend(deps: Deps, who: Onlooker, doc: VisitDoc, intent: Omit<Intent, 'by'>, ask: Ask): Promise<void> {
  const visited = doc.visitedId === who.personId;
  const action = visited ? 'agree' : 'become';
  await applyStep(deps, doc, authorise(who, doc, action), action, ask, () => {
    const words = wordsIn(intent.ask);
    const row = (words && doc.heard.find((one) => one.state === (visited ? 'asked' : 'agreed') && sameWords(one, words))) ?? refuse('visitNotAgreed');
    const kept = { ...intent, by: { personId: doc.workerId ?? who.personId, unitId: doc.scope.station }, state: 'open' as const };
    return { code: intent.ask.to, set: { heard: changed(doc, row, { state: 'made', consent: row.consent ?? 'phone', target: intent.targetId }), conversions: [...(doc.conversions ?? []), kept] } };
  });
}

/** The visited agrees on their own phone: a matter is made of it by the registry of conversions, in these words. */
export async function agree(deps: Deps, doc: VisitDoc, who: Onlooker, ask: OnHeard): Promise<VisitDoc> {
  const row = doc.heard.find(({ id }) => id === ask.heardId) ?? refuse('visitHeardSettled');
  // Sent again after it was made: it is there.
  if (row.state !== 'made') await convert(deps, who, refOf(doc), askOf(waiting(doc, ask.heardId), ask.revision), ask.key);
  return loadVisit(deps, doc._id);
}

/** The visited agreed aloud; that is noted as such before anything is made. Cut off between both, the grid worker makes it by the same request. */
export async function spoken(deps: Deps, doc: VisitDoc, who: Onlooker, ask: OnHeard): Promise<VisitDoc> {
  const row = doc.heard.find(({ id }) => id === ask.heardId) ?? refuse('visitHeardSettled');
  if (row.state === 'made') return doc;
  if (ask.revision !== doc.revision) throw new DomainError('conflict', { state: doc.state, revision: doc.revision });
  const actor = authorise(who, doc, 'spoken');
  const noted = row.state === 'agreed' ? doc : await applyStep(deps, doc, actor, 'spoken', ask, () => ({ set: { heard: changed(doc, waiting(doc, ask.heardId), { state: 'agreed', consent: 'spoken' }) } }));
  await convert(deps, who, refOf(doc), askOf(row, noted.revision), ask.key);
  return loadVisit(deps, doc._id);
}
