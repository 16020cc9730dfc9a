import { endedAt, questionUntil } from '../../../../shared/domain/cases/pauses';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import { ruleBook } from '../catalogue';
import type { CaseDoc } from '../document';
import { applyStep, type Actor, type Ask } from '../step';
import { careFor } from '../words';
import { evidence, type WordsAsk } from './supplement';

/**
 * Station or unit asks the reporter something: the clock stands until the answer comes, at most the configured working
 * days, and then runs on by itself. Outcomes: asked; `rule_refused` questionOpen, clockStands, questionsSpent; see
 * applyStep.
 */
export function askReporter(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'ask', ask, async ({ now, unitId }) => {
    const until = questionUntil(now, (await ruleBook(deps, [doc])).calendarOf(doc));
    return {
      entries: [{ step: 'ask', text: ask.text }],
      set: {
        question: { text: ask.text, unitId: unitId ?? doc.scope.station, askedAt: now, until, answeredAt: null, round: doc.round },
        questions: (doc.questions ?? 0) + 1,
        pauses: [...(doc.pauses ?? []), { kind: 'question', from: now, until }],
        pausedUntil: until,
      },
    };
  });
}

/**
 * The reporter answers what was asked, in words, pictures or aloud, and the clock runs on; also when it already does.
 * Outcomes: answered, with the promise that now holds; `rule_refused` noQuestion, nothingSaid or wordsRisky; see
 * applyStep, checkUploads and checkVoices.
 */
export function answerQuestion(deps: Deps, doc: CaseDoc, actor: Actor, ask: WordsAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'answer', ask, async ({ now }) => {
    const said = await evidence(deps, actor, ask);
    const care = careFor(doc.wordsCheck, await checkWords(deps, actor.personId ?? '', [said.text]));
    const shelved = doc.deferral?.state === 'granted';
    return {
      entries: [{ step: 'answer', ...said, withPromise: true }],
      set: {
        ...care,
        ...(doc.question ? { question: { ...doc.question, answeredAt: now } } : {}),
        ...(shelved ? {} : { pauses: endedAt(doc.pauses ?? [], now), pausedUntil: null }),
      },
    };
  });
}
