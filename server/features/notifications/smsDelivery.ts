import { SENSITIVE_TITLE } from '../../../shared/copy/wechat';
import { noticeMessage } from '../../../shared/copy/sms';
import type { Deps } from '../../platform/deps';
import { outsideLink } from '../../platform/links';
import { casesById } from '../cases';
import { noticePhoneOf } from '../identity';
import { dropped, tryLater, type Verdict } from './verdicts';
import { CASE_PAGE } from './wechatDelivery';
import type { DeliveryDoc } from './wechatModel';

/** Sends a notice with a link by text message, from the case as it is now. */
export async function sendBySms(deps: Deps, row: DeliveryDoc): Promise<Verdict> {
  const [doc, phone] = [(await casesById(deps, [row.caseId])).get(row.caseId), await noticePhoneOf(deps, row.personId)];
  if (!doc || phone === null) return dropped('nobody');
  if (row.template === 'answer' && doc.step !== 'evaluate') return dropped('answered');
  const link = await outsideLink(deps, CASE_PAGE, `id=${row.caseId}`);
  const sent = await deps.sms.send(phone, noticeMessage(row.kind, doc.sensitive ? SENSITIVE_TITLE : doc.title, link));
  if (sent === 'sent') return { state: 'sent' };
  return sent === 'unreachable' ? tryLater(deps, row, 'smsUnreachable', doc.grade === 'emergency') : dropped(sent === 'refused' ? 'smsRefused' : 'smsOff');
}
