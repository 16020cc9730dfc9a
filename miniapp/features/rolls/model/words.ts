import type { ResponseOf } from '@/api';
import { daySaid, type StepsOf } from '@/ui';
import { ROLL, ROLL_KIND_WORDS } from '@shared/copy/rolls';
import { areaShown } from '@shared/domain/rolls/cells';
import { addDays, dayOf, type Day, weekdayWord } from '@shared/domain/kernel/days';

export type RollView = ResponseOf<'GET /rolls/:id'>;
export type RollRow = ResponseOf<'GET /rolls'>['items'][number];
export type OwnLine = ResponseOf<'GET /rolls/mine'>['items'][number];
export type LineView = ResponseOf<'GET /rolls/:id/lines/:ref'>;
export type LineRow = ResponseOf<'GET /rolls/:id/lines'>['items'][number];
export type Import = ResponseOf<'GET /rolls/imports/:id'>;
export type LineProps = StepsOf<LineView>;
export type RollProps = StepsOf<RollView>;

/** Which roll it is: its kind and version. */
export const rollWords = ({ kind, version }: Pick<RollRow, 'kind' | 'version'>): string => `${ROLL_KIND_WORDS[kind].name}，${ROLL.version(version)}`;
/** Its numbers on one line. */
export const sumWords = (kind: RollRow['kind'], { lines, area, persons }: RollView['sums']): string =>
  kind === 'owners' ? [ROLL.lines(lines), ROLL.persons(persons), ROLL.area(areaShown(area))].join('，') : ROLL.seats(lines);
/** As what somebody stands there. */
export function asWhat({ kind, at }: Pick<OwnLine, 'kind' | 'at'>): string {
  if (at === null) return ROLL.delegateOf;
  return at > 0 ? ROLL.coOwner : ROLL_KIND_WORDS[kind].holder;
}
/** 「您在这份名册上：3栋2单元501，建筑面积89.50平方米，业主」. */
export const standingWords = (line: OwnLine): string => ROLL.standing(line.place, line.kind === 'owners' ? areaShown(line.area) : null, asWhat(line));
export const areaTyped = (area: number): string => areaShown(area);

/** Days ahead with their weekday. */
export const daysAhead = (steps: readonly number[]): { readonly value: Day; readonly label: string }[] => steps.map((step) => addDays(dayOf(new Date()), step)).map((value) => ({ value, label: `${daySaid(value)}（周${weekdayWord(value)}）` }));
