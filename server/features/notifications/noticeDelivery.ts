import { NOTICE_NO_TIME, noticeOverSms, noticeSms } from '../../../shared/copy/notices';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { openIdOf, ownPhoneOf } from '../identity';
import { noticePath, noticesById, type NoticeDoc } from '../notices';
import { getUnits } from '../organisation';
import { dropped, tryLater, type Verdict } from './verdicts';
import { consentId, Consents, type DeliveryDoc } from './wechatModel';
import { timeValue } from './wechatWords';

/** The page of the mini-program that shows a notice. */
const NOTICE_PAGE = 'features/notices/pages/notice';
/** Field types of WeChat that take a time and no words. */
const TIME_FIELD = /^(time|date)/;

/** Sends a notice by subscribe message. One acceptance is one message: it is spent with it. */
async function byWechat(deps: Deps, row: DeliveryDoc, doc: NoticeDoc, unit: string): Promise<Verdict> {
  const template = deps.config.wechat.templates.notice;
  const openId = await openIdOf(deps, row.personId);
  if (template === null) return dropped('noTemplate');
  if (openId === null) return dropped('nobody');
  const time = TIME_FIELD.test(template.fields[2]) ? timeValue(doc.from ?? doc.toldAt) : NOTICE_NO_TIME;
  const values = Object.fromEntries(template.fields.map((key, index) => [key, [doc.title, unit, time][index] ?? '']));
  const outcome = await deps.wechat.sendMessage({ openId, templateId: template.id, page: `${NOTICE_PAGE}?id=${doc._id}`, values });
  if (outcome.ok || outcome.problem === 'notSubscribed') await Consents(deps).deleteOne({ _id: consentId(row.personId, 'notice') });
  if (outcome.ok) return { state: 'sent' };
  return outcome.problem === 'busy' || outcome.problem === 'unreachable' || outcome.problem === 'tooOften' || outcome.problem === 'badToken' ? tryLater(deps, row, outcome.problem, doc.emergency) : dropped(outcome.problem);
}

/** Sends an emergency by text message, to the number on record: as it stands now, with the plain page that needs no login. */
async function bySms(deps: Deps, row: DeliveryDoc, doc: NoticeDoc, unit: string): Promise<Verdict> {
  const [phone, base] = [await ownPhoneOf(deps, row.personId), publicBase(deps)];
  if (phone === null) return dropped('nobody');
  const words = doc.state === 'out' ? noticeSms(unit, doc.title, base === null ? null : base + noticePath(doc._id)) : noticeOverSms(unit, doc.title, doc.state === 'recalled');
  const sent = await deps.sms.send(phone, words);
  if (sent === 'sent') return { state: 'sent' };
  return sent === 'unreachable' ? tryLater(deps, row, 'smsUnreachable', true) : dropped(sent === 'refused' ? 'smsRefused' : 'smsOff');
}

/** Sends a notice to one phone, from the notice as it is now. */
export async function sendNotice(deps: Deps, row: DeliveryDoc, noticeId: string): Promise<Verdict> {
  const doc = (await noticesById(deps, [noticeId])).get(noticeId);
  if (!doc) return dropped('nobody');
  const unit = (await getUnits(deps, [doc.unitId])).get(doc.unitId)?.name ?? '';
  return row.channel === 'sms' ? bySms(deps, row, doc, unit) : byWechat(deps, row, doc, unit);
}
