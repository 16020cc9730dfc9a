import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import type { CaseDoc } from '../document';
import { checkSomethingSaid, checkUploads, checkVoices, spoken } from '../evidence';
import { applyStep, type Actor, type Ask } from '../step';
import { careFor } from '../words';

export type WordsAsk = Ask & { readonly text: string; readonly photoIds: readonly string[]; readonly voiceIds?: readonly string[] | undefined };

/** What is said and shown with a step, checked. */
export async function evidence(deps: Deps, actor: Actor, ask: WordsAsk): Promise<{ text: string | null; photoIds: string[]; voiceIds?: string[] }> {
  return { text: checkSomethingSaid(ask), photoIds: await checkUploads(deps, actor, ask.photoIds), ...spoken(await checkVoices(deps, actor, ask.voiceIds)) };
}

/**
 * The reporter adds words, photos or recordings (补充情况). Outcomes: the case with them; `rule_refused` nothingSaid,
 * timelineFull or wordsRisky; see applyStep, checkUploads and checkVoices.
 */
export function supplement(deps: Deps, doc: CaseDoc, actor: Actor, ask: WordsAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'supplement', ask, async () => {
    const said = await evidence(deps, actor, ask);
    const judged = await checkWords(deps, actor.personId ?? '', [said.text]);
    return { entries: [{ step: 'supplement', ...said }], set: careFor(doc.wordsCheck, judged) };
  });
}

/** A grid worker or the station verifies on the spot (现场核实). Outcomes as of supplement. */
export function inspect(deps: Deps, doc: CaseDoc, actor: Actor, ask: WordsAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'inspect', ask, async () => ({ entries: [{ step: 'inspect', ...(await evidence(deps, actor, ask)) }] }));
}
