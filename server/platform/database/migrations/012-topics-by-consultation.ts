import type { Connection } from 'mongoose';
import { dayNumber, momentOn } from '../../../../shared/domain/kernel/days';
import { idFrom } from '../ids';
import { rawCollection } from '../model';
import type { Migration } from './types';

interface ByHand {
  readonly text: string;
  readonly heldOn: string;
  readonly present: number;
  readonly agreed: number;
  readonly unitId: string;
  readonly dueOn: string;
  readonly firstOn: string | null;
  readonly moved: string | null;
}
interface Topic {
  _id: string;
  number: string;
  state: string;
  bodyId: string;
  authorId: string;
  title: string;
  text: string;
  place: object;
  scope: { station: string };
  rules: object;
  decision: ByHand;
  consultationId?: string;
  origin?: object;
  createdAt: Date;
  updatedAt: Date;
}
/** The steps of a plain consultation as they were on that day. */
const PLAN = [['notice', 3], ['deliberation', 3], ['decision', 0], ['publication', 5], ['carrying', 0], ['report', 7]] as const;
const CARRYING = 4;

/** A consultation that stands where the topic stood: decided by hand, to be carried out by that unit by that day. Its number is that of the topic. */
function consultationOf({ _id, number, bodyId, authorId, title, text, place, scope, rules, decision, origin, updatedAt: at }: Topic): Record<string, unknown> & { _id: string } {
  const moment = (id: string, action: string, code: string, words: string | null) => ({ id, at, action, part: 'body', personId: null, unitId: null, code, text: words });
  const { text: said, heldOn, present, agreed, unitId, dueOn, firstOn, moved } = decision;
  return {
    _id: idFrom('consultation', _id), number, contentHash: '', state: 'going', revision: 1, topicId: _id, bodyId, voiceId: authorId, byId: authorId, title, text, template: 'plain', plan: PLAN.map(([id, days]) => ({ id, kind: id, days, meeting: null })),
    steps: PLAN.map(([id], n) => ({ id, startedAt: n <= CARRYING ? at : null, endedAt: n < CARRYING ? at : null, agreed: [] })), place, scope, rules, conveners: [scope.station], clauses: [{ id: 'c1', words: said.slice(0, 200) }], options: [], rollId: null, counted: null,
    decision: { way: 'hands', at, text: said, heldOn, members: null, present, meetingId: null, voteId: null, results: [{ id: 'c1', yes: agreed, no: 0, abstain: present - agreed, passed: true }], byIds: [] },
    tasks: [{ id: 't1', title: said.slice(0, 200), unitId, dueOn, firstOn, moved, doneAt: null, of: null, targetId: null, notes: [], told: false }], owners: [unitId], report: null, lane: 'going', dueAt: at, nextCheckAt: momentOn(dayNumber(dueOn), 24 * 60), told: [], fileIds: [],
    timeline: [moment('0', 'begin', 'plain', null), moment('1', 'decide', 'passed', said)], keys: [], origin: origin ?? { kind: 'topic', id: _id }, createdAt: at, updatedAt: at, pending: [],
  };
}

/**
 * Topics that were decided by hand and not done yet go on by a consultation, which alone carries out from now on (decision 0043).
 * The consultation comes first and has an id that follows from the topic: cut off anywhere, doing it again completes it.
 */
async function run(db: Connection): Promise<void> {
  const topics = rawCollection<Topic>(db, 'topics');
  for await (const topic of topics.find({ state: 'decided', consultationId: { $exists: false } })) {
    const { _id, ...made } = consultationOf(topic);
    await rawCollection<{ _id: string }>(db, 'consultations').updateOne({ _id }, { $setOnInsert: made }, { upsert: true });
    await topics.updateOne({ _id: topic._id, consultationId: { $exists: false } }, { $set: { consultationId: _id }, $unset: { nextCheckAt: 1 } });
  }
}

export const topicsByConsultation: Migration = { number: 12, name: 'topics by consultation', run };
