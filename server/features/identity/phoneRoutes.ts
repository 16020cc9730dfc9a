import { PHONE_CODE, PHONE_CODE_LIMITS } from '../../../shared/domain/identity/phones';
import type { HandlerTable } from '../../http/types';
import { bindPhoneByCode } from './commands/bindPhoneByCode';
import { bindPhoneByWechat } from './commands/bindPhoneByWechat';
import { forgetPhone } from './commands/bindPhone';
import { sendPhoneCode } from './commands/sendPhoneCode';
import { wantNotices } from './commands/wantNotices';
import { phoneState } from './phones';

/** My phone number: two ways to confirm it, and the way to take it away. */
export const phoneHandlers: HandlerTable = {
  'GET /me/phone': ({ viewer }, deps) => phoneState(deps, viewer.personId),
  'POST /me/phone/wechat': async ({ viewer, body, ip }, deps) => {
    await bindPhoneByWechat(deps, viewer, { code: body.code, ip });
    return phoneState(deps, viewer.personId);
  },
  'POST /me/phone/codes': async ({ viewer, body, ip }, deps) => {
    await sendPhoneCode(deps, viewer.personId, { phone: body.phone, ip });
    return { digits: PHONE_CODE.digits, minutes: PHONE_CODE.minutes, againInSeconds: PHONE_CODE_LIMITS.pauseSeconds };
  },
  'POST /me/phone': async ({ viewer, body }, deps) => {
    await bindPhoneByCode(deps, viewer, body);
    return phoneState(deps, viewer.personId);
  },
  'PATCH /me/phone': async ({ viewer, body }, deps) => {
    await wantNotices(deps, viewer.personId, body.smsNotices);
    return phoneState(deps, viewer.personId);
  },
  'DELETE /me/phone': async ({ viewer }, deps) => {
    await forgetPhone(deps, viewer);
    return phoneState(deps, viewer.personId);
  },
};
