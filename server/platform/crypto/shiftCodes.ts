import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';

/** Codes of shifts that change every half minute: who knows one knows no other. */
export interface ShiftCodes {
  /** Proof of a half minute of a shift: 22 signs for the QR picture, six digits to be typed. */
  of(shiftId: string, slot: number): { readonly proof: string; readonly digits: string };
  matches(shiftId: string, slot: number, given: string): boolean;
}

/** HMAC-SHA-256 of the half minute under a key of the shift (HKDF, RFC 5869); digits as of RFC 4226. */
export function createShiftCodes(key: KeyObject): ShiftCodes {
  const of: ShiftCodes['of'] = (shiftId, slot) => {
    const own = createSecretKey(Buffer.from(hkdfSync('sha256', key, 'linli', `shift-v1:${shiftId}`, 32)));
    const mac = createHmac('sha256', own).update(String(slot)).digest();
    const offset = (mac[mac.length - 1] ?? 0) & 15;
    return { proof: mac.subarray(0, 17).toString('base64url').slice(0, 22), digits: String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0') };
  };
  return {
    of,
    matches: (shiftId, slot, given) => {
      const { proof, digits } = of(shiftId, slot);
      const [known, said] = [Buffer.from(given.length === digits.length ? digits : proof), Buffer.from(given)];
      return known.length === said.length && timingSafeEqual(known, said);
    },
  };
}
