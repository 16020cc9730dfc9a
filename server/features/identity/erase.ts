import { STAFF_ROLES } from '../../../shared/domain/kernel/roles';
import { GONE_NAME, type Eraser } from '../../platform/erasers';
import type { Deps } from '../../platform/deps';
import { endSessionsOf } from './commands/endSessions';
import { Accounts, Memberships, People, Sessions, WechatBindings, type PersonDoc } from './model';
import { Scans, SecondFactors } from './modelSecurity';
import { Suspensions } from './modelSuspensions';
import { forgetPersonInfo } from './people';
import { PhoneClaims, PhoneCodes } from './phoneModel';
import { forgetOpenId } from './wechat';

/** What a person is left with: an id that leads to nobody. That offices were held, and when, stays on record by it. */
const STUMP = { name: GONE_NAME, level: 0, home: null, phone: null, phoneTail: null, elderMode: false, demo: null } satisfies Partial<PersonDoc>;
const GONE = { mainHomeId: 1, neighbourOf: 1, homeStamp: 1, homeAsks: 1, smsNotices: 1 } as const;

/**
 * Ends every session, then lets go all by which somebody comes in, is called or is reached. Doing it twice changes nothing.
 */
export async function eraseIdentity(deps: Deps, personId: string): Promise<void> {
  await endSessionsOf(deps, personId);
  await Promise.all([
    WechatBindings(deps).deleteMany({ personId }), Accounts(deps).deleteMany({ personId }), SecondFactors(deps).deleteOne({ _id: personId }), Scans(deps).deleteMany({ personId }),
    PhoneClaims(deps).deleteMany({ personId }), PhoneCodes(deps).deleteOne({ _id: personId }), Memberships(deps).deleteMany({ personId, role: { $nin: [...STAFF_ROLES] } }),
  ]);
  await People(deps).updateOne({ _id: personId }, { $set: STUMP, $unset: GONE });
  forgetOpenId(deps, personId);
  forgetPersonInfo(deps, personId);
}

/** A person who stood for somebody without an account, whose matters have all become the account's: nothing refers to them. */
export async function removeStandIn(deps: Deps, id: string): Promise<void> {
  await People(deps).deleteOne({ _id: id });
  forgetPersonInfo(deps, id);
}

/** Done when the account was closed; once more when no process can have written meanwhile. */
export const identityEraser: Eraser = {
  name: 'identity',
  collections: ['people', 'accounts', 'sessions', 'memberships', 'wechatBindings', 'secondFactors', 'scanLogins', 'phoneClaims', 'phoneCodes', 'suspensions'],
  last: true,
  async erase(deps, { personId }) {
    await eraseIdentity(deps, personId);
    await Sessions(deps).deleteMany({ personId });
    await Suspensions(deps).deleteOne({ _id: personId });
    return true;
  },
};
