import { randomInt } from 'node:crypto';
import { CODE_LENGTH, CODE_LETTERS } from '../../../shared/domain/volunteerTeams/limits';
import { faultsIn, mustMask } from '../../../shared/domain/wishes/asking';
import type { Deps } from '../../platform/deps';
import { refuse } from './step';

/** Words that everybody reads: nothing to collect money by, no numbers of persons. `rule_refused` teamMoney, teamPersonal. */
export function fitWords(text: string): string {
  if (faultsIn(text).length > 0) refuse('teamMoney');
  if (mustMask(text).length > 0) refuse('teamPersonal');
  return text;
}

/** A code that nobody can foretell. */
export const newCode = (): string => Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))).join('');
/** By this a code is found without being kept. */
export const markOf = (deps: Pick<Deps, 'cipher'>, code: string): string => deps.cipher.fingerprint(`teamCode:${code}`);
export const codeContext = (teamId: string): string => `team:${teamId}:code`;
