const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * An idempotency key of 22 characters (contract: letters, digits, `-`, `_`). It has to be unique, not secret,
 * so the ordinary generator and the time are enough where the platform has no better one.
 */
export function randomId(): string {
  const time = Date.now().toString(36);
  const rest = Array.from({ length: 22 - time.length }, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]);
  return time + rest.join('');
}
