import { ORDER_SAID } from '../../../../shared/copy/orders';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { orderDigest, takeOrder, type GivenOrder, type OrderFrom, type OrderOutcome } from '../../orders';
import { Answers } from '../answerModel';
import { loadChannel } from './channels';

/** What was not taken is put where people look, once. */
async function keepRefused(deps: Deps, from: OrderFrom, given: GivenOrder, why: string): Promise<void> {
  const at = deps.clock.now();
  const note = given.matter?.text ?? `${given.work?.title ?? ''}：${given.work?.purpose ?? ''}`;
  const row = {
    _id: orderDigest(`order\n${from.id}\n${given.id}`), contentHash: orderDigest(JSON.stringify(given)), channelId: from.id, channelName: from.name, unitId: from.unitId, status: ORDER_SAID, note, said: null, round: null,
    number: null, theirNumber: given.number, photoIds: [], picturesLost: false, at, times: 1, result: 'refused' as const, why, caseId: null, caseNumber: null, stationId: null, lookAt: at, seenBy: null, seenAt: null, pending: [],
  };
  try {
    await Answers(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await Answers(deps).updateOne({ _id: row._id }, { $inc: { times: 1 } });
  }
}

/** Takes an order that came by a channel, under its signature. What a rule refuses is kept for people. */
export async function takeSignedOrder(deps: Deps, channelId: string, given: GivenOrder): Promise<OrderOutcome> {
  const { _id: id, name, unitId } = await loadChannel(deps, channelId);
  const outcome = await takeOrder(deps, { id, name, unitId }, given);
  if (outcome.result === 'refused') await keepRefused(deps, { id, name, unitId }, given, outcome.why ?? '');
  return outcome;
}
