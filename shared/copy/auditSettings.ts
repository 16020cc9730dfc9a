import { SETTING_KIND_WORDS } from './settings';

/** What settings are called that a row of the audit log points to. Apart from the other words, so that pages which need those do not carry these. */
export const AUDIT_SETTING_WORDS = { ...SETTING_KIND_WORDS, security: '谁要动态码', rules: '分派规则', wechat: '微信和短信' } as const;
export type AuditSetting = keyof typeof AUDIT_SETTING_WORDS;
