/** The order of key bytes is the order of the values: everything an index does rests on it. */
import fc from 'fast-check';
import { compareValues } from '../../server/engine/bson/compare';
import { decode } from '../../server/engine/bson/decode';
import { encode } from '../../server/engine/bson/encode';
import { encodeCompound, encodeKey } from '../../server/engine/keys/encode';
import { number, value } from './arbitrary';

const sign = (result: number): number => Math.sign(result) + 0;

describe('key bytes', () => {
  it('are ordered as numbers of all types are', () => {
    fc.assert(fc.property(number, number, (a, b) => {
      expect(sign(encodeKey(a).compare(encodeKey(b)))).toBe(sign(compareValues(a, b)));
    }), { numRuns: 2000 });
  });

  it('are ordered as values of all types are', () => {
    fc.assert(fc.property(value, value, (a, b) => {
      expect(sign(encodeKey(a).compare(encodeKey(b)))).toBe(sign(compareValues(a, b)));
    }), { numRuns: 2000 });
  });

  it('are ordered component by component, descending ones the other way round', () => {
    fc.assert(fc.property(value, value, value, value, fc.boolean(), fc.boolean(), (a1, a2, b1, b2, down1, down2) => {
      const down = [down1, down2];
      const first = compareValues(a1, b1) * (down1 ? -1 : 1);
      const second = compareValues(a2, b2) * (down2 ? -1 : 1);
      expect(sign(encodeCompound([a1, a2], down).compare(encodeCompound([b1, b2], down)))).toBe(sign(first || second));
    }), { numRuns: 2000 });
  });

  it('put numbers that are equal on the same key whatever their type', () => {
    fc.assert(fc.property(fc.integer(), (n) => {
      expect(encodeKey(n)).toEqual(encodeKey(BigInt(n)));
    }));
  });
});

describe('values', () => {
  it('survive being written and read with their types and the order of their keys', () => {
    fc.assert(fc.property(value, (one) => {
      const bytes = encode(new Map([['v', one]]));
      expect(encode(decode(bytes))).toEqual(bytes);
      expect(compareValues(decode(bytes).get('v'), one)).toBe(0);
    }), { numRuns: 1000 });
  });
});
