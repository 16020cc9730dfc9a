/** A mobile number of mainland China as people type it: eleven digits, blanks and hyphens between them forgiven. */
const MOBILE = /^1[3-9]\d{9}$/;

/** The number as it is kept, or null when it is no mobile number. Takes `+86` and `0086` before it. */
export function mobileNumber(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '').replace(/^(\+|00)86/, '');
  return MOBILE.test(digits) ? digits : null;
}

/** A code sent by text message: how long it is, how long it lives, how often it may be guessed. */
export const PHONE_CODE = { digits: 6, minutes: 5, tries: 5 } as const;

/**
 * How many codes go out, over all processes: to one number (so that nobody's phone is flooded by strangers), for
 * one person, and from one network address (a community behind one address is larger than a person).
 */
export const PHONE_CODE_LIMITS = {
  pauseSeconds: 60,
  number: { codes: 5, hours: 24 },
  person: { codes: 8, hours: 24 },
  address: { codes: 40, hours: 1 },
} as const;
