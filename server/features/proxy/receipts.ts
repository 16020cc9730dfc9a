import type { ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import type { CaseDoc } from '../cases';
import { getUnits } from '../organisation';

type Receipt = ResponseOf<'POST /proxy/cases'>;
const PRINT_MINUTES = 60;
/** Signs of a code: none that look alike on paper. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;

/** The code on a receipt: it follows from the case and a key, so it is kept nowhere. 49 bits: not to be guessed. */
export function codeOf({ cipher }: Pick<Deps, 'cipher'>, caseId: string): string {
  const bytes = Buffer.from(cipher.fingerprint(`receipt:${caseId}`), 'base64url');
  return Array.from({ length: LENGTH }, (_, at) => SIGNS[(bytes[at] ?? 0) % SIGNS.length]).join('');
}

/** Where the pages of cases are: the state by number and code, and the one to print. */
export const STATE_AT = 'c';
export const PRINT_AT = 'receipt';

/** What of a thing its paper says. */
interface Filed {
  readonly _id: string;
  readonly number: string;
  readonly scope: { readonly station: string };
}

/** Path of the public page that shows a state by number and code. */
export const statePath = (deps: Pick<Deps, 'cipher'>, at: string, { _id, number }: Pick<Filed, '_id' | 'number'>): string => `/p/${at}/${number}/${codeOf(deps, _id)}`;
/** Path of a page to print; a signature opens it. */
export const printPath = (printAt: string, id: string): string => `/p/${printAt}/${id}`;
/** Path of the public page of a case that was filed on behalf of somebody. */
export const pathOf = (deps: Pick<Deps, 'cipher'>, doc: Pick<CaseDoc, '_id' | 'number'>): string => statePath(deps, STATE_AT, doc);

/** What whoever filed something for somebody hands over: number, code and where to look, a page to print, and the station. */
export async function paperOf(deps: Deps, doc: Filed, at: { readonly state: string; readonly print: string }, promisedAt: Date): Promise<Omit<Receipt, 'sms'>> {
  const station = (await getUnits(deps, [doc.scope.station])).get(doc.scope.station);
  return {
    ...{ id: doc._id, number: doc.number, code: codeOf(deps, doc._id), page: statePath(deps, at.state, doc) },
    print: deps.signer.sign(printPath(at.print, doc._id), deps.clock.now(), PRINT_MINUTES),
    station: { name: station?.name ?? '', phone: station?.phone ?? '' },
    promisedAt: promisedAt.toISOString(),
  };
}

/** What the helper hands over. `not_found` where nobody helped. */
export async function receiptOf(deps: Deps, doc: CaseDoc): Promise<Receipt> {
  if (!doc.proxy) throw new DomainError('not_found');
  return { ...(await paperOf(deps, doc, { state: STATE_AT, print: PRINT_AT }, doc.firstPromisedAt)), sms: doc.proxy.sms };
}
