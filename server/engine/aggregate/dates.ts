import type { Builders } from './registry';
export const dateOperators: Builders = {};
