import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { signMessage } from '../../platform/outside/signature';
import { SLOW_MS } from './doors';

/** Ways of saying something that spoil the message itself, whatever it says. */
export const SPOILT_WAYS = { slow: '三秒后才回', forged: '签错名', stale: '拿十分钟前的签名', cut: '说到一半断开' } as const;

const STALE_MS = 10 * 60_000;

interface Post {
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends the line in the middle of the body. */
  readonly cut: boolean;
}

/** What came back; status 0 where nothing did. */
export interface CameBack {
  readonly status: number;
  readonly text: string;
}

function post({ to, headers, body, cut }: Post): Promise<CameBack> {
  return new Promise((resolve) => {
    const sent = request(to, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', () => resolve({ status: 0, text: '' }));
    if (!cut) return void sent.end(body);
    sent.write(body.slice(0, body.length / 2), () => sent.destroy());
  });
}

export interface Signing {
  readonly to: string;
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly way: string;
}

/** Says something signed, spoilt where the way says so. */
export async function speakSigned({ to, secret, now, way }: Signing, body: string): Promise<CameBack> {
  if (way === 'slow') await new Promise((resolve) => { setTimeout(resolve, SLOW_MS); });
  const signedWith = way === 'forged' ? createHash('sha256').update(secret).digest('hex') : secret;
  const moment = new Date(now() - (way === 'stale' ? STALE_MS : 0));
  return post({ to, headers: signMessage(signedWith, moment, body), body, cut: way === 'cut' });
}
