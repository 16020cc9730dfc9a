import { JSDOM } from 'jsdom';
import type { TestServer } from '../../support/server';

/**
 * The protocol as its specification words it, written anew and without a line of the program: what stands in each answer,
 * in which order of meaning, and of which type; and XML read by the rules of the Spark convention, so that both forms can be
 * held against each other.
 */
type Kind = 'text' | 'text?' | 'flag' | 'number' | 'number?' | 'moment' | 'url?' | 'status';
type Shape = { readonly [field: string]: Kind | { readonly list: string; readonly of: Shape | 'text' } | { readonly inside: Shape } };

const SERVICE: Shape = { service_code: 'text', service_name: 'text', description: 'text', metadata: 'flag', type: 'text', keywords: 'text?', group: 'text' };
const ATTRIBUTE: Shape = {
  variable: 'flag', code: 'text', datatype: 'text', required: 'flag', datatype_description: 'text?', order: 'number', description: 'text',
  values: { list: 'value', of: { key: 'text', name: 'text' } },
};
const REQUEST: Shape = {
  service_request_id: 'text', status: 'status', status_notes: 'text?', service_name: 'text', service_code: 'text', description: 'text?', agency_responsible: 'text?', service_notice: 'text?',
  requested_datetime: 'moment', updated_datetime: 'moment', expected_datetime: 'moment', address: 'text?', address_id: 'text?', zipcode: 'text?', lat: 'number?', long: 'number?', media_url: 'url?',
};
const EXTENDED: Shape = {
  ...REQUEST,
  extended_attributes: { inside: { detailed_status: 'text', location: 'text', media_urls: { list: 'media_url', of: 'text' } } },
  notes: { list: 'note', of: { datetime: 'moment', description: 'text', type: 'text' } },
};

/** Root element → what stands in it: a list of elements, or fields. */
export const ANSWERS = {
  discovery: { root: 'discovery', inside: { changeset: 'moment', contact: 'text', key_service: 'text', endpoints: { list: 'endpoint', of: { specification: 'text', url: 'text', changeset: 'moment', type: 'text', formats: { list: 'format', of: 'text' } } } } },
  services: { root: 'services', list: 'service', of: SERVICE },
  definition: { root: 'service_definition', inside: { service_code: 'text', attributes: { list: 'attribute', of: ATTRIBUTE } } },
  filed: { root: 'service_requests', list: 'request', of: { service_request_id: 'text', service_notice: 'text?', account_id: 'text?' } },
  token: { root: 'service_requests', list: 'request', of: { service_request_id: 'text', token: 'text' } },
  requests: { root: 'service_requests', list: 'request', of: REQUEST },
  extended: { root: 'service_requests', list: 'request', of: EXTENDED },
  updates: { root: 'service_request_updates', list: 'request_update', of: { update_id: 'text', service_request_id: 'text', status: 'status', updated_datetime: 'moment', description: 'text', media_url: 'url?' } },
  taken: { root: 'service_request_updates', list: 'request_update', of: { update_id: 'text' } },
  errors: { root: 'errors', list: 'error', of: { code: 'text', description: 'text' } },
} as const satisfies Record<string, { root: string } & ({ list: string; of: Shape } | { inside: Shape })>;
export type AnswerName = keyof typeof ANSWERS;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;
const FITS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string' && value !== '',
  'text?': (value) => value === null || (typeof value === 'string' && value !== ''),
  flag: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  'number?': (value) => value === null || (typeof value === 'number' && Number.isFinite(value)),
  moment: (value) => typeof value === 'string' && MOMENT.test(value),
  'url?': (value) => value === null || (typeof value === 'string' && /^https?:\/\//.test(value)),
  status: (value) => value === 'open' || value === 'closed',
};

/** Everything that is not as the specification words it. */
function faults(value: unknown, shape: Shape, at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is no object`];
  const found = value as Record<string, unknown>;
  const names = [...Object.keys(shape).filter((name) => !(name in found)).map((name) => `${at}.${name} is missing`), ...Object.keys(found).filter((name) => !(name in shape)).map((name) => `${at}.${name} is unknown`)];
  return [...names, ...Object.entries(shape).flatMap(([name, kind]) => {
    const [part, here] = [found[name], `${at}.${name}`];
    if (typeof kind === 'string') return FITS[kind](part) ? [] : [`${here} is no ${kind}: ${JSON.stringify(part)}`];
    return 'list' in kind ? listFaults(part, kind.of, here) : faults(part, kind.inside, here);
  })];
}
function listFaults(value: unknown, of: Shape | 'text', at: string): string[] {
  if (!Array.isArray(value)) return [`${at} is no bare array`];
  return value.flatMap((row: unknown, i) => (of === 'text' ? (FITS.text(row) ? [] : [`${at}.${i} is no text`]) : faults(row, of, `${at}.${i}`)));
}
const faultsOf = (name: AnswerName, value: unknown): string[] => {
  const answer: { root: string } & ({ list: string; of: Shape } | { inside: Shape }) = ANSWERS[name];
  return 'list' in answer ? listFaults(value, answer.of, name) : faults(value, answer.inside, name);
};

/** One value out of XML: an empty element is null. */
function leaf(text: string, kind: Kind): unknown {
  if (text === '') return null;
  if (kind === 'flag') return text === 'true' ? true : text === 'false' ? false : text;
  return kind === 'number' || kind === 'number?' ? Number(text) : text;
}
function fields(element: Element, shape: Shape): Record<string, unknown> {
  const seen = [...element.children].map((child) => child.tagName);
  if (new Set(seen).size !== seen.length) throw new Error(`an element stands twice in ${element.tagName}: ${seen.join(' ')}`);
  return Object.fromEntries([...element.children].map((child) => {
    const kind = shape[child.tagName] ?? 'text?';
    if (typeof kind === 'string') {
      if (child.children.length > 0) throw new Error(`${child.tagName} holds elements`);
      return [child.tagName, leaf(child.textContent ?? '', kind)];
    }
    return [child.tagName, 'list' in kind ? list(child, kind.list, kind.of) : fields(child, kind.inside)];
  }));
}
function list(element: Element, item: string, of: Shape | 'text'): unknown[] {
  return [...element.children].map((child) => {
    if (child.tagName !== item) throw new Error(`${child.tagName} in place of ${item} in ${element.tagName}`);
    return of === 'text' ? (child.textContent ?? '') : fields(child, of);
  });
}

/** Reads an answer in XML into what its JSON has to be. */
export function fromXml(name: AnswerName, text: string): unknown {
  if (!text.startsWith('<?xml version="1.0" encoding="utf-8"?>')) throw new Error('no declaration');
  const { window } = new JSDOM('');
  const document = new window.DOMParser().parseFromString(text, 'text/xml');
  const root = document.documentElement;
  if (root.tagName === 'parsererror' || root.namespaceURI !== null || root.attributes.length > 0) throw new Error(`not well-formed, or of a namespace: ${text.slice(0, 200)}`);
  const answer: { root: string } & ({ list: string; of: Shape } | { inside: Shape }) = ANSWERS[name];
  if (root.tagName !== answer.root) throw new Error(`root ${root.tagName} in place of ${answer.root}`);
  return 'list' in answer ? list(root, answer.list, answer.of) : fields(root, answer.inside);
}

/** What an address behind `/open311/v2/` answers, in both forms, held against the specification and against each other. */
export function reader(server: TestServer, prefix = '/open311/v2') {
  const address = (path: string, format: string): string => { const [name, query] = path.split('?'); return `${prefix}/${name}.${format}${query === undefined ? '' : `?${query}`}`; };
  return async (name: AnswerName, path: string, status = 200): Promise<unknown> => {
    const [xml, json] = [await server.request.get(address(path, 'xml')).buffer(true), await server.request.get(address(path, 'json')).buffer(true)];
    expect([xml.status, json.status, xml.headers['content-type'], json.headers['content-type']]).toEqual([status, status, 'text/xml; charset=utf-8', 'application/json; charset=utf-8']);
    const body = JSON.parse(json.text) as unknown;
    expect(faultsOf(name, body)).toEqual([]);
    // Addresses of pictures are signed anew each time.
    const unsigned = (value: unknown): string => JSON.stringify(value).replace(/\?[^"]*/g, '');
    expect(unsigned(fromXml(name, xml.text))).toBe(unsigned(body));
    return body;
  };
}

/** An answer to something that was sent, by its format. */
export function readAnswer(name: AnswerName, format: 'xml' | 'json', text: string): unknown {
  const value = format === 'xml' ? fromXml(name, text) : (JSON.parse(text) as unknown);
  expect(faultsOf(name, value)).toEqual([]);
  return value;
}
