import type { ConsentWay, ProxyDoor } from '../../../shared/domain/cases/proxy';
import type { ResponseOf } from '../../../shared/contract';
import type { CaseDoc } from './document';
import type { Lookups } from './views';

/** That a case was filed on behalf of its reporter: by whom, by which door, and what was agreed to. */
export interface CaseProxy {
  door: ProxyDoor;
  helperId: string;
  helperUnitId: string;
  consent: { how: ConsentWay; at: Date; byId: string };
  /** The reporter has no account, so far: they are asked by telephone. */
  accountless: boolean;
  /** A receipt by text message was asked for. */
  sms: boolean;
  /** When the reporter took it up with a number of their own. */
  claimedAt?: Date;
}

/** Who filed it and what was agreed, for the reporter and staff; nothing where nobody helped. */
export function presentProxy({ proxy }: CaseDoc, lookups: Lookups): Pick<ResponseOf<'GET /cases/:id'>, 'proxy'> {
  if (!proxy) return {};
  const helper = { unit: lookups.units.get(proxy.helperUnitId)?.name ?? '', person: lookups.people.get(proxy.helperId)?.name ?? null };
  return { proxy: { door: proxy.door, helper, consent: { how: proxy.consent.how, at: proxy.consent.at.toISOString() }, accountless: proxy.accountless } };
}

/** Who wrote the resident's word down; nothing where the resident did. */
export function presentTaker({ evaluation }: CaseDoc, lookups: Lookups): { takenBy?: { unit: string; person: string | null } } {
  const by = evaluation?.takenBy;
  return by ? { takenBy: { unit: lookups.units.get(by.unitId)?.name ?? '', person: lookups.people.get(by.personId)?.name ?? null } } : {};
}

/** People and units that the two above name. */
export const proxyPeople = ({ proxy, evaluation }: CaseDoc): (string | null)[] => [proxy?.helperId ?? null, evaluation?.takenBy?.personId ?? null];
export const proxyUnits = ({ proxy, evaluation }: CaseDoc): (string | null)[] => [proxy?.helperUnitId ?? null, evaluation?.takenBy?.unitId ?? null];
