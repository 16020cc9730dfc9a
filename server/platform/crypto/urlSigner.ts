import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

/** Signs addresses that open something private for a short while. */
export interface UrlSigner {
  /** `<path>?e=<unix seconds>&s=<signature>`, living between half of `minutes` and `minutes`. */
  sign(path: string, now: Date, minutes: number): string;
  /** Whether signature and expiry hold for exactly this path at `now`. */
  verify(path: string, expires: number, signature: string, now: Date): boolean;
}

/** Signatures kept at most: a list shown again within half of an address's life is not signed again. */
const KEPT = 20_000;

/** HMAC-SHA-256 over path and expiry. */
export function createUrlSigner(key: KeyObject): UrlSigner {
  const signatureOf = (path: string, expires: number): Buffer => createHmac('sha256', key).update(`${expires}\n${path}`).digest();
  const kept = new Map<string, { readonly expires: number; readonly address: string }>();
  return {
    sign: (path, now, minutes) => {
      // Expiry moves in steps of half its life, so that a list shown twice gives the same address and caches work.
      const step = minutes * 30;
      const expires = (Math.floor(now.getTime() / 1000 / step) + 2) * step;
      const signed = kept.get(path);
      if (signed?.expires === expires) return signed.address;
      const address = `${path}?e=${expires}&s=${signatureOf(path, expires).toString('base64url')}`;
      if (kept.size >= KEPT) kept.clear();
      kept.set(path, { expires, address });
      return address;
    },
    verify: (path, expires, signature, now) => {
      const given = Buffer.from(signature, 'base64url');
      const wanted = signatureOf(path, expires);
      return expires * 1000 > now.getTime() && given.length === wanted.length && timingSafeEqual(given, wanted);
    },
  };
}
