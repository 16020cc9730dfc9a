/** Our own SHA-2 against Node's, canonical JSON against RFC 8785, the hashes of a board against the words of the format. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { fromHex, isHex, textOf, toHex, utf8 } from '../../../../shared/domain/ballotBoard/bytes';
import { sha256 } from '../../../../shared/domain/ballotBoard/crypto/sha256';
import { sha384, sha512 } from '../../../../shared/domain/ballotBoard/crypto/sha512';
import { blindedHash, leafHash, logKeyFingerprint, namedCommitment, nodeHash, rollCommitment, tagged } from '../../../../shared/domain/ballotBoard/hashes';
import { jcs } from '../../../../shared/domain/ballotBoard/jcs';

const node = (name: string, ...parts: readonly (Uint8Array | string)[]): string => parts.reduce((hash, part) => hash.update(part), createHash(name)).digest('hex');

it.each([['sha256', sha256], ['sha384', sha384], ['sha512', sha512]] as const)('%s is that of Node, for every length about a block and any bytes', (name, own) => {
  for (let length = 0; length < 300; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 89 + length) % 256);
    expect(toHex(own(bytes))).toBe(node(name, bytes));
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => toHex(own(bytes)) === node(name, bytes)), { numRuns: 300 });
});

it('takes and gives UTF-8 as Node does, and refuses what is none', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
    expect(Buffer.from(utf8(text)).equals(Buffer.from(text))).toBe(true);
    expect(textOf(utf8(text))).toBe(text);
  }));
  expect(textOf(utf8('a'.repeat(10_000)))).toHaveLength(10_000);
  for (const bad of ['80', 'c080', 'c1bf', 'e0809f', 'eda080', 'f4908080', 'f08080af', 'e4b8', 'ff', '41c3']) expect(() => textOf(fromHex(bad))).toThrow('not UTF-8');
});

it.each([['0g', false], ['AB', false], ['ab', true], ['abc', false], [7, false]])('reads hex strictly: %p', (text, good) => {
  expect(isHex(text, 1)).toBe(good);
  if (typeof text === 'string' && !good) expect(() => fromHex(text)).toThrow('not lowercase hex');
});

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, 3.2.2', () => {
    const given = '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
    expect(jcs(JSON.parse(given) as object)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  });
  it('sorts as the example of 3.2.3, by UTF-16 code units', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const written = jcs(Object.fromEntries(keys.map((key) => [key, 0])));
    expect(Object.keys(JSON.parse(written.replace('"1"', '"one"')) as object)).toEqual(['\r', 'one', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']);
  });
  it.each([[undefined], [NaN], [Infinity], ['\ud800'], ['x\udc00'], [() => 1], [{ a: undefined }]])('refuses %p', (value) => expect(() => jcs(value as never)).toThrow());
  it('reads back as what was written, for anything', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => expect(JSON.parse(jcs(value as object))).toEqual(JSON.parse(JSON.stringify(value)))));
  });
});

it('hashes as the format says, worked out with another hash', () => {
  const zero = Uint8Array.of(0);
  const [salt, blinded] = ['ab'.repeat(32), Uint8Array.of(1, 2, 3)];
  expect(toHex(tagged('roll', [blinded]))).toBe(node('sha256', 'ballot-board/1 roll', zero, blinded));
  expect(rollCommitment(salt, { ref: 'r1', area: 8_912 })).toBe(node('sha256', 'ballot-board/1 roll', zero, fromHex(salt), '{"area":8912,"ref":"r1"}'));
  expect(namedCommitment(salt, { seq: 1, area: 2 })).toBe(node('sha256', 'ballot-board/1 named', zero, fromHex(salt), '{"area":2,"seq":1}'));
  expect(blindedHash(blinded)).toBe(node('sha256', 'ballot-board/1 blinded', zero, blinded));
  expect(toHex(leafHash({ t: 'roll', c: salt }))).toBe(node('sha256', zero, `{"c":"${salt}","t":"roll"}`));
  expect(toHex(nodeHash(blinded, zero))).toBe(node('sha256', Uint8Array.of(1), blinded, zero));
  expect(logKeyFingerprint({ n: 'c1', e: 65_537 })).toBe(node('sha256', '{"e":65537,"n":"c1"}'));
});
