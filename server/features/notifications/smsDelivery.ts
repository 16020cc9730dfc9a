import { SENSITIVE_TITLE } from '../../../shared/copy/wechat';
import { accountlessMessage, receiptMessage, wishReceiptMessage } from '../../../shared/copy/proxy';
import { newsOf, noticeMessage } from '../../../shared/copy/sms';
import { formatDue } from '../../../shared/domain/kernel/dates';
import type { Deps } from '../../platform/deps';
import type { SmsOutcome } from '../../platform/sms';
import { outsideLink, publicBase } from '../../platform/links';
import { casesById, type CaseDoc } from '../cases';
import { noticePhoneOf, ownPhoneOf } from '../identity';
import { getUnits } from '../organisation';
import { pathOf, statePath } from '../proxy';
import { WISH_PAPERS, wishesById } from '../wishes';
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

/** The receipt of a wish as it is now; whoever took it over meanwhile has it in the mini-program. */
async function wishReceipt(deps: Deps, row: DeliveryDoc): Promise<{ readonly phone: string; readonly words: string } | null> {
  const doc = (await wishesById(deps, [row.caseId])).get(row.caseId);
  const phone = doc?.recipientId === row.personId ? await ownPhoneOf(deps, row.personId) : null;
  if (!doc || phone === null) return null;
  const [base, station] = [publicBase(deps), (await getUnits(deps, [doc.scope.station])).get(doc.scope.station)?.name ?? ''];
  return { phone, words: wishReceiptMessage({ station, number: doc.number, due: formatDue(doc.checkDueAt, deps.clock.now()), link: base === null ? null : base + statePath(deps, WISH_PAPERS.state, doc) }) };
}

const verdictOf = (deps: Deps, row: DeliveryDoc, sent: SmsOutcome, emergency: boolean): Promise<Verdict> | Verdict =>
  sent === 'sent' ? { state: 'sent' } : sent === 'unreachable' ? tryLater(deps, row, 'smsUnreachable', emergency) : dropped(sent === 'refused' ? 'smsRefused' : 'smsOff');

/** Sends a notice with a link by text message, from the case or the wish as it is now. */
export async function sendBySms(deps: Deps, row: DeliveryDoc): Promise<Verdict> {
  if (row.kind === 'wishFiledForYou') {
    const receipt = await wishReceipt(deps, row);
    return receipt === null ? dropped('nobody') : verdictOf(deps, row, await deps.sms.send(receipt.phone, receipt.words), true);
  }
  const doc = (await casesById(deps, [row.caseId])).get(row.caseId);
  const phone = await phoneFor(deps, row, doc);
  if (!doc || phone === null) return dropped('nobody');
  if (row.template === 'answer' && doc.step !== 'evaluate') return dropped('answered');
  return verdictOf(deps, row, await deps.sms.send(phone, await messageFor(deps, row, doc)), doc.grade === 'emergency');
}
