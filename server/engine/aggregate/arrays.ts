import type { Builders } from './registry';
export const arrayOperators: Builders = {};
