import type { RateWeights } from '../domain/statistics/rates';
import type { EndLevel, Stage } from '../domain/statistics/tally';

/** What the weights are of. */
export const WEIGHT_WORDS: Readonly<Record<keyof RateWeights, string>> = {
  response: '响应率占',
  resolution: '解决率占',
  satisfaction: '满意率占',
  basically: '“基本满意”算一个满意的',
};

/** The three rates and their composite. */
export const RATE_WORDS = { response: '响应率', resolution: '解决率', satisfaction: '满意率', composite: '综合' } as const;

/** How each is counted, for whoever asks. */
export const RATE_NOTES = {
  response: '说联系过他的，占评价了的',
  resolution: '说办好了的，占评价了的',
  satisfaction: '满意的，占评价了的',
} as const;

/** Stages of a case whose length is measured. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  accept: '报上来到受理',
  dispatch: '受理到交办',
  acknowledge: '交办到签收',
  handle: '签收到办好',
  verify: '办好到核查',
  answer: '报上来到第一次答复',
};

/** Where a matter came to its end. */
export const END_LEVEL_WORDS: Readonly<Record<EndLevel, string>> = { grid: '网格里', community: '社区', street: '街道', district: '区里' };

/** The line of what communities' own units did, in the table of a street or of the district. */
export const OWN_UNITS = '各社区自己办的';

/** A category or unit that is looked at alone. */
export const NARROWED = { only: (name: string): string => `只看“${name}”`, leave: '看全部', all: (name: string): string => `不只看“${name}”，看全部` } as const;

/** After the end: callbacks, reviews, and what the resident says is closed and not solved. */
export const AFTER_FIGURES = {
  title: '办结以后',
  noCalls: '没有要打的回访',
  reached: '回访打通了',
  content: '打通的说办好了',
  unreachable: '打满三次联系不上',
  reviewed: '请街道复核过',
  saidUnsolved: '居民说关了但没解决',
} as const;

/** How many were called back, and how many still wait for it. */
export function callsWords(called: number, due: number): string {
  if (called === 0) return due === 0 ? AFTER_FIGURES.noCalls : `还没打，有 ${due} 件要打`;
  return due === 0 ? `打了 ${called} 件，都打完了` : `打了 ${called} 件，还有 ${due} 件要打`;
}

/** The column of what stations say of units. */
export const RATED = '工作站打分';

/** A mean with the number it is of; below the number from which it is shown only that there are some. */
export const ratedWords = (mean: number | null, ratings: number): string => (mean !== null ? `${mean} 分（${ratings} 次）` : ratings > 0 ? '不满五次' : '—');
