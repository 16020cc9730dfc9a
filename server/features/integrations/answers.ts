import type { ResponseOf } from '../../../shared/contract';
import { ANSWER_STATUS_WORDS } from '../../../shared/copy/answers';
import { answerStatus } from '../../../shared/domain/integrations/answers';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { after, decodeCursor, pageOf } from '../../platform/database/cursor';
import type { Deps } from '../../platform/deps';
import { photoViews } from '../files';
import { getPeople } from '../identity';
import { getUnits } from '../organisation';
import { Answers, type AnswerDoc } from './answerModel';
import { refusalOf } from './commands/settleAnswer';
import type { AnswerSight } from './policy';

type View = ResponseOf<'GET /integrations/answers'>['items'][number];

const inSight = (sight: AnswerSight): object => (sight.all ? {} : { $or: [{ unitId: { $in: [...sight.unitIds] } }, { stationId: { $in: [...sight.unitIds] } }] });

/** Answers that people have to look at, the latest first. */
export async function answersOf(deps: Deps, sight: AnswerSight, { cursor, limit, seen }: { cursor?: string | undefined; limit: number; seen: 'no' | 'all' }): Promise<{ items: AnswerDoc[]; next: string | null }> {
  const filters = [{ lookAt: { $exists: true } }, inSight(sight), seen === 'no' ? { seenAt: null } : {}, after(decodeCursor(cursor), 'lookAt', 'down')];
  const rows = await Answers(deps).find({ $and: filters.filter((filter) => Object.keys(filter).length > 0) }).sort({ lookAt: -1, _id: -1 }).limit(limit + 1).lean<AnswerDoc[]>();
  return pageOf(rows, limit, (row) => ({ at: row.lookAt ?? row.at, id: row._id }));
}

/** Says that one was looked at; once said it stays. `not_found` where it is none of theirs. */
export async function seeAnswer(deps: Deps, id: string, sight: AnswerSight, personId: string): Promise<void> {
  const guard = { _id: id, lookAt: { $exists: true }, ...inSight(sight) };
  if (!(await Answers(deps).exists(guard))) throw new DomainError('not_found');
  await Answers(deps).updateOne({ ...guard, seenAt: null }, { $set: { seenBy: personId, seenAt: deps.clock.now() } });
}

const saidOf = ({ status }: AnswerDoc): string => {
  const known = answerStatus(status);
  return known ? ANSWER_STATUS_WORDS[known] : status;
};

/** Answers as the desk has them. */
export async function presentAnswers(deps: Deps, docs: readonly AnswerDoc[]): Promise<View[]> {
  const [units, people, photos] = await Promise.all([
    getUnits(deps, docs.map(({ unitId }) => unitId)),
    getPeople(deps, docs.map(({ seenBy }) => seenBy)),
    photoViews(deps, docs.flatMap(({ photoIds }) => photoIds)),
  ]);
  return docs.map((doc) => ({
    id: doc._id, unit: { id: doc.unitId, name: units.get(doc.unitId)?.name ?? '' }, channel: doc.channelName, at: doc.at.toISOString(), result: doc.result ?? 'refused', said: saidOf(doc), why: refusalOf(doc), note: doc.note,
    number: doc.caseNumber ?? doc.number, theirNumber: doc.theirNumber, caseId: doc.caseId, times: doc.times, seenBy: people.get(doc.seenBy ?? '')?.name ?? null, seenAt: doc.seenAt?.toISOString() ?? null,
    photos: doc.photoIds.flatMap((id) => { const view = photos.get(id); if (!view) return []; const { check: _, ...photo } = view; return [photo]; }),
  }));
}
