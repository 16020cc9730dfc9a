import { createHmac, timingSafeEqual } from 'node:crypto';

/** Header names of a signed message, both ways. */
export const SIGNATURE_HEADERS = { timestamp: 'linli-timestamp', signature: 'linli-signature', key: 'idempotency-key', event: 'linli-event' } as const;

/** A signature is believed for so long before and after its moment. */
export const SIGNATURE_WINDOW_MS = 5 * 60_000;

const digest = (secret: string, seconds: string, body: string): string => createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');

/** `v1=<hex>`: HMAC-SHA-256 over `<unix seconds>.<body>`, so that neither can be changed nor sent again later. */
export function signMessage(secret: string, at: Date, body: string): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(at.getTime() / 1_000));
  return { [SIGNATURE_HEADERS.timestamp]: seconds, [SIGNATURE_HEADERS.signature]: `v1=${digest(secret, seconds, body)}` };
}

/** What is wrong with a signed message; null when nothing is. */
export type SignatureProblem = 'unsigned' | 'stale' | 'forged';

/** Looks at a message that was received. Several signatures may stand side by side, parted by commas, while a secret is changed. */
export function signatureProblem(secrets: readonly string[], given: { readonly timestamp: string; readonly signature: string; readonly body: string }, now: Date): SignatureProblem | null {
  const { timestamp, signature, body } = given;
  if (!/^\d{1,12}$/.test(timestamp) || signature === '') return 'unsigned';
  const offered = signature.split(',', 4).map((one) => one.trim()).filter((one) => /^v1=[0-9a-f]{64}$/.test(one)).map((one) => Buffer.from(one.slice(3), 'hex'));
  const fits = secrets.some((secret) => offered.some((one) => timingSafeEqual(one, Buffer.from(digest(secret, timestamp, body), 'hex'))));
  if (!fits) return 'forged';
  return Math.abs(Number(timestamp) * 1_000 - now.getTime()) > SIGNATURE_WINDOW_MS ? 'stale' : null;
}
