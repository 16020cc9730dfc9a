import type { Builders } from './registry';
export const objectOperators: Builders = {};
