/** Random BSON values for property tests, in the engine's own form. */
import fc from 'fast-check';
import { Binary, BSONRegExp, Decimal128, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import type { Doc, Value } from '../../server/engine/bson/types';

const interesting = fc.constantFrom<Value>(
  0, -0, 1, -1, 2147483647, -2147483648, 2147483648, 0.1, 1.5, -1.5, 5e-324, 1.7976931348623157e308, NaN, Infinity, -Infinity,
  9007199254740992n, 9007199254740993n, -9007199254740993n, 9223372036854775807n, -9223372036854775808n,
  new Double(0), new Double(1), Decimal128.fromString('0.1'), Decimal128.fromString('1'), Decimal128.fromString('1.0'),
  Decimal128.fromString('9007199254740993'), Decimal128.fromString('1E-6000'), Decimal128.fromString('-1E-6000'),
  Decimal128.fromString('1E+6000'), Decimal128.fromString('NaN'), Decimal128.fromString('Infinity'),
  Decimal128.fromString('0.1000000000000000055511151231257827'), Decimal128.fromString('0.1000000000000000055511151231257828'),
);

const decimal = fc.tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.integer({ min: -400, max: 400 }))
  .map(([digits, exponent]): Value => Decimal128.fromString(`${digits}E${exponent}`));

export const number = fc.oneof(
  interesting, fc.integer() as fc.Arbitrary<Value>, fc.double() as fc.Arbitrary<Value>, fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n) as fc.Arbitrary<Value>, decimal,
);

const text = fc.oneof(fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 4 }), fc.constantFrom('', '\0', 'a\0', 'a', 'a\0b', '中', '\uffff', '😀', '\ue000'));

const scalar: fc.Arbitrary<Value> = fc.oneof(
  number, text, fc.boolean(), fc.constant(null),
  fc.integer({ min: -1e9, max: 1e9 }).map((ms) => new Date(ms * 1000)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.tuple(fc.uint8Array({ maxLength: 5 }), fc.constantFrom(0, 1, 4, 128)).map(([bytes, kind]) => new Binary(bytes, kind)),
  fc.tuple(fc.nat(1000), fc.nat(3)).map(([t, i]) => new Timestamp({ t, i })),
  fc.constantFrom<Value>(new MinKey(), new MaxKey(), new BSONRegExp('a', ''), new BSONRegExp('a', 'i'), new BSONRegExp('b', '')),
);

const name = fc.constantFrom('a', 'b', '1', '0', 'aa', '中');

/** Any value, nested at most twice. */
export const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true }, scalar, fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map((entries): Doc => new Map(entries)),
  ),
})).value;
