import type { ResponseOf } from '@/api';

export type VoteView = ResponseOf<'GET /votes/:id'>;
export type LineRow = ResponseOf<'GET /votes/:id/lines'>['items'][number];
