/** Our own Ed25519 and PSS against Node's, against RFC 8032 and 9474, and what OpenSSL lets pass. */
import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { fromHex, toHex } from '../../../../shared/domain/ballotBoard/bytes';
import { ed25519Public, ed25519Sign } from '../../../../shared/domain/ballotBoard/crypto/ed25519';
import { ed25519Verify, isBallotKey, isBallotSignature } from '../../../../shared/domain/ballotBoard/crypto/ed25519Verify';
import { bigOf, bytesOfBig, inverse, mod, power } from '../../../../shared/domain/ballotBoard/crypto/bigNumbers';
import { verifyPss } from '../../../../shared/domain/ballotBoard/crypto/pss';

const nodeKey = (secret: Uint8Array): KeyObject => createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]), format: 'der', type: 'pkcs8' });
const nodePublic = (pk: Uint8Array): KeyObject => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(pk).toString('base64url') }, format: 'jwk' });

it.each([
  ['9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', '', 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'],
  ['4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', '72', '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'],
])('signs as RFC 8032, 7.1: %s', (secret, pk, message, signature) => {
  expect(toHex(ed25519Public(fromHex(secret)))).toBe(pk);
  expect(toHex(ed25519Sign(fromHex(secret), fromHex(message)))).toBe(signature);
  expect(ed25519Verify(fromHex(pk), fromHex(message), fromHex(signature))).toBe(true);
});

it('signs and verifies as Node does, and takes nothing that was changed', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 200 }), fc.nat(63), fc.integer({ min: 1, max: 255 }), (secret, message, at, flip) => {
    const [pk, signature] = [ed25519Public(secret), ed25519Sign(secret, message)];
    expect(toHex(signature)).toBe(sign(null, message, nodeKey(secret)).toString('hex'));
    expect(ed25519Verify(pk, message, signature)).toBe(true);
    const changed = signature.slice();
    changed[at] = (changed[at] as number) ^ flip;
    expect(ed25519Verify(pk, message, changed)).toBe(false);
    expect(ed25519Verify(pk, Uint8Array.of(...message, 1), signature)).toBe(false);
  }), { numRuns: 25 });
});

const P = BigInt(2) ** BigInt(255) - BigInt(19);
const D = mod(-BigInt(121_665) * (inverse(BigInt(121_666), P) ?? BigInt(0)), P);
/** Affine addition, slow and plain. */
function plus([x1, y1]: readonly [bigint, bigint], [x2, y2]: readonly [bigint, bigint]): readonly [bigint, bigint] {
  const k = (D * x1 * x2 * y1 * y2) % P;
  return [mod((x1 * y2 + x2 * y1) * (inverse(mod(BigInt(1) + k, P), P) as bigint), P), mod((y1 * y2 + x1 * x2) * (inverse(mod(BigInt(1) - k, P), P) as bigint), P)];
}
const numberOf = (hex: string): bigint => bigOf(fromHex(hex).reverse());

it('refuses exactly the keys of small order: each times eight is nothing, with either sign', () => {
  const small = ['00'.repeat(32), `01${'00'.repeat(31)}`, `ec${'ff'.repeat(30)}7f`, '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'];
  for (const hex of small) {
    const y = numberOf(hex);
    const x2 = mod((y * y - BigInt(1)) * (inverse(mod(D * y * y + BigInt(1), P), P) as bigint), P);
    let x = power(x2, (P + BigInt(3)) / BigInt(8), P);
    if (mod(x * x, P) !== x2) x = mod(x * power(BigInt(2), (P - BigInt(1)) / BigInt(4), P), P);
    expect(mod(x * x, P)).toBe(x2);
    let point: readonly [bigint, bigint] = [x, y];
    for (let n = 0; n < 3; n += 1) point = plus(point, point);
    expect(point).toEqual([BigInt(0), BigInt(1)]);
    const signed = fromHex(hex);
    signed[31] = (signed[31] as number) | 0x80;
    expect([isBallotKey(fromHex(hex)), isBallotKey(signed)]).toEqual([false, false]);
  }
  expect(isBallotKey(ed25519Public(new Uint8Array(32)))).toBe(true);
});

it('catches with a key of small order what Node takes: one signature for every message', () => {
  const identity = fromHex(`01${'00'.repeat(31)}`);
  const signature = Buffer.concat([identity, new Uint8Array(32)]);
  expect(verify(null, Buffer.from('anything'), nodePublic(identity), signature)).toBe(true);
  expect(ed25519Verify(identity, Uint8Array.of(1), signature)).toBe(false);
});

it('refuses y of p and above, and S of the order and above', () => {
  for (const y of [P, P + BigInt(3), P + BigInt(18)]) expect(isBallotKey(bytesOfBig(y, 32).reverse())).toBe(false);
  expect(isBallotKey(bytesOfBig(P - BigInt(2), 32).reverse())).toBe(true);
  expect([isBallotKey(new Uint8Array(31)), isBallotSignature(new Uint8Array(63))]).toEqual([false, false]);
  const secret = new Uint8Array(32).fill(7);
  const signature = ed25519Sign(secret, Uint8Array.of(1));
  const order = BigInt('0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed');
  const other = bytesOfBig(bigOf(signature.slice(32).reverse()) + order, 32).reverse();
  const twice = Uint8Array.of(...signature.slice(0, 32), ...other);
  expect([isBallotSignature(signature), isBallotSignature(twice), ed25519Verify(ed25519Public(secret), Uint8Array.of(1), twice)]).toEqual([true, false, false]);
});

it('verifies PSS as Node does', () => {
  for (const modulusLength of [2_048, 3_072]) {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
    const key = { n: Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex'), e: 65_537 } as const;
    const message = Buffer.from('一张票');
    const by = (saltLength: number, digest = 'sha384'): Buffer => sign(digest, message, { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
    for (let n = 0; n < 5; n += 1) expect(verifyPss(key, message, by(48))).toBe(true);
    for (const wrong of [by(32), by(48, 'sha256'), Buffer.concat([by(48), Buffer.alloc(1)]), by(48).subarray(1), bytesOfBig(bigOf(by(48)) + BigInt(`0x${key.n}`), modulusLength / 8 + 1), Buffer.alloc(modulusLength / 8), Buffer.alloc(modulusLength / 8, 0xff)]) expect(verifyPss(key, message, wrong)).toBe(false);
    expect(verifyPss(key, Buffer.from('两张票'), by(48))).toBe(false);
    const spoiled = by(48);
    spoiled[9] = (spoiled[9] ?? 0) ^ 1;
    expect(verifyPss(key, message, spoiled)).toBe(false);
  }
});
