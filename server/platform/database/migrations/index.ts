import { baseline } from './001-baseline';
import type { Migration } from './types';

/** Every migration in order. */
export const MIGRATIONS: readonly Migration[] = [baseline];
