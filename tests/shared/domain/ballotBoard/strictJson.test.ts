/** What a board's text may be, and what two readers could read in two ways. */
import fc from 'fast-check';
import { parseStrict, StrictJsonError } from '../../../../shared/domain/ballotBoard/strictJson';

it.each([
  ['{"a":1,"a":2}', 'duplicateKey'], ['{"a":1,"\\u0061":1}', 'duplicateKey'], ['[{"x":{"y":1,"y":1}}]', 'duplicateKey'], ['{"__proto__":1,"__proto__":2}', 'duplicateKey'],
  ['{"é":1}', 'keyNotAscii'], ['{"\\u00e9":1}', 'keyNotAscii'],
  ['1.0', 'float'], ['1e3', 'float'], ['[0.5]', 'float'], ['-1E-2', 'float'],
  ['9007199254740992', 'numberRange'], ['-9007199254740992', 'numberRange'], ['1234567890123456789012', 'numberRange'],
  ['"\\ud800"', 'loneSurrogate'], ['"\\udc00x"', 'loneSurrogate'], ['"\ud83d"', 'loneSurrogate'], ['"\\ud83d\\ud83d\\ude00"', 'loneSurrogate'],
  ['', 'syntax'], [' ', 'syntax'], ['01', 'syntax'], ['+1', 'syntax'], ['-', 'syntax'], ['.5', 'syntax'], ['NaN', 'syntax'], ['nul', 'syntax'], ["'a'", 'syntax'], ['"a', 'syntax'],
  ['"a\nb"', 'syntax'], ['"\\x41"', 'syntax'], ['"\\u12g4"', 'syntax'], ['"\\', 'syntax'], ['[1,]', 'syntax'], ['[1', 'syntax'], ['{"a":1,}', 'syntax'], ['{"a"}', 'syntax'], ['{a:1}', 'syntax'], ['1 2', 'syntax'],
  ['\ufeff1', 'syntax'], ['[1]//', 'syntax'], ['\u00a01', 'syntax'], ['[tru]', 'syntax'],
  ['['.repeat(40) + ']'.repeat(40), 'depth'],
])('refuses %j: %s', (text, fault) => {
  expect(() => parseStrict(text)).toThrow(StrictJsonError);
  try {
    parseStrict(text);
  } catch (thrown) {
    expect((thrown as StrictJsonError).fault).toBe(fault);
  }
});

it('takes the rest as JSON.parse does', () => {
  const whole = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 5 }, fc.constant(null), fc.boolean(), fc.maxSafeInteger(), fc.string({ unit: 'grapheme' }), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), tie('value'), { maxKeys: 4 })),
  })).value;
  fc.assert(fc.property(whole, fc.constantFrom(0, 2), (value, indent) => {
    const text = JSON.stringify(value, null, indent);
    expect(JSON.stringify(parseStrict(text))).toBe(JSON.stringify(JSON.parse(text)));
  }), { numRuns: 500 });
  expect(parseStrict(' { "a" : [ true , -0 , "\\"\\\\\\/\\b\\f\\n\\r\\t\\u4e2d" ] } ')).toEqual({ a: [true, 0, '"\\/\b\f\n\r\t中'] });
  expect(Object.keys(parseStrict('{"__proto__":{"x":1}}') as object)).toEqual(['__proto__']);
});
