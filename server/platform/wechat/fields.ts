/** Most characters of a value by the type that begins its key (subscribe messages, parameter limits). */
const MOST: Readonly<Record<string, number>> = {
  thing: 20,
  number: 32,
  letter: 32,
  symbol: 5,
  character_string: 32,
  phone_number: 17,
  car_number: 8,
  name: 10,
  phrase: 5,
};

const ASCII = /[^\x20-\x7e]/g;
/** What a type does not take is left out, since a message without it is better than none. */
const LEFT_OUT: Readonly<Record<string, RegExp>> = {
  number: /[^\d.]/g,
  letter: /[^A-Za-z]/g,
  character_string: ASCII,
  phone_number: /[^\d+-]/g,
  phrase: /[^\p{Script=Han}]/gu,
};

/** What stands where nothing is left. */
const EMPTY: Readonly<Record<string, string>> = { phrase: '无', number: '0', letter: 'x' };

const typeOf = (key: string): string => key.replace(/\d+$/, '');

/** Names of Latin letters may be twice as long as Chinese ones. */
const mostOf = (type: string, text: string): number => (type === 'name' && !/[^\x20-\x7e]/.test(text) ? 20 : (MOST[type] ?? Infinity));

/** Cuts a value to what the field `key` takes, whole characters only; an ellipsis tells that something is missing. */
export function fitField(key: string, value: string): string {
  const type = typeOf(key);
  const plain = value.replace(LEFT_OUT[type] ?? /(?!)/g, '').replace(/\s+/g, ' ').trim();
  const most = mostOf(type, plain);
  const characters = [...plain];
  // WeChat counts UTF-16 units; an emoji counts twice.
  if (plain.length <= most) return plain || (EMPTY[type] ?? '-');
  const open = type === 'thing';
  let text = '';
  for (const character of characters) {
    if (text.length + character.length > most - (open ? 1 : 0)) break;
    text += character;
  }
  return open ? `${text}…` : text;
}
