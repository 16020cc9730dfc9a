/**
 * The permission table: every route × every person of `world/people.ts`, with the answer each gets, written by
 * hand. Neither the table nor its world may import a policy or a rule of the domain (config/dependency-cruiser.cjs):
 * what is expected here is thought out anew, from docs and the law, and not read from the program.
 *
 * To add a route, put a row into `rows/<tag>.ts` (a new file goes into `rows/index.ts` too):
 *
 *   'GET /cases/:id': [
 *     row('a sensitive case', (make) => ({ params: { id: make.case('submitted', { sensitive: true }) } }), {
 *       200: 'reporter staff head',   // these people get that answer
 *       401: 'stranger',
 *       404: 'others',                // everybody who is not named elsewhere in the row
 *     }),
 *   ],
 *
 * - One `row` per situation that decides differently (own thing, sensitive, released, over …); one is enough for most.
 * - 400, 401, 403 and 404 stand for invalid_input, not_authenticated, not_allowed and not_found. Any other refusal
 *   is written with its code: `'422 rule_refused'`, `'409 wrong_state'`. 404 where the thing does not exist *for
 *   them*, 403 where they may know of it.
 * - `make` gives the things a call needs (`world/make.ts`; add what yours needs). Those who are refused, and
 *   those who only read, send one request that is made once; each success of a write gets a new one, so rows do not
 *   disturb each other. Promises in params, query and body are awaited. `(make, who) => …` when the request depends
 *   on who asks: then it is made for each of them.
 * - A success must not change what somebody may do later (give roles to people made for it, not to the cast).
 * - A binary answer behind a `downloads` entry has its row too, by its path.
 *
 * In the answers of the same calls the planted secrets are looked for: what may be read by whom is in `secrets/allowed.ts`.
 */
import type { Make } from './world/make';
import { PEOPLE, type Who } from './world/people';

/** What one call sends; values may be promises. */
export interface Request {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  /** Sent as the field `file` of a multipart body. */
  readonly file?: { readonly name: string; readonly content: Buffer | Promise<Buffer> };
  /** In place of the person's own session: for calls that end a session. */
  readonly token?: Promise<string | null>;
}

/** Answer → those who get it, by name, or `others`. */
export type Expected = Readonly<Record<string, string>>;
export interface Row {
  readonly situation: string;
  readonly request: (make: Make, who: Who) => Request | Promise<Request>;
  readonly expected: Expected;
}
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** One situation of a route. */
export const row = (situation: string, request: Row['request'], expected: Expected): Row => ({ situation, request, expected });
/** A route that asks for nothing in particular. */
export const plain = (expected: Expected): readonly Row[] => [row('plain', () => ({}), expected)];

/** Everybody the table knows. */
export const EVERYBODY = Object.keys(PEOPLE) as Who[];

/** Written out: each person's answer. Throws where somebody is named twice, unknown, or left out. */
export function spread(expected: Expected): Record<Who, string> {
  const answers = new Map<string, string>();
  for (const [answer, names] of Object.entries(expected)) {
    for (const name of names.split(/\s+/)) {
      if (name !== 'others' && !(EVERYBODY as string[]).includes(name)) throw new Error(`the table names nobody known: ${name}`);
      if (answers.has(name)) throw new Error(`named twice in one row: ${name}`);
      answers.set(name, answer);
    }
  }
  const rest = answers.get('others');
  return Object.fromEntries(
    EVERYBODY.map((who) => {
      const answer = answers.get(who) ?? rest;
      if (answer === undefined) throw new Error(`the row leaves out ${who}`);
      return [who, written(answer)];
    }),
  ) as Record<Who, string>;
}

const CODES: Readonly<Record<string, string>> = { 400: 'invalid_input', 401: 'not_authenticated', 403: 'not_allowed', 404: 'not_found' };
const written = (answer: string): string => (CODES[answer] ? `${answer} ${CODES[answer]}` : answer);
export const isSuccess = (answer: string): boolean => answer.startsWith('2') || answer.startsWith('3');
