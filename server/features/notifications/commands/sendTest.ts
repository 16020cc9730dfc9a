import { TEST_MESSAGE } from '../../../../shared/copy/sms';
import { problemWords, TEST_VALUES, TEST_WORDS } from '../../../../shared/copy/wechatSettings';
import { mobileNumber } from '../../../../shared/domain/identity/phones';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { TemplateKind } from '../../../../shared/domain/notifications/templates';
import type { Deps } from '../../../platform/deps';
import { countCode, openIdOf, ownPhoneOf } from '../../identity';
import { timeValue } from '../wechatWords';

/** Whether a test went out, and what to make of it. */
export interface Tested {
  readonly sent: boolean;
  readonly text: string;
}
const no = (text: string): Tested => ({ sent: false, text });

/** A value that the field takes, whatever the operator's template has in that place. */
function testValue(deps: Deps, key: string, index: number): string {
  if (/^(time|date)/.test(key)) return timeValue(deps.clock.now());
  return index === 0 ? TEST_VALUES.matter : TEST_VALUES.who;
}

/**
 * Sends the administrator a subscribe message, so that template, fields and token are tried as they will be used.
 * Outcomes in words: on its way; why not, and what helps. Never fails for what WeChat says.
 */
export async function sendTestMessage(deps: Deps, personId: string, kind: TemplateKind): Promise<Tested> {
  const template = deps.config.wechat.templates[kind];
  if (deps.config.wechat.app === null) return no(problemWords('notConfigured'));
  if (template === null) return no(problemWords('noTemplate'));
  const openId = await openIdOf(deps, personId);
  if (openId === null) return no(TEST_WORDS.messageNobody);
  const values = Object.fromEntries(template.fields.map((key, index) => [key, testValue(deps, key, index)]));
  const answer = await deps.wechat.sendMessage({ openId, templateId: template.id, page: 'pages/home/index', values });
  if (answer.ok) return { sent: true, text: TEST_WORDS.messageSent };
  const words = [problemWords(answer.problem), answer.field && `字段 ${answer.field}`, answer.code !== null && `微信的编号 ${answer.code}`];
  return no(words.filter(Boolean).join('，'));
}

/** Sends a text message to the number given, or to the administrator's own. Counted like codes, so that nobody is flooded. */
export async function sendTestSms(deps: Deps, by: { readonly personId: string; readonly ip: string }, phone: string): Promise<Tested> {
  if (deps.config.sms === null) return no(problemWords('smsOff'));
  const number = phone.trim() === '' ? await ownPhoneOf(deps, by.personId) : mobileNumber(phone);
  if (number === null) return no(phone.trim() === '' ? TEST_WORDS.smsNoPhone : TEST_WORDS.smsBadPhone);
  try {
    await countCode(deps, { ...by, number });
  } catch (error) {
    if (error instanceof DomainError) return no(TEST_WORDS.tooOften);
    throw error;
  }
  const sent = await deps.sms.send(number, TEST_MESSAGE);
  if (sent === 'sent') return { sent: true, text: TEST_WORDS.smsSent };
  return no(problemWords(sent === 'refused' ? 'smsRefused' : sent === 'unreachable' ? 'smsUnreachable' : 'smsOff'));
}
