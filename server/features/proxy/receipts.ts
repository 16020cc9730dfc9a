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

/** Path of the public page of a case that was filed on behalf of somebody. */
export const pathOf = (deps: Pick<Deps, 'cipher'>, doc: Pick<CaseDoc, '_id' | 'number'>): string => `/p/c/${doc.number}/${codeOf(deps, doc._id)}`;
/** Path of the page to print; a signature opens it. */
export const printPath = (caseId: string): string => `/p/receipt/${caseId}`;

/** What the helper hands over. `not_found` where nobody helped. */
export async function receiptOf(deps: Deps, doc: CaseDoc): Promise<Receipt> {
  if (!doc.proxy) throw new DomainError('not_found');
  const station = (await getUnits(deps, [doc.scope.station])).get(doc.scope.station);
  return {
    ...{ id: doc._id, number: doc.number, code: codeOf(deps, doc._id), page: pathOf(deps, doc) },
    print: deps.signer.sign(printPath(doc._id), deps.clock.now(), PRINT_MINUTES),
    station: { name: station?.name ?? '', phone: station?.phone ?? '' },
    promisedAt: doc.firstPromisedAt.toISOString(),
    sms: doc.proxy.sms,
  };
}
