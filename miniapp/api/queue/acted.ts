import { type ResponseOf } from '../types';

type CaseView = ResponseOf<'GET /cases/:id'>;

/** The number of the write that put a line on the timeline: ids are `revision-n`. */
const revisionOf = ({ id }: CaseView['timeline'][number]): number => Number(id.split('-')[0]);

/** Whether a case has been moved by the program alone since: a deadline that was warned of, nobody who acted. */
export function onlyTheProgram({ timeline, revision }: Pick<CaseView, 'timeline' | 'revision'>, since: number): boolean {
  const newer = timeline.filter((line) => revisionOf(line) > since);
  const byProgram = newer.every(({ actor }) => actor.name === null && actor.unit === null && !actor.isReporter);
  const told = new Set(newer.map(revisionOf));
  return byProgram && Array.from({ length: Math.max(0, revision - since) }, (_, n) => since + 1 + n).every((one) => told.has(one));
}
