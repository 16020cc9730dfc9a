import { ringAt, templateOf, type TemplateKind } from '../../../shared/domain/notifications/templates';
import type { Subscriber, Task } from '../../jobs/types';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import type { WechatProblem } from '../../platform/wechat';
import { casesById } from '../cases';
import { openIdOf } from '../identity';
import { messageIdOf, recipientsOf, TOLD_EVENTS } from './recipients';
import { consentId, Consents, Deliveries, type DeliveryDoc } from './wechatModel';
import { messageValues } from './wechatWords';

/** These pass by themselves; anything else does not get better by asking again. */
const PASSING: readonly WechatProblem[] = ['busy', 'unreachable', 'tooOften', 'badToken'];
const MOST_TRIES = 4;
const MINUTE_MS = 60_000;
/** How long a finished delivery is kept for questions. */
const KEPT_MS = 30 * 24 * 60 * MINUTE_MS;
const BATCH = 100;

type Verdict = { readonly state: 'sent' } | { readonly state: 'dropped'; readonly why: string } | { readonly state: 'waiting'; readonly why: string; readonly notBefore: Date };
const dropped = (why: string): Verdict => ({ state: 'dropped', why });

/** What becomes of a refusal by WeChat. A person who refuses is remembered; the inbox has the message anyway. */
async function afterRefusal(deps: Deps, row: DeliveryDoc, problem: WechatProblem, emergency: boolean): Promise<Verdict> {
  const now = deps.clock.now();
  if (problem === 'notSubscribed') {
    await Consents(deps).updateOne({ _id: consentId(row.personId, row.template) }, { $set: { refusedAt: now } }, { upsert: true });
  }
  if (!PASSING.includes(problem) || row.tries >= MOST_TRIES) return dropped(problem);
  return { state: 'waiting', why: problem, notBefore: ringAt(new Date(now.getTime() + 2 ** row.tries * MINUTE_MS), emergency) };
}

async function send(deps: Deps, row: DeliveryDoc): Promise<Verdict> {
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
  const page = `features/cases/pages/case/index?id=${row.caseId}`;
  const outcome = await deps.wechat.sendMessage({ openId, templateId: template.id, page, values });
  return outcome.ok ? { state: 'sent' } : afterRefusal(deps, row, outcome.problem, doc.grade === 'emergency');
}

/** Sends one delivery that is due, at most once however many processes try. */
async function deliver(deps: Deps, id: string): Promise<void> {
  const due = { _id: id, state: 'waiting' as const, notBefore: { $lte: deps.clock.now() } };
  const row = await Deliveries(deps).findOneAndUpdate(due, { $set: { state: 'sending' }, $inc: { tries: 1 } }, { returnDocument: 'after' }).lean<DeliveryDoc>();
  if (!row) return;
  const verdict = await send(deps, row);
  await Deliveries(deps).updateOne({ _id: id, state: 'sending' }, { $set: { why: null, ...verdict } });
}

function rowFor(deps: Deps, personId: string, template: TemplateKind, of: Pick<DeliveryDoc, 'kind' | 'caseId'>, round: unknown, emergency: boolean): DeliveryDoc {
  const _id = messageIdOf(`${of.caseId}:${String(round)}:${template}`, personId);
  return { _id, personId, template, ...of, state: 'waiting', notBefore: ringAt(deps.clock.now(), emergency), tries: 0, why: null };
}

/**
 * The second delivery beside the inbox: what a resident agreed to hear comes to their phone too. Never fails for
 * what WeChat says, since the inbox has every message; quiet from 21:00 to 8:00 unless it is an emergency.
 */
export const toWechat: Subscriber = {
  name: 'notifications.wechat',
  types: TOLD_EVENTS,
  async handle(event, deps) {
    const personId = event.data.reporter;
    const kind = typeof personId === 'string' ? (await recipientsOf(deps, event)).get(personId) : undefined;
    const template = kind && templateOf(kind);
    if (typeof personId !== 'string' || !kind || !template || deps.config.wechat.templates[template] === null) return;
    if ((await openIdOf(deps, personId)) === null) return;
    const doc = (await casesById(deps, [event.source.id])).get(event.source.id);
    const row = rowFor(deps, personId, template, { kind, caseId: event.source.id }, event.data.round, doc?.grade === 'emergency');
    try {
      await Deliveries(deps).insertMany([row]);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    await deliver(deps, row._id);
  },
};

/** Sends what the night or WeChat kept back, and forgets what is long done. */
export const deliverDue: Task = {
  name: 'notifications.wechatDue',
  everyMs: MINUTE_MS,
  async run(deps) {
    const now = deps.clock.now();
    const rows = await Deliveries(deps).find({ state: 'waiting', notBefore: { $lte: now } }, { _id: 1 }).sort({ notBefore: 1 }).limit(BATCH).lean<{ _id: string }[]>();
    for (const { _id } of rows) await deliver(deps, _id);
    const old = { notBefore: { $lte: new Date(now.getTime() - KEPT_MS) } };
    await Deliveries(deps).deleteMany({ state: { $in: ['sending', 'sent', 'dropped'] }, ...old });
  },
};
