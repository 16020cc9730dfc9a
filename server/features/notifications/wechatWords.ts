import { ANSWER_ASKED, RESULT_PHRASES, SENSITIVE_TITLE } from '../../../shared/copy/wechat';
import { formatFullDate, formatTime } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { TemplateKind } from '../../../shared/domain/notifications/templates';
import type { Deps } from '../../platform/deps';
import type { CaseDoc } from '../cases';
import { getUnits } from '../organisation';

/** `2026年3月5日 17:30` at +08:00, as WeChat's time fields take it. */
export function timeValue(at: Date): string {
  return `${formatFullDate(at).replace(/ /g, '')} ${formatTime(at)}`;
}

async function unitName(deps: Deps, doc: CaseDoc, kind: InboxKind): Promise<string> {
  const id = kind === 'caseDeclined' || kind === 'caseAccepted' ? doc.scope.station : (doc.leadUnitId ?? doc.scope.station);
  return (await getUnits(deps, [id])).get(id)?.name ?? '';
}

const phraseOf = (kind: InboxKind): string => (kind in RESULT_PHRASES ? RESULT_PHRASES[kind as keyof typeof RESULT_PHRASES] : RESULT_PHRASES.caseVerified);

/** The three values of a message in the order of the template's fields, from the case as it is now. */
export async function messageValues(deps: Deps, template: TemplateKind, kind: InboxKind, doc: CaseDoc): Promise<readonly [string, string, string]> {
  const title = doc.sensitive ? SENSITIVE_TITLE : doc.title;
  if (template === 'answer') return [title, ANSWER_ASKED, timeValue(doc.evaluateUntil ?? doc.dueAt)];
  const unit = await unitName(deps, doc, kind);
  return [title, unit, template === 'accepted' ? timeValue(doc.promisedAt) : phraseOf(kind)];
}
