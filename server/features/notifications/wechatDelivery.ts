import type { Deps } from '../../platform/deps';
import type { WechatProblem } from '../../platform/wechat';
import { casesById } from '../cases';
import { openIdOf } from '../identity';
import { dropped, tryLater, type Verdict } from './verdicts';
import { consentId, Consents, type DeliveryDoc } from './wechatModel';
import { messageValues } from './wechatWords';

/** These pass by themselves; anything else does not get better by asking again. */
const PASSING: readonly WechatProblem[] = ['busy', 'unreachable', 'tooOften', 'badToken'];

/** The page of the mini-program that shows a case. */
export const CASE_PAGE = 'features/cases/pages/case/index';

/** What becomes of a refusal by WeChat. A person who refuses is remembered; the inbox has the message anyway. */
async function afterRefusal(deps: Deps, row: DeliveryDoc, problem: WechatProblem, emergency: boolean): Promise<Verdict> {
  if (problem === 'notSubscribed') {
    await Consents(deps).updateOne({ _id: consentId(row.personId, row.template) }, { $set: { refusedAt: deps.clock.now() } }, { upsert: true });
  }
  return PASSING.includes(problem) ? tryLater(deps, row, problem, emergency) : dropped(problem);
}

/** Sends a subscribe message, from the case as it is now. */
export async function sendByWechat(deps: Deps, row: DeliveryDoc): Promise<Verdict> {
  const template = deps.config.wechat.templates[row.template];
  if (template === null) return dropped('noTemplate');
  const consent = await Consents(deps).findById(consentId(row.personId, row.template)).lean();
  if (consent?.refusedAt) return dropped('refusedBefore');
  const [doc, openId] = [(await casesById(deps, [row.caseId])).get(row.caseId), await openIdOf(deps, row.personId)];
  if (!doc || openId === null) return dropped('nobody');
  // The question may have been answered while the night kept the message back.
  if (row.template === 'answer' && doc.step !== 'evaluate') return dropped('answered');
  const words = await messageValues(deps, row.template, row.kind, doc);
  const values = Object.fromEntries(template.fields.map((key, index) => [key, words[index] ?? '']));
  const outcome = await deps.wechat.sendMessage({ openId, templateId: template.id, page: `${CASE_PAGE}?id=${row.caseId}`, values });
  return outcome.ok ? { state: 'sent' } : afterRefusal(deps, row, outcome.problem, doc.grade === 'emergency');
}
