import type { ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { phoneContext } from './commands/createPerson';
import { People } from './model';
import { PhoneClaims } from './phoneModel';

/** What somebody sees of their own phone number. `not_authenticated` when the person is gone. */
export async function phoneState(deps: Deps, personId: string): Promise<ResponseOf<'GET /me/phone'>> {
  const [person, claim] = await Promise.all([
    People(deps).findById(personId, { phoneTail: 1, smsNotices: 1 }).lean(),
    PhoneClaims(deps).findOne({ personId }).sort({ confirmedAt: -1 }).lean(),
  ]);
  if (!person) throw new DomainError('not_authenticated');
  return {
    tail: person.phoneTail,
    confirmedAt: claim?.confirmedAt.toISOString() ?? null,
    smsNotices: person.smsNotices === true,
    ways: { wechat: deps.config.wechat.app !== null, sms: deps.config.sms !== null },
  };
}

async function numberKept(deps: Deps, personId: string, only: object): Promise<string | null> {
  const row = await People(deps).findOne({ _id: personId, phone: { $ne: null }, ...only }, { phone: 1 }).lean();
  return row?.phone ? deps.cipher.decrypt(row.phone, phoneContext(personId)) : null;
}

/** Who has confirmed the number with this fingerprint (`numberMark`); null when nobody has. */
export async function ownerOfNumber(deps: Deps, mark: string): Promise<string | null> {
  return (await PhoneClaims(deps).findById(mark).lean())?.personId ?? null;
}

/** Where somebody wants notices by text message; null when they did not ask for them. */
export const noticePhoneOf = (deps: Deps, personId: string): Promise<string | null> => numberKept(deps, personId, { smsNotices: true });

/** The number on record of somebody, to send them what they have just asked for; null when there is none. */
export const ownPhoneOf = (deps: Deps, personId: string): Promise<string | null> => numberKept(deps, personId, {});
