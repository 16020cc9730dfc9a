import { ringAt, type TemplateKind } from '../../../shared/domain/notifications/templates';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { noteProblem } from '../../platform/wechat';
import { messageIdOf } from './recipients';
import { sendNotice } from './noticeDelivery';
import { sendBySms } from './smsDelivery';
import { sendByWechat } from './wechatDelivery';
import { Deliveries, type DeliveryDoc } from './wechatModel';

const MINUTE_MS = 60_000;
/** A send takes seconds. One that has not ended by now died with its process. */
const LEASE_MS = 2 * MINUTE_MS;
/** How long a finished delivery is kept for questions. */
const KEPT_MS = 30 * 24 * 60 * MINUTE_MS;
const BATCH = 100;

/**
 * Sends one delivery that is due, at most once however many processes try: a message that may have gone out is not
 * sent again, since one consent is one message; the inbox has it.
 */
export async function deliver(deps: Deps, id: string): Promise<void> {
  const now = deps.clock.now();
  const due = { _id: id, state: 'waiting' as const, notBefore: { $lte: now } };
  const claimed = { $set: { state: 'sending' as const, notBefore: new Date(now.getTime() + LEASE_MS) }, $inc: { tries: 1 } };
  const row = await Deliveries(deps).findOneAndUpdate(due, claimed, { returnDocument: 'after' }).lean<DeliveryDoc>();
  if (!row) return;
  const verdict = await (row.noticeId !== undefined ? sendNotice(deps, row, row.noticeId) : row.channel === 'sms' ? sendBySms(deps, row) : sendByWechat(deps, row));
  await Deliveries(deps).updateOne({ _id: id, state: 'sending' }, { $set: { why: null, ...verdict } });
}

/** What a delivery is about. */
export interface Occasion extends Pick<DeliveryDoc, 'kind' | 'caseId'> {
  readonly personId: string;
  readonly template: TemplateKind;
  readonly round: unknown;
  readonly emergency: boolean;
}

/** Puts a message on its way by one channel, now or when the night is over; told again it is the same message. */
export async function putOnItsWay(deps: Deps, channel: 'wechat' | 'sms', { personId, template, kind, caseId, round, emergency }: Occasion): Promise<void> {
  const mark = `${caseId}:${String(round)}:${template}${channel === 'sms' ? ':sms' : ''}`;
  const row: DeliveryDoc = { _id: messageIdOf(mark, personId), personId, template, kind, caseId, channel, state: 'waiting', notBefore: ringAt(deps.clock.now(), emergency), tries: 0, why: null };
  try {
    await Deliveries(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  await deliver(deps, row._id);
}

/** Gives up what was being sent when its process ended, and says so. */
async function giveUpInterrupted(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  const { modifiedCount } = await Deliveries(deps).updateMany({ state: 'sending', notBefore: { $lte: now } }, { $set: { state: 'dropped', why: 'interrupted' } });
  if (modifiedCount === 0) return;
  deps.logger.warn({ messages: modifiedCount }, 'messages given up: their process ended while they were being sent');
  noteProblem(deps.db, now, { call: 'message', problem: 'interrupted', code: null });
}

/** Sends what the night or WeChat kept back, gives up what died on the way, forgets what is long done. */
export async function deliverAllDue(deps: Deps): Promise<void> {
  await giveUpInterrupted(deps);
  const now = deps.clock.now();
  const rows = await Deliveries(deps).find({ state: 'waiting', notBefore: { $lte: now } }, { _id: 1 }).sort({ notBefore: 1 }).limit(BATCH).lean<{ _id: string }[]>();
  for (const { _id } of rows) await deliver(deps, _id);
  await Deliveries(deps).deleteMany({ state: { $in: ['sent', 'dropped'] }, notBefore: { $lte: new Date(now.getTime() - KEPT_MS) } });
}
