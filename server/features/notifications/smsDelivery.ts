import { SENSITIVE_TITLE } from '../../../shared/copy/wechat';
import { accountlessMessage, receiptMessage } from '../../../shared/copy/proxy';
import { newsOf, noticeMessage } from '../../../shared/copy/sms';
import { formatDue } from '../../../shared/domain/kernel/dates';
import type { Deps } from '../../platform/deps';
import { outsideLink, publicBase } from '../../platform/links';
import { casesById, type CaseDoc } from '../cases';
import { noticePhoneOf, ownPhoneOf } from '../identity';
import { getUnits } from '../organisation';
import { pathOf } from '../proxy';
import { dropped, tryLater, type Verdict } from './verdicts';
import { CASE_PAGE } from './wechatDelivery';
import type { DeliveryDoc } from './wechatModel';

/** Where a text message goes: to who asked for notices; the receipt and what follows of a filing on behalf of somebody, where that was asked for. */
const phoneFor = (deps: Deps, { personId, kind }: DeliveryDoc, doc: CaseDoc | undefined): Promise<string | null> =>
  doc?.proxy?.sms && (kind === 'caseFiledForYou' || doc.proxy.accountless) ? ownPhoneOf(deps, personId) : noticePhoneOf(deps, personId);

/** What it says. Whoever has no account is led to the page that shows the state. */
async function messageFor(deps: Deps, row: DeliveryDoc, doc: CaseDoc): Promise<string> {
  const base = publicBase(deps);
  const link = doc.proxy && base !== null ? base + pathOf(deps, doc) : null;
  if (row.kind === 'caseFiledForYou') {
    const station = (await getUnits(deps, [doc.scope.station])).get(doc.scope.station)?.name ?? '';
    return receiptMessage({ station, number: doc.number, due: formatDue(doc.firstPromisedAt, deps.clock.now()), link });
  }
  if (doc.proxy?.accountless) return accountlessMessage(newsOf(row.kind), doc.number, link);
  return noticeMessage(row.kind, doc.sensitive ? SENSITIVE_TITLE : doc.title, await outsideLink(deps, CASE_PAGE, `id=${row.caseId}`));
}

/** Sends a notice with a link by text message, from the case as it is now. */
export async function sendBySms(deps: Deps, row: DeliveryDoc): Promise<Verdict> {
  const doc = (await casesById(deps, [row.caseId])).get(row.caseId);
  const phone = await phoneFor(deps, row, doc);
  if (!doc || phone === null) return dropped('nobody');
  if (row.template === 'answer' && doc.step !== 'evaluate') return dropped('answered');
  const sent = await deps.sms.send(phone, await messageFor(deps, row, doc));
  if (sent === 'sent') return { state: 'sent' };
  return sent === 'unreachable' ? tryLater(deps, row, 'smsUnreachable', doc.grade === 'emergency') : dropped(sent === 'refused' ? 'smsRefused' : 'smsOff');
}
