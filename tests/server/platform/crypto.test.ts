import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import jwt from 'jsonwebtoken';
import { createFieldCipher, phoneTail } from '../../../server/platform/crypto/fieldCipher';
import { deriveKeys, keptSecret } from '../../../server/platform/crypto/keys';
import { hashPassword, verifyNobody, verifyPassword } from '../../../server/platform/crypto/passwords';
import { createTokens } from '../../../server/platform/crypto/tokens';
import { createUrlSigner } from '../../../server/platform/crypto/urlSigner';

const keys = deriveKeys('a secret of the tests that is long enough');
const otherKeys = deriveKeys('another secret of the tests, as long as it');
const NOW = new Date('2026-03-02T02:00:00.000Z');

describe('tokens', () => {
  const tokens = createTokens(keys.token);

  it('carry person and session and nothing else', () => {
    const token = tokens.issue({ personId: 'p1', sessionId: 's1' });
    expect(jwt.decode(token)).toEqual({ sub: 'p1', sid: 's1' });
    expect(tokens.read(token, NOW)).toEqual({ personId: 'p1', sessionId: 's1' });
  });

  it('refuses forged, altered, unsigned and foreign tokens', () => {
    const token = tokens.issue({ personId: 'p1', sessionId: 's1' });
    const [head, , signature] = token.split('.');
    const body = Buffer.from(JSON.stringify({ sub: 'admin', sid: 's1' })).toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const bad = [createTokens(otherKeys.token).issue({ personId: 'p1', sessionId: 's1' }), `${head}.${body}.${signature}`, unsigned, jwt.sign({ sub: 'p1' }, keys.token), jwt.sign({ sub: 'p1', sid: 's1' }, keys.token, { algorithm: 'HS384' }), 'x.y.z', ''];
    expect(bad.map((one) => tokens.read(one, NOW))).toEqual(bad.map(() => null));
  });
});

describe('passwords', () => {
  it('verifies the right one and refuses others', async () => {
    const stored = await hashPassword('长河落日圆 2026');
    expect(stored).toMatch(/^scrypt\$15\$8\$1\$/);
    expect(await verifyPassword('长河落日圆 2026', stored)).toBe(true);
    expect(await verifyPassword('长河落日圆 2025', stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  it('salts: the same password twice gives two hashes', async () => {
    expect(await hashPassword('same password')).not.toBe(await hashPassword('same password'));
  });

  it('refuses stored texts that are no hash of ours', async () => {
    for (const stored of ['', 'plain', 'scrypt$15$8$1$$', 'scrypt$31$8$1$c2FsdA$aGFzaA', 'md5$1$1$1$a$b']) expect(await verifyPassword('plain', stored)).toBe(false);
  });

  it('spends a comparison on accounts that do not exist', async () => {
    await verifyNobody('x');
    const began = performance.now();
    expect(await verifyNobody('whatever')).toBe(false);
    expect(performance.now() - began).toBeGreaterThan(10);
  });
});

describe('signed addresses', () => {
  const signer = createUrlSigner(keys.address);
  const now = new Date('2026-03-02T02:00:07.000Z');
  const parts = (address: string) => {
    const url = new URL(address, 'http://x');
    return { path: url.pathname, e: Number(url.searchParams.get('e')), s: url.searchParams.get('s') ?? '' };
  };

  it('open for at most the minutes they were given', () => {
    const { path: at, e, s } = parts(signer.sign('/files/a/full', now, 10));
    expect(signer.verify(at, e, s, now)).toBe(true);
    expect(signer.verify(at, e, s, new Date(now.getTime() + 5 * 60_000 - 8_000))).toBe(true);
    expect(signer.verify(at, e, s, new Date(now.getTime() + 10 * 60_000))).toBe(false);
  });

  it('stay the same for some minutes, so that caches work', () => {
    expect(signer.sign('/files/a/full', now, 10)).toBe(signer.sign('/files/a/full', new Date(now.getTime() + 60_000), 10));
  });

  it('do not open another file, a longer time or under another key', () => {
    const { path: at, e, s } = parts(signer.sign('/files/a/full', now, 10));
    expect(signer.verify('/files/b/full', e, s, now)).toBe(false);
    expect(signer.verify(at, e + 60, s, now)).toBe(false);
    expect(signer.verify(at, e, `${s.slice(0, -2)}AA`, now)).toBe(false);
    expect(signer.verify(at, e, '', now)).toBe(false);
    expect(createUrlSigner(otherKeys.address).verify(at, e, s, now)).toBe(false);
  });
});

describe('sealed fields', () => {
  const cipher = createFieldCipher(keys.field);

  it('open where they were sealed and nowhere else', () => {
    const sealed = cipher.encrypt('13800138000', 'person:p1:phone');
    expect(sealed).not.toContain('138');
    expect(cipher.decrypt(sealed, 'person:p1:phone')).toBe('13800138000');
    expect(() => cipher.decrypt(sealed, 'person:p2:phone')).toThrow();
    expect(() => createFieldCipher(otherKeys.field).decrypt(sealed, 'person:p1:phone')).toThrow();
    expect(() => cipher.decrypt('v0.a.b.c', 'person:p1:phone')).toThrow('unknown form');
  });

  it('are different each time, fingerprints the same', () => {
    expect(cipher.encrypt('13800138000', 'c')).not.toBe(cipher.encrypt('13800138000', 'c'));
    expect(cipher.fingerprint('a')).toBe(cipher.fingerprint('a'));
    expect(cipher.fingerprint('a')).not.toBe(cipher.fingerprint('b'));
  });

  it('keep the tail of a phone number apart', () => {
    expect(['138-0013-8000', '+86 13912345678', '12'].map(phoneTail)).toEqual(['8000', '5678', null]);
  });
});

describe('the kept secret', () => {
  it('is made once, long, and readable by its owner only', () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'linli-secret-'));
    try {
      const first = keptSecret(directory);
      expect(first.length).toBeGreaterThanOrEqual(64);
      expect(keptSecret(directory)).toBe(first);
      expect(readFileSync(path.join(directory, 'secret'), 'utf8').trim()).toBe(first);
      if (process.platform !== 'win32') expect(statSync(path.join(directory, 'secret')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
