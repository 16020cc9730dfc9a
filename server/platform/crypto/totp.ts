import { Secret, TOTP } from 'otpauth';

/** Length of a time step in seconds (RFC 6238, 4.1). */
const PERIOD = 30;
/** Steps before and after the present one that are also taken: a clock may be half a minute wrong. */
const WINDOW = 1;

const totpOf = (key: string, label = ''): TOTP => new TOTP({ issuer: '邻里', label, algorithm: 'SHA1', digits: 6, period: PERIOD, secret: Secret.fromBase32(key) });

/** A new key of 160 bits (RFC 4226, 4), in base32. */
export const newTotpKey = (): string => new Secret({ size: 20 }).base32;

/** The address an authenticator reads from a QR picture. `label` says whose account it is. */
export const totpUri = (key: string, label: string): string => totpOf(key, label).toString();

/** The time step a code belongs to, at most one away from `now`; null when it is wrong. Who uses it refuses a step twice (RFC 6238, 5.2). */
export function totpStep(key: string, code: string, now: Date): number | null {
  const delta = totpOf(key).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD) + delta;
}
