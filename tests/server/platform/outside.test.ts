import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createOutside, guardOf, isNetwork, OutsideError, webAddress } from '../../../server/platform/outside';
import { problemOfCode, problemOfSentence } from '../../../server/platform/outside/problems';
import { signatureProblem, signMessage } from '../../../server/platform/outside/signature';
import { EXPIRED, SELF_SIGNED } from '../../support/selfSigned';

const open: { close(done: () => void): unknown; closeAllConnections(): void }[] = [];
afterAll(async () => {
  for (const server of open) {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(resolve));
  }
});
async function listen(handler: RequestListener, server: Server = createServer(handler)): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return (server.address() as AddressInfo).port;
}
const read = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};
const end = (response: ServerResponse, status: number, headers: Record<string, string> = {}): void => void response.writeHead(status, headers).end('{}');
const LOOPBACK = ['127.0.0.1/32'];
const problemOf = (sent: Promise<unknown>): Promise<string> => sent.then(() => 'none', (error: unknown) => (error instanceof OutsideError ? error.problem : String(error)));

describe('addresses', () => {
  const guard = guardOf([]);

  it.each([
    '10.1.2.3', '172.16.0.1', '172.31.255.254', '192.168.1.1', '127.0.0.1', '127.9.9.9', '0.0.0.0', '169.254.169.254', '100.100.100.200', '100.64.0.1', '192.0.0.192', '198.18.0.1', '224.0.0.1', '255.255.255.255',
    '::', '::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'ff02::1', 'fec0::1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b::10.0.0.1', '2002:7f00:1::', '2002:a9fe:a9fe::1', '2001:db8::1', 'not-an-address', '',
  ])('of the inside are refused: %s', (address) => expect(guard(address)).toBe(false));

  it.each(['8.8.8.8', '223.5.5.5', '172.32.0.1', '100.128.0.1', '2400:3200::1', '::ffff:8.8.8.8', '64:ff9b::808:808', '2002:808:808::1'])('of the public are gone to: %s', (address) => expect(guard(address)).toBe(true));

  it('that the operator names are gone to, and no others', () => {
    const named = guardOf(['10.20.0.0/16', '::1', '169.254.10.10']);
    expect(['10.20.3.4', '::1', '::ffff:10.20.1.1', '169.254.10.10'].map(named)).toEqual([true, true, true, true]);
    expect(['10.21.0.1', '127.0.0.1', '169.254.169.254'].map(named)).toEqual([false, false, false]);
  });

  it('and networks are told from other texts', () => {
    expect(['10.0.0.0/8', '::1', 'fd00::/8', '1.2.3.4/32'].map(isNetwork)).toEqual([true, true, true, true]);
    expect(['10.0.0.0/33', 'example.org', '10.0.0/8', '::/129', ''].map(isNetwork)).toEqual([false, false, false, false, false]);
  });

  it.each(['ftp://a.example/', 'file:///etc/passwd', 'gopher://a.example', 'https://me:word@a.example/', 'http://a.example:25/', 'https://a.example:22', 'no address', 'javascript:1'])('that are none of the web are refused: %s', (text) => expect(webAddress(text)).toBeNull());
});

describe('going outside', () => {
  it('brings an answer back, with its clock and how long it wants to be left alone', async () => {
    const port = await listen(async (request, response) => {
      const body = await read(request);
      response.writeHead(503, { 'retry-after': '120', date: 'Mon, 02 Mar 2026 02:00:00 GMT' }).end(JSON.stringify({ got: body, key: request.headers['idempotency-key'] }));
    });
    const answer = await createOutside({ allowed: LOOPBACK }).post(`http://127.0.0.1:${port}/in?x=1`, { 'idempotency-key': 'k' }, '{"字":1}');
    expect(answer).toEqual({ status: 503, text: '{"got":"{\\"字\\":1}","key":"k"}', retryAfterMs: 120_000, date: new Date('2026-03-02T02:00:00.000Z') });
  });

  it('asks again on a new line where a kept one had ended, but says what cannot be told from a repeat only once', async () => {
    let [got, ends] = [0, false];
    const port = await listen((request, response) => {
      got += 1;
      if (ends) request.socket.destroy();
      else end(response, 200);
      ends = false;
    });
    const outside = createOutside({ allowed: LOOPBACK });
    const say = (once: boolean): Promise<string> => problemOf(outside.post(`http://127.0.0.1:${port}/`, {}, '', once));
    expect([await say(false), await say(true)]).toEqual(['none', 'none']);
    ends = true;
    expect([await say(false), got]).toEqual(['none', 4]);
    ends = true;
    expect([await say(true), got]).toEqual(['reset', 5]);
  });

  it('reads a moment to come back at, and overlooks nonsense', async () => {
    const values = ['Mon, 02 Mar 2026 02:01:00 GMT', 'soon', '-5', '0'];
    const port = await listen((_request, response) => end(response, 429, { 'retry-after': values.shift() ?? '' }));
    const outside = createOutside({ allowed: LOOPBACK, now: () => Date.parse('2026-03-02T02:00:00Z') });
    const given = [];
    for (let n = 0; n < 4; n++) given.push((await outside.post(`http://127.0.0.1:${port}/`, {}, '')).retryAfterMs);
    expect(given).toEqual([60_000, null, null, null]);
  });

  it('does not go inside, by number, by name, or by one of several addresses of a name', async () => {
    let asked = 0;
    const port = await listen((_request, response) => { asked += 1; end(response, 200); });
    const names: Record<string, string[]> = { 'inside.example': ['127.0.0.1'], 'both.example': ['8.8.8.8', '127.0.0.1'], 'metadata.example': ['169.254.169.254'] };
    const outside = createOutside({ allowed: [], resolve: async (host) => (names[host] ?? []).map((address) => ({ address, family: 4 })) });
    const hosts = ['127.0.0.1', 'localhost', 'inside.example', 'both.example', 'metadata.example', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '0177.0.0.1'];
    const problems = await Promise.all(hosts.map((host) => problemOf(outside.post(`http://${host}:${port}/`, {}, ''))));
    expect(problems).toEqual(['forbiddenAddress', 'unresolved', ...Array<string>(8).fill('forbiddenAddress')]);
    expect(asked).toBe(0);
  });

  it('goes to the public by https only', async () => {
    const outside = createOutside({ allowed: LOOPBACK, resolve: async () => [{ address: '8.8.8.8', family: 4 }] });
    expect(await problemOf(outside.post('http://public.example/', {}, ''))).toBe('badAddress');
  });

  it('goes to the address that was looked at, whatever the name says a moment later', async () => {
    let [asked, looked] = [0, 0];
    const port = await listen((_request, response) => { asked += 1; end(response, 200); });
    const outside = createOutside({ allowed: LOOPBACK, resolve: async () => [{ address: looked++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }] });
    expect((await outside.post(`http://rebinds.example:${port}/`, {}, '')).status).toBe(200);
    expect([asked, looked]).toEqual([1, 1]);
    expect(await problemOf(outside.post(`http://rebinds.example:${port}/`, {}, ''))).toBe('forbiddenAddress');
  });

  it('does not follow whoever sends it on', async () => {
    let followed = 0;
    const inner = await listen((_request, response) => { followed += 1; end(response, 200); });
    const port = await listen((_request, response) => end(response, 307, { location: `http://127.0.0.1:${inner}/latest/meta-data` }));
    expect((await createOutside({ allowed: LOOPBACK }).post(`http://127.0.0.1:${port}/`, {}, '')).status).toBe(307);
    expect(followed).toBe(0);
  });

  it('names what went wrong', async () => {
    const half = await listen((_request, response) => { response.writeHead(200, { 'content-length': '100' }).write('{"a'); setTimeout(() => response.destroy(), 20); });
    const reset = await listen((request) => request.socket.resetAndDestroy());
    const silent = await listen(() => undefined);
    const endless = await listen((_request, response) => { response.writeHead(200); const more = (): void => void (response.destroyed || (response.write('x'.repeat(10_000)), setImmediate(more))); more(); });
    const noHttp = await listen((request) => void request.socket.end('hello\r\n\r\n'));
    const tls = await listen(() => undefined, createTlsServer(SELF_SIGNED, (_request, response) => end(response, 200)) as unknown as Server);
    const gone = await listen(() => undefined);
    const outside = createOutside({ allowed: LOOPBACK, timeoutMs: 1_500, resolve: async () => { throw Object.assign(new Error('no'), { code: 'ENOTFOUND' }); } });
    const last = open.pop();
    await new Promise<void>((resolve) => last?.close(resolve));
    const at = (port: number, scheme = 'http'): Promise<string> => problemOf(outside.post(`${scheme}://127.0.0.1:${port}/`, {}, '{}'));
    expect(await Promise.all([at(half), at(reset), at(silent), at(endless), at(noHttp), at(tls, 'https'), at(half, 'https'), at(gone), problemOf(outside.post('http://nowhere.example/', {}, '')), problemOf(outside.post('ftp://x/', {}, ''))])).toEqual([
      'cutOff', 'reset', 'timeout', 'tooLong', 'cutOff', 'certUnknown', 'tls', 'unreachable', 'unresolved', 'badAddress',
    ]);
  });
});

describe('certificates', () => {
  const trusting = createOutside({ allowed: LOOPBACK, authorities: [SELF_SIGNED.cert] });
  const at = async (own: { cert: string; key: string }, outside = trusting): Promise<string> => {
    const port = await listen(() => undefined, createTlsServer(own, (_request, response) => end(response, 200)) as unknown as Server);
    return problemOf(outside.post(`https://127.0.0.1:${port}/`, {}, '{}'));
  };

  it('that ended, are of another name, or are vouched for by nobody are each named', async () => {
    expect(await Promise.all([at(EXPIRED), at(SELF_SIGNED), at(SELF_SIGNED, createOutside({ allowed: LOOPBACK })), at(EXPIRED, createOutside({ allowed: LOOPBACK }))])).toEqual(['certExpired', 'certHost', 'certUnknown', 'certExpired']);
  });

  const CODES = [['CERT_HAS_EXPIRED', 'certExpired'], ['CERT_NOT_YET_VALID', 'certExpired'], ['ERR_TLS_CERT_ALTNAME_INVALID', 'certHost'], ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certUnknown'], ['SELF_SIGNED_CERT_IN_CHAIN', 'certUnknown'], ['CERT_REVOKED', 'tls'], ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'], ['EPROTO', 'tls'], ['ECONNREFUSED', 'unreachable']] as const;
  it.each(CODES)('are known by the code of Node: %s', (code, problem) => expect(problemOfCode(code)).toBe(problem));

  const SENTENCES = [['certificate has expired', 'certExpired'], ["Hostname/IP does not match certificate's altnames: IP: 127.0.0.1 is not in the cert's list: ", 'certHost'], ['self-signed certificate in certificate chain', 'certUnknown'], ['unable to verify the first certificate', 'certUnknown'], ['connect ECONNREFUSED', null]] as const;
  it.each(SENTENCES)('are known by its sentence where a library hides the code: %s', (sentence, problem) => expect(problemOfSentence(sentence)).toBe(problem));
});

describe('signed messages', () => {
  const now = new Date('2026-03-02T02:00:00.000Z');
  const given = (secret: string, at = now, body = '{"a":1}') => {
    const headers = signMessage(secret, at, body);
    return { timestamp: headers['linli-timestamp'] ?? '', signature: headers['linli-signature'] ?? '', body };
  };

  it('are believed under any secret in use, and signed as described', () => {
    // The figure was computed by another program.
    expect(given('s')).toEqual({ timestamp: '1772416800', signature: 'v1=ec9416b6896e66b44e7ee6b97be131a32e2b6eb848820d4e64f5c2f8054b088f', body: '{"a":1}' });
    expect(signatureProblem(['old', 's'], given('s'), now)).toBeNull();
    expect(signatureProblem(['s'], { ...given('s'), signature: `${given('other').signature}, ${given('s').signature}` }, now)).toBeNull();
  });

  it('are refused when changed, under another secret, unsigned, too old or too new', () => {
    const good = given('s');
    expect(signatureProblem(['other'], good, now)).toBe('forged');
    expect(signatureProblem([], good, now)).toBe('forged');
    expect(signatureProblem(['s'], { ...good, body: '{"a":2}' }, now)).toBe('forged');
    expect(signatureProblem(['s'], { ...good, timestamp: String(Number(good.timestamp) + 1) }, now)).toBe('forged');
    for (const bad of [{ signature: '' }, { timestamp: '' }, { timestamp: 'x' }, { timestamp: '1e9' }]) expect(signatureProblem(['s'], { ...good, ...bad }, now)).toBe('unsigned');
    for (const signature of ['v1=', 'v0=00', `v1=${'0'.repeat(63)}`]) expect(signatureProblem(['s'], { ...good, signature }, now)).toBe('forged');
    const off = (ms: number): string | null => signatureProblem(['s'], given('s', new Date(now.getTime() + ms)), now);
    expect([off(-300_000), off(300_000), off(-301_000), off(301_000)]).toEqual([null, null, 'stale', 'stale']);
  });
});
