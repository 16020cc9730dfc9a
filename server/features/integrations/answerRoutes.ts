import { ANSWER_RESULT_WORDS } from '../../../shared/copy/answers';
import type { HandlerTable } from '../../http/types';
import { answersOf, seeAnswer } from './answers';
import { refusalOf } from './commands/settleAnswer';
import { takeAnswer } from './commands/takeAnswer';
import { answersInSight } from './policy';
import { presentAnswers } from './answers';

export const answerHandlers: HandlerTable = {
  'POST /integrations/channels/:id/answers': async ({ params, body }, deps) => {
    const { answer, repeated } = await takeAnswer(deps, params.id, body);
    const result = answer.result ?? 'refused';
    return { result, text: [ANSWER_RESULT_WORDS[result], refusalOf(answer)].filter(Boolean).join('：'), number: answer.caseNumber, repeated };
  },
  'GET /integrations/answers': async ({ viewer, query }, deps) => {
    const { items, next } = await answersOf(deps, answersInSight(viewer), query);
    return { items: await presentAnswers(deps, items), next };
  },
  'POST /integrations/answers/:id/seen': async ({ viewer, params }, deps) => {
    await seeAnswer(deps, params.id, answersInSight(viewer), viewer.personId);
    return { done: true };
  },
};
