import type { ResponseOf } from '@/api';

export type VoteView = ResponseOf<'GET /votes/:id'>;
export type MyLine = ResponseOf<'GET /votes/:id/my-line'>['items'][number];
