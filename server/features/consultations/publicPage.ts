import { z } from 'zod';
import { CONSULTATION as WORDS, DECISION_PAGE as PAGE, STANCE_WORDS, TEMPLATE_WORDS } from '../../../shared/copy/consultations';
import { bindingWords } from '../../../shared/copy/votes';
import { Id } from '../../../shared/contract/kernel';
import { formatDay, formatFullDate } from '../../../shared/domain/kernel/dates';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { heading, htmlPage, paragraph, rows, table } from '../../http/html';
import type { PublicPage } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { loadBody } from '../bodies';
import { getUnits } from '../organisation';
import { voteOf } from '../votes';
import type { ConsultationDoc } from './document';
import { loadConsultation } from './queries';
import { goingStep } from './step';

function resultsOf(doc: ConsultationDoc): string {
  const words = new Map([...doc.clauses.map(({ id, words: said }) => [id, said] as const), ...doc.options.map(({ id, label, cost }) => [id, cost === null ? label : `${label}（${WORDS.cost(cost)}）`] as const)]);
  const lines = (doc.decision?.results ?? []).map(({ id, yes, no, abstain, passed }) => [words.get(id) ?? '', WORDS.hands(yes, no, abstain), passed ? WORDS.passed : WORDS.rejected]);
  return table([PAGE.clause, STANCE_WORDS.for, PAGE.result], lines);
}

async function pageOf(deps: Deps, doc: ConsultationDoc): Promise<string> {
  const { decision } = doc;
  if (!decision) throw new DomainError('not_found');
  const [body, units] = await Promise.all([loadBody(deps, doc.bodyId), getUnits(deps, [doc.scope.community, ...doc.owners])]);
  const vote = decision.voteId ? await voteOf(deps, decision.voteId) : null;
  const going = goingStep(doc);
  const shown = going?.step.kind === 'publication' ? formatFullDate(going.until) : null;
  const how = decision.way === 'vote' ? `${WORDS.byVote}，${bindingWords(vote?.binding ?? false).label}` : WORDS.byHands(decision.heldOn ? formatDay(decision.heldOn) : '', decision.present ?? 0, decision.members ?? 0);
  const facts = rows([[PAGE.of, doc.title], [PAGE.body, body.name], [PAGE.number, doc.number], [PAGE.when, formatFullDate(decision.at)], [PAGE.how, `${TEMPLATE_WORDS[doc.template].name}，${how}`], [PAGE.until, shown]]);
  const tasks = doc.tasks.length === 0 ? '' : `${heading(PAGE.tasks)}${table([PAGE.of, PAGE.tasks, PAGE.result], doc.tasks.map(({ title, unitId, dueOn, doneAt }) => [title, WORDS.taskBy(units.get(unitId)?.name ?? '', formatDay(dueOn)), doneAt ? WORDS.done : WORDS.doing]))}`;
  const came = doc.report === null ? '' : `${heading(WORDS.report)}${paragraph(doc.report, 'words')}`;
  return htmlPage({ title: PAGE.title, body: `${facts}${paragraph(decision.text, 'words')}${resultsOf(doc)}${tasks}${came}${paragraph(shown ? PAGE.objection : PAGE.ended, 'second')}${vote?.binding ? '' : paragraph(PAGE.binding, 'second')}` });
}

/** The plain page of a decision, for the board in the stairwell: what was decided, how, who carries it out. Nobody is named on it. */
export const decisionPage: PublicPage = {
  path: '/decisions/:id', params: z.strictObject({ id: Id }), query: z.strictObject({}), missing: PAGE.missing,
  render: async (params, _query, deps) => pageOf(deps, await loadConsultation(deps, (params as { id: string }).id)),
};
