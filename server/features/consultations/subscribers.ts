import { TASK_ENDED } from '../../../shared/copy/consultations';
import type { HandsResult } from '../../../shared/domain/consultations/decision';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { VOTE_PUBLISHED } from '../../platform/votes';
import { CASE_EVENTS, casesById } from '../cases';
import { markUsed, waiveChecks } from '../files';
import { projectEvent, projectsById } from '../projects';
import { consultOn } from '../topics';
import { votesById, type VoteDoc } from '../votes';
import { taskEnded } from './commands/tasks';
import { recordVote } from './commands/vote';
import { consultationEvent, meetingEvent } from './events';
import { allDecided, consultationsById, meetingsById } from './queries';

/** The topic goes along with its consultation: begun, decided, done or stopped; it keeps what was decided. */
export const tellTopic: Subscriber = {
  name: 'consultations.tellTopic',
  types: (['begin', 'decide', 'voted', 'finish', 'stop'] as const).map(consultationEvent),
  async handle({ _id, type, source }, deps) {
    const doc = (await consultationsById(deps, [source.id])).get(source.id);
    if (!doc?.topicId) return;
    const step = type.slice('consultation.'.length);
    // Several votes make one decision: the topic hears of it once everything of the notice was decided.
    if ((type === consultationEvent('voted') || type === consultationEvent('decide')) && !allDecided(doc)) return;
    const { decision } = doc;
    const action = step === 'begin' ? 'consult' : step === 'finish' ? 'finish' : step === 'stop' ? 'stop' : 'decide';
    const last = [...doc.timeline].reverse().find((moment) => moment.action === 'stop');
    await consultOn(deps, doc.topicId, {
      action, consultationId: doc._id, key: action === 'consult' ? `${doc._id}-begin` : _id, text: action === 'finish' ? doc.report : action === 'stop' ? (last?.text ?? null) : action === 'decide' ? (decision?.text ?? null) : null, code: action === 'stop' ? (last?.code ?? null) : null,
      ...(decision && action === 'decide' ? { decision: { text: decision.text, heldOn: decision.heldOn, present: decision.present } } : {}),
    });
  },
};

/** Pictures of options and minutes are kept; whoever answers for a body answers for them. */
export const keepFiles: Subscriber = {
  name: 'consultations.keepFiles',
  types: [consultationEvent('begin'), consultationEvent('edit'), meetingEvent('minutes')],
  async handle({ type, source }, deps) {
    const doc = type === meetingEvent('minutes') ? (await meetingsById(deps, [source.id])).get(source.id) : (await consultationsById(deps, [source.id])).get(source.id);
    if (!doc) return;
    await markUsed(deps, doc.fileIds);
    await waiveChecks(deps, doc.fileIds);
  },
};

async function ended(deps: Deps, from: { readonly kind: string; readonly id: string } | undefined | null, targetId: string, key: string): Promise<void> {
  if (from?.kind === 'consultation') await taskEnded(deps, from.id, targetId, TASK_ENDED, key);
}
/** What was made of a task has come to its end: the task has too. */
export const endTasks: Subscriber = {
  name: 'consultations.endTasks',
  types: [CASE_EVENTS.close, projectEvent('evaluate')],
  async handle({ _id, type, source }, deps) {
    if (type === CASE_EVENTS.close) await ended(deps, (await casesById(deps, [source.id])).get(source.id)?.splitFrom, source.id, _id);
    else await ended(deps, (await projectsById(deps, [source.id])).get(source.id)?.cameFrom, source.id, _id);
  },
};

/** Outcomes that decide nothing: too few came, or ballots have to be looked at. The body asks once more. */
const NOTHING_DECIDED: readonly string[] = ['no-quorum', 'tainted', 'below-min-ballots'];
/** What a vote found of each clause that it asked about, or of each option among which it chose. */
function foundBy({ draft, result }: VoteDoc): HandsResult[] {
  if (!result || NOTHING_DECIDED.includes(result.outcome.result)) return [];
  const { counts, outcome } = result;
  if ('yes' in counts) return draft.clauseIds.map((id) => ({ id, yes: counts.yes, no: counts.no, abstain: counts.abstain, passed: outcome.result === 'passed' }));
  const winners = 'winners' in outcome ? outcome.winners : [];
  const approvals = 'approvals' in counts ? counts.approvals : {};
  return draft.options.map(({ id }) => ({ id, yes: approvals[id] ?? 0, no: 0, abstain: 0, passed: winners.includes(id) }));
}
/** A vote on a consultation was counted and published: it decides what the notice put to it. */
export const hearVotes: Subscriber = {
  name: 'consultations.hearVotes',
  types: [VOTE_PUBLISHED],
  async handle({ source }, deps) {
    const vote = (await votesById(deps, [source.id])).get(source.id);
    if (vote?.basis.kind === 'consultation') await recordVote(deps, vote.basis.id, { voteId: vote._id, title: vote.draft.title, results: foundBy(vote) });
  },
};
