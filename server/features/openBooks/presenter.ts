import type { ResponseOf } from '../../../shared/contract';
import { sumsOf } from '../../../shared/domain/openBooks/finance';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { getUnits, levelsOf, presentStation } from '../organisation';
import { contentOf } from './commands';
import type { BookDoc, BookQuestionDoc } from './document';
import { asks, publishesFor, type Person } from './policy';
import { questionsOf } from './queries';

export type View = ResponseOf<'GET /open-books/:id'>;
export type Row = ResponseOf<'GET /open-books'>['items'][number];

/** Rows of lists. */
export async function presentRows(deps: Deps, docs: readonly BookDoc[]): Promise<Row[]> {
  const units = await getUnits(deps, docs.map(({ unitId }) => unitId));
  return docs.map(({ _id: id, kind, period, title, unitId, unitKind, createdAt, before, lines }) => ({ id, kind, period, title, unit: { id: unitId, name: units.get(unitId)?.name ?? '', kind: unitKind }, at: createdAt.toISOString(), corrections: before.length, sums: kind === 'finance' ? sumsOf(lines) : null }));
}
/** Whether an answer is, or came, after its last moment. */
export const lateAt = ({ answerBy, answeredAt }: Pick<BookQuestionDoc, 'answerBy' | 'answeredAt'>, now: Date): boolean => answerBy < (answeredAt ?? now);

/** Questions as a viewer reads them: what was asked stands for everybody once it is answered; who asked is told to who answers alone. */
async function presentQuestions(deps: Deps, docs: readonly BookQuestionDoc[], personId: string, publishes: boolean): Promise<View['questions']> {
  const [people, now] = [await getPeople(deps, docs.flatMap(({ personId: by, answeredBy }) => (answeredBy ? [by, answeredBy] : [by]))), deps.clock.now()];
  return docs.map((doc) => {
    const mine = doc.personId === personId;
    return {
      id: doc._id, revision: doc.revision, text: doc.state === 'answered' || mine || publishes ? doc.text : '', state: doc.state, mine, by: publishes ? (people.get(doc.personId)?.name ?? '') : null, at: doc.createdAt.toISOString(), answerBy: doc.answerBy.toISOString(), late: lateAt(doc, now),
      answer: doc.answer, answeredBy: doc.answeredBy && (people.get(doc.answeredBy)?.name ?? ''), answeredAt: doc.answeredAt?.toISOString() ?? null,
    };
  });
}
/** One publication as its viewer may see it. */
export async function presentBook(deps: Deps, doc: BookDoc, who: Person): Promise<View> {
  const [[row], questions, publishes, { community, station }, people] = await Promise.all([presentRows(deps, [doc]), questionsOf(deps, doc._id), publishesFor(deps, who, doc), levelsOf(deps, doc.communityId), getPeople(deps, [doc.publisherId, ...doc.before.map(({ by }) => by)])]);
  const named = (id: string): string => people.get(id)?.name ?? '';
  return {
    ...(row as Row), ...contentOf(doc), lines: [...doc.lines], revision: doc.revision, station: await presentStation(deps, station), community: { id: community.id, name: community.name }, person: named(doc.publisherId),
    history: doc.before.map((one) => ({ ...contentOf(one), lines: [...one.lines], until: one.until.toISOString(), why: one.why, by: named(one.by) })).reverse(), questions: await presentQuestions(deps, questions, who.personId, publishes), asks: asks(who, doc), publishes,
  };
}
