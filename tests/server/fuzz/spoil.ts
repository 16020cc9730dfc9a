import { methodsOf, resolved, sample, type Operation, type Schema } from './operations';
import type { Random } from './random';

/** A request that must be refused, whoever sends it. */
export interface BadRequest {
  readonly kind: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
  /** The session is of no use: none, or a forged one. */
  readonly token?: string;
  /** Only for those who may not do it: everything else is right. */
  readonly byOutsider?: boolean;
}
interface Draft {
  path: Record<string, string>;
  query: Map<string, string>;
  headers: Record<string, string>;
  body: unknown;
  raw?: string | Buffer;
  method: string;
}
export interface Target {
  /** Ids that exist, by the first part of the path. */
  readonly ids: Readonly<Record<string, string>>;
}

const JUNK_TEXTS = ['', ' ', '\u0000', '\uD800', '../../etc/passwd', '..%2f..%2fetc%2fpasswd', '%00', '%', "' or 1=1 --", '{"$gt":""}', '$where', '<script>', '💥'.repeat(40), 'a'.repeat(70), 'ａ', '\u202E', '__proto__', 'constructor', 'null', 'NaN', '-1', '1e999'];
const JUNK_VALUES: readonly unknown[] = [null, true, 0, -1, 1e308, 1.5, '', 'x', [], [[]], {}, { $gt: '' }, { $where: '1' }, [{ a: 1 }], '\uD800', '\u0000', 9007199254740993];
const JUNK_HEADERS: readonly Readonly<Record<string, string>>[] = [
  {}, {}, {}, { Accept: 'text/x-nothing' }, { 'X-Forwarded-For': "'; drop" }, { 'X-HTTP-Method-Override': 'DELETE' }, { Range: 'bytes=0-18446744073709551615' },
  { 'If-None-Match': '*' }, { Cookie: 'a=b; refresh=%00; __proto__=1' }, { Origin: 'https://evil.example' }, { 'Accept-Language': 'x'.repeat(4_000) }, { 'X-Request-Id': '\u00ff'.repeat(50) },
];

/** Every path of a value that a wrong type can be put at. */
function pathsOf(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...at]];
  return [...(at.length > 0 ? [[...at]] : []), ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...at, key]))];
}
function schemaAt(schema: Schema, at: readonly string[]): Schema {
  return at.reduce((known, key) => {
    const here = resolved(known);
    return resolved(here.properties?.[key] ?? here.items ?? {});
  }, schema);
}
function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}
/** A value of another type than the schema's: never one it might take. */
function wrongFor(schema: Schema, random: Random): unknown {
  const type = String(schema.enum ? 'enum' : schema.type);
  const fits = (value: unknown): boolean => {
    if (value === null) return true;
    if (type === 'enum') return schema.enum?.includes(value) === true;
    if (type.includes('string')) return typeof value === 'string';
    if (type.includes('number') || type.includes('integer')) return typeof value === 'number';
    if (type.includes('boolean')) return typeof value === 'boolean';
    return typeof value === 'object';
  };
  const wrong = JUNK_VALUES.filter((value) => !fits(value));
  return random.pick(wrong);
}

type Spoiler = (draft: Draft, operation: Operation, random: Random, target: Target) => boolean | { token?: string; byOutsider?: boolean };

/** Each makes a good draft bad, or says that it cannot. */
const SPOILERS: Readonly<Record<string, Spoiler>> = {
  malformedJson: (draft, { multipart }, random) => {
    if (multipart || draft.method === 'GET') return false;
    draft.raw = random.pick(['{', '{"a":', '[1,2', '{"a":1}}', 'nul', "{'a':1}", '{"a":1,}', '\u0000', '"\\ud800', `${'['.repeat(5_000)}`, '{"a":1,"a":2', Buffer.from([0xff, 0xfe, 0x7b])]);
    return true;
  },
  wrongContentType: (draft, { multipart }, random) => {
    if (draft.method === 'GET') return false;
    draft.headers['Content-Type'] = random.pick(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/jsonp', 'multipart/form-data', 'image/jpeg', ';;;']);
    draft.raw = multipart ? 'x' : JSON.stringify(draft.body ?? {});
    return true;
  },
  unknownField: (draft, { multipart }, random) => {
    if (multipart || draft.method === 'GET') return false;
    const name = random.pick(['unasked', '__proto__', 'constructor', 'prototype', '$where', 'role', 'personId_', 'état', 'toString']);
    draft.raw = `${JSON.stringify(draft.body ?? {}).replace(/\}$/, '')}${Object.keys((draft.body ?? {}) as object).length > 0 ? ',' : ''}${JSON.stringify(name)}:${JSON.stringify(random.pick(JUNK_VALUES))}}`;
    return true;
  },
  sameFieldTwice: (draft, { json }, random) => {
    const names = Object.keys((draft.body ?? {}) as object);
    if (!json || names.length === 0) return false;
    const name = random.pick(names);
    draft.raw = `{${JSON.stringify(name)}:1,${JSON.stringify(draft.body).slice(1)}`;
    return true;
  },
  wrongType: (draft, { json }, random) => {
    if (!json) return false;
    const paths = pathsOf(draft.body).filter((at) => at.length > 0);
    if (paths.length === 0) return false;
    const at = random.pick(paths);
    draft.body = replaced(draft.body, at, wrongFor(schemaAt(json, at), random));
    return true;
  },
  notAnObject: (draft, { json }, random) => {
    if (!json) return false;
    draft.raw = JSON.stringify(random.pick([null, [], [{}], 'x', 1, true]));
    return true;
  },
  missingField: (draft, { json }, random) => {
    const required = resolved(json ?? {}).required ?? [];
    if (required.length === 0) return false;
    const { [random.pick(required)]: _gone, ...rest } = draft.body as Record<string, unknown>;
    draft.body = rest;
    return true;
  },
  unreadable: (draft, { json }, random) => {
    const paths = pathsOf(draft.body).filter((at) => json && schemaAt(json, at).type === 'string' && !schemaAt(json, at).enum);
    if (paths.length === 0) return false;
    draft.body = replaced(draft.body, random.pick(paths), random.pick(['\uD800', 'a\u0000b', '\uDFFF字', '\u0007']));
    return true;
  },
  tooLong: (draft, { json }, random) => {
    const paths = pathsOf(draft.body).filter((at) => json && schemaAt(json, at).maxLength !== undefined);
    if (paths.length === 0) return false;
    draft.body = replaced(draft.body, random.pick(paths), random.pick(['字', 'a', '💥']).repeat(random.pick([6_000, 40_000, 150_000])));
    return true;
  },
  huge: (draft, { multipart }) => {
    if (multipart || draft.method === 'GET') return false;
    draft.raw = JSON.stringify({ a: 'x'.repeat(300_000) });
    return true;
  },
  junkInPath: (draft, { path: at }, random) => {
    const names = Object.keys(draft.path);
    if (names.length === 0 || at.includes('{variant}')) return false;
    draft.path[random.pick(names)] = encodeURIComponent(random.pick(JUNK_TEXTS.filter((text) => !/^[A-Za-z0-9_-]{1,64}$/.test(text) && text !== '' && !text.includes('\uD800'))));
    return true;
  },
  unknownId: (draft, _operation, random) => {
    const names = Object.keys(draft.path);
    if (names.length === 0) return false;
    draft.path[random.pick(names)] = `nothing-${random.int(1e9)}`;
    return true;
  },
  idOfOthers: (draft, { path: at, method }, _random, { ids }) => {
    const id = ids[at.split('/')[1] ?? ''];
    // Whoever sees a matter may follow it, and let it go again.
    const openToAll = /\/(join|follow|leave)$/.test(at);
    if (id === undefined || method === 'GET' || openToAll || !Object.keys(draft.path).includes('id')) return false;
    draft.path.id = id;
    return { byOutsider: true };
  },
  unknownQuery: (draft, _operation, random) => {
    draft.query.set(random.pick(['unasked', '__proto__', 'a[b]', '$where', 'limit[]']), random.pick(['1', '', 'x'.repeat(300), '%'.repeat(10), '\u0000']));
    return true;
  },
  junkInQuery: (draft, { parameters }, random) => {
    const asked = parameters.filter((one) => one.in === 'query' && one.schema.type !== 'string' && one.schema.type !== undefined);
    if (asked.length === 0) return false;
    draft.query.set(random.pick(asked).name, random.pick(['abc', '1e999', '-99999999', '9'.repeat(400), '[]', '{}', '\u0000']));
    return true;
  },
  noKey: (draft, { parameters }, random) => {
    if (!parameters.some((one) => one.name === 'Idempotency-Key')) return false;
    const key = random.pick(['', 'short', 'k'.repeat(65), '../../../..', 'with space', '{"$ne":1}']);
    if (key === '') delete draft.headers['Idempotency-Key'];
    else draft.headers['Idempotency-Key'] = key;
    return true;
  },
  badToken: (_draft, { session }, random) => (session ? { token: random.pick(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.', `${'a'.repeat(3_000)}.b.c`, 'null', '../..']) } : false),
  wrongMethod: (draft, { path: at }, random) => {
    draft.method = random.pick(['PUT', 'PATCH', 'DELETE', 'POST'].filter((method) => !methodsOf(at).includes(method)));
    return true;
  },
  brokenMultipart: (draft, { multipart }, random) => {
    if (!multipart) return false;
    const boundary = 'b'.repeat(20);
    const part = (name: string, content: string): string => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="../../x.jpg"\r\nContent-Type: image/jpeg\r\n\r\n${content}\r\n`;
    const [head, raw] = random.pick<readonly [string, string]>([
      ['multipart/form-data', part('file', 'x')],
      [`multipart/form-data; boundary=${boundary}`, part('file', 'cut off').slice(0, 60)],
      [`multipart/form-data; boundary=${boundary}`, `${part('other', 'x')}--${boundary}--\r\n`],
      [`multipart/form-data; boundary=${boundary}`, `${part('file', 'x')}${part('file', 'y')}--${boundary}--\r\n`],
      [`multipart/form-data; boundary=${boundary}`, `--${boundary}\r\n\r\nno head\r\n--${boundary}--\r\n`],
      [`multipart/form-data; boundary=${boundary}`, `--${boundary}--\r\n`],
      [`multipart/form-data; boundary=${boundary}`, ''],
      [`multipart/form-data; boundary=${boundary}`, `--${boundary}\r\n${'X-Head: y\r\n'.repeat(500)}\r\nx\r\n--${boundary}--\r\n`],
    ]);
    draft.headers['Content-Type'] = head;
    draft.raw = raw;
    return true;
  },
  notAPicture: (draft, { multipart, path: at }, random) => {
    if (!multipart || at !== '/files') return false;
    const boundary = 'b'.repeat(20);
    draft.headers['Content-Type'] = `multipart/form-data; boundary=${boundary}`;
    const content = random.pick(['GIF89a', '<svg onload=alert(1)>', '\u0089PNG\r\n\u001a\nxxxx', '', 'PK\u0003\u0004', `\u00ff\u00d8\u00ff\u00e0${'x'.repeat(2_000)}`]);
    draft.raw = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="x.jpg"\r\n\r\n${content}\r\n--${boundary}--\r\n`, 'latin1');
    return true;
  },
};

function goodDraft(operation: Operation, random: Random): Draft {
  const byPlace = (place: 'path' | 'query'): Record<string, string> =>
    Object.fromEntries(operation.parameters.filter((one) => one.in === place && (place === 'path' || one.required)).map((one) => [one.name, String(sample(one.schema, random))]));
  return {
    method: operation.method, path: byPlace('path'), query: new Map(Object.entries(byPlace('query'))), headers: { 'Idempotency-Key': `fuzz-${random.int(2 ** 31)}-key` },
    body: operation.json ? sample(operation.json, random) : undefined,
  };
}

/** One bad request to an operation. */
export function badRequest(operation: Operation, random: Random, target: Target): BadRequest {
  for (;;) {
    const kind = random.pick(Object.keys(SPOILERS));
    const draft = goodDraft(operation, random);
    const spoiled = SPOILERS[kind]?.(draft, operation, random, target) ?? false;
    if (spoiled === false) continue;
    const at = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => draft.path[name] ?? 'x');
    const query = new URLSearchParams([...draft.query]).toString();
    const text = draft.raw ?? (draft.body === undefined ? null : JSON.stringify(draft.body));
    const hasBody = text !== null && draft.method !== 'GET';
    return {
      kind, method: draft.method, path: `/api/v1${at}${query === '' ? '' : `?${query}`}`,
      headers: { ...random.pick(JUNK_HEADERS), ...(hasBody ? { 'Content-Type': 'application/json' } : {}), ...draft.headers },
      body: hasBody ? text : null,
      ...(spoiled === true ? {} : spoiled),
    };
  }
}
