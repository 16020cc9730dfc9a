import { codeOf } from '../errorCode';

/** True for the database's answer to a second document with the same unique key. */
export function isDuplicateKey(error: unknown): boolean {
  return codeOf(error) === 11000;
}
