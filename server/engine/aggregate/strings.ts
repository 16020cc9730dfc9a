import type { Builders } from './registry';
export const stringOperators: Builders = {};
