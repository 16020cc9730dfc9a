import type { ResponseOf } from '@/api';
import { spansOf } from '@/ui';

export type FigurePage = ResponseOf<'GET /workbench/wish-figures'>;
export type WishSum = FigurePage['total'];
export type YearPage = ResponseOf<'GET /wishes/year'>;

/** Spans that are asked for; months of posting. */
export const SPANS = spansOf('month', 'year', 'last', 'twelve');
