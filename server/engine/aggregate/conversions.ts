import type { Builders } from './registry';
export const conversionOperators: Builders = {};
