import type { Demand, LoginMethod } from '../../../shared/domain/identity/sessions';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { Deps } from '../../platform/deps';
import { Accounts } from './model';
import { SecondFactors, SecuritySettings, type SecuritySettingDoc } from './modelSecurity';
import { viewerOfPerson } from './viewers';

/** The administrator's decision in force; null while nobody has decided. */
export function securitySetting(deps: Deps): Promise<SecuritySettingDoc | null> {
  return SecuritySettings(deps).findOne().sort({ _id: -1 }).lean<SecuritySettingDoc>().exec();
}

/** Whether one of these roles has to use a second factor. */
export async function wantsSecondFactor(deps: Deps, roles: readonly { readonly role: Role }[]): Promise<boolean> {
  const wanted = (await securitySetting(deps))?.secondFactorRoles ?? [];
  return roles.some(({ role }) => wanted.includes(role));
}

/** Whether the person has an authenticator in force. */
export async function hasSecondFactor(deps: Deps, personId: string): Promise<boolean> {
  return (await SecondFactors(deps).exists({ _id: personId, secret: { $type: 'string' } })) !== null;
}

/**
 * What a session has to do before anything else. Only a password can be told to others or guessed: who came through
 * WeChat or by scanning has shown the phone already.
 */
export async function demandsOf(deps: Deps, session: { readonly personId: string; readonly method?: LoginMethod; readonly account?: string }): Promise<Demand[]> {
  const { personId, method, account } = session;
  if (method !== 'password' || account === undefined) return [];
  const [own, has, viewer] = await Promise.all([Accounts(deps).findById(account, { firstPassword: 1 }).lean(), hasSecondFactor(deps, personId), viewerOfPerson(deps, personId)]);
  const lacks = !has && (await wantsSecondFactor(deps, viewer?.roles ?? []));
  return [...(own?.firstPassword ? (['password'] as const) : []), ...(lacks ? (['secondFactor'] as const) : [])];
}
