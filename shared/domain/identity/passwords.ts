/**
 * Limits of a password that a person chooses, in characters. NIST SP 800-63B asks for at least eight; staff
 * accounts open other people's matters.
 */
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

/** Fewer different characters than this are guessed at once. */
const MIN_DIFFERENT = 4;

export type PasswordProblem = 'passwordTooShort' | 'passwordTooLong' | 'passwordTooSimple';

/**
 * What is wrong with a password, or null. No rule asks for kinds of characters (NIST SP 800-63B, 5.1.1.2); what
 * repeats itself or holds the account's name is refused.
 */
export function passwordProblem(password: string, username: string): PasswordProblem | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) return 'passwordTooShort';
  if (length > PASSWORD_LENGTH.max) return 'passwordTooLong';
  const name = username.trim().toLowerCase();
  const namesItself = name.length >= 3 && password.toLowerCase().includes(name);
  return namesItself || new Set(password).size < MIN_DIFFERENT ? 'passwordTooSimple' : null;
}
