import { createHash } from 'node:crypto';

/** The id that follows from what it is of: the same parts make the same id in every process, so that doing something again meets its own row. */
export const idFrom = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 24);
