/** One value of an answer. A list holds rows of one element; `null` is an element that is there and empty. */
export type Value = string | number | boolean | null | Row | List;
export interface Row {
  readonly [element: string]: Value;
}
export interface List {
  /** Name of the element that repeats, in XML; JSON has no name for it. */
  readonly item: string;
  readonly rows: readonly (Row | string)[];
}

/** A whole answer: its root element, and what stands in it. */
export interface Answer {
  readonly root: string;
  readonly content: Row | List;
}

export const FORMATS = ['xml', 'json'] as const;
export type Format = (typeof FORMATS)[number];
export const CONTENT_TYPES: Readonly<Record<Format, string>> = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' };

export const listOfRows = (item: string, rows: List['rows']): List => ({ item, rows });
const isList = (value: Row | List): value is List => 'item' in value && 'rows' in value && Array.isArray(value.rows);
/** Nothing was said: an empty text is an empty element, and null in JSON. */
const isEmpty = (value: Value): boolean => value === null || value === '';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
/** What XML 1.0 has no place for, however it is written. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const escaped = (text: string): string => text.replace(NOT_XML, '').replace(/[&<>\r]/g, (sign) => SIGNS[sign] ?? sign);

function inside(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'object') return escaped(String(value));
  if (isList(value)) return value.rows.map((row) => element(value.item, row)).join('');
  return Object.entries(value).map(([name, part]) => element(name, part)).join('');
}

function element(name: string, value: Value): string {
  const content = inside(value);
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

/** Numbers and booleans as such, a list as a bare array, also one of a single row or none (the Spark convention). */
function plain(value: Value | Row | List): unknown {
  if (typeof value !== 'object' || value === null) return isEmpty(value) ? null : value;
  if (isList(value)) return value.rows.map((row) => plain(row));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

/** An answer as it is sent. */
export function written({ root, content }: Answer, format: Format): string {
  return format === 'json' ? JSON.stringify(plain(content)) : `<?xml version="1.0" encoding="utf-8"?>\n${element(root, content)}\n`;
}
