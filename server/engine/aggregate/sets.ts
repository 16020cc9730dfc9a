import type { Builders } from './registry';
export const setOperators: Builders = {};
