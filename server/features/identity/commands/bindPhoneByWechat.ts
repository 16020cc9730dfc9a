import { mobileNumber } from '../../../../shared/domain/identity/phones';
import { DomainError, type ErrorCode } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { WechatProblem } from '../../../platform/wechat';
import { countLoginFrom, refuseSpentAddress } from '../addressLimit';
import { bindPhone, type Asker } from './bindPhone';

const REFUSALS: Partial<Readonly<Record<WechatProblem, ErrorCode>>> = {
  badCode: 'phone_code_invalid',
  codeUsed: 'phone_code_invalid',
  notConfigured: 'phone_off',
  badCredentials: 'phone_off',
  notPermitted: 'phone_off',
};

/**
 * Keeps the number behind the code of WeChat's phone number button. Outcomes: kept; `phone_code_invalid` for an
 * old, used or made-up code, of which an address has as many as of logins; `phone_busy`, `phone_off`;
 * `rule_refused` phoneForeign or phoneTaken. The other way, a code by text message, stays open after each.
 */
export async function bindPhoneByWechat(deps: Deps, asker: Asker, { code, ip }: { readonly code: string; readonly ip: string }): Promise<void> {
  await refuseSpentAddress(deps, ip);
  const answer = await deps.wechat.phoneNumber(code);
  if (!answer.ok) {
    const refusal = REFUSALS[answer.problem] ?? 'phone_busy';
    if (refusal === 'phone_code_invalid') await countLoginFrom(deps, ip);
    throw new DomainError(refusal);
  }
  const number = answer.value.countryCode === '86' ? mobileNumber(answer.value.number) : null;
  if (number === null) throw new DomainError('rule_refused', { rule: 'phoneForeign' });
  await bindPhone(deps, asker, number);
}
