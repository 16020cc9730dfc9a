import { answerProblem } from '../../../../shared/domain/integrations/channels';
import type { Open311Options } from '../../../../shared/domain/integrations/open311Client';
import type { Deps } from '../../../platform/deps';
import { OutsideError, type OutsideAnswer } from '../../../platform/outside';
import type { Verdict } from '../adapters/types';
import { toldIn, type Fields } from './answer';

/** A server outside, with what of its channel is needed in plain. */
export interface Server {
  readonly address: string;
  /** Null where it was not given one. */
  readonly apiKey: string | null;
  readonly options: Open311Options;
}
type Problem = NonNullable<Verdict>;
/** What came of asking: rows, or why there are none. `taken` is false where they said that they did not take it, true where they had it already. */
export type Heard = { readonly rows: readonly Fields[] } | { readonly verdict: Problem; readonly taken: boolean | null };

/** Some requests with long words; more than that nobody has to say. */
const MOST_BYTES = 1024 * 1024;
const ACCEPT = { json: 'application/json', xml: 'text/xml, application/xml' } as const;
/** Numbers by which the protocol's errors say what is wrong, also where the status says another. */
const isErrorNumber = (code: number): boolean => code >= 400 && code < 600;

function heardOf({ status, text, retryAfterMs }: OutsideAnswer): Heard {
  const told = toldIn(text);
  const said = Number(told?.errors[0]?.code);
  const code = isErrorNumber(said) ? said : told && told.errors.length > 0 && status < 400 ? 400 : status;
  // In the protocol 404 to what is handed in speaks of its service; a page that is not there says no such thing.
  if (code === 404 && told && told.errors.length > 0) return { verdict: { problem: 'serviceUnknown', scope: 'final', retryAfterMs: null }, taken: false };
  // Nothing is signed here, so that no clock is the reason for a refusal.
  const problem = answerProblem({ status: code, clockMs: null });
  if (problem) return { verdict: { ...problem, retryAfterMs }, taken: code < 500 ? false : null };
  if (code === 409) return { verdict: { problem: 'notUnderstood', scope: 'parcel', retryAfterMs: null }, taken: true };
  return told ? { rows: told.rows } : { verdict: { problem: 'notUnderstood', scope: 'parcel', retryAfterMs: null }, taken: null };
}

function addressOf({ address, options, apiKey }: Server, resource: string, query: Readonly<Record<string, string>> | null): string {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${resource}.${options.format}`;
  if (query === null) return url.href;
  const all = { ...(options.jurisdiction ? { jurisdiction_id: options.jurisdiction } : {}), ...(apiKey === null ? {} : { api_key: apiKey }), ...query };
  for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
  return url.href;
}

async function asked(ask: () => Promise<OutsideAnswer>): Promise<Heard> {
  try {
    return heardOf(await ask());
  } catch (error) {
    if (error instanceof OutsideError) return { verdict: { problem: error.problem, scope: 'target', retryAfterMs: null }, taken: null };
    throw error;
  }
}

/** Reads a resource of a server: `services`, `requests` with a query, `tokens/<token>`. */
export function read(deps: Deps, server: Server, resource: string, query: Readonly<Record<string, string>> = {}): Promise<Heard> {
  return asked(() => deps.outside.get(addressOf(server, resource, query), { accept: ACCEPT[server.options.format] }, MOST_BYTES));
}

/** Hands something in as a form. `once` goes along for servers that know a repeat by it; the protocol has no such thing. */
export function handIn(deps: Deps, server: Server, resource: string, fields: Readonly<Record<string, string>>, once: string): Promise<Heard> {
  const { options, apiKey } = server;
  const form = new URLSearchParams({ ...(options.jurisdiction ? { jurisdiction_id: options.jurisdiction } : {}), ...(apiKey === null ? {} : { api_key: apiKey }), ...fields });
  const headers = { accept: ACCEPT[options.format], 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', 'idempotency-key': once };
  return asked(() => deps.outside.post(addressOf(server, resource, null), headers, form.toString(), true));
}
