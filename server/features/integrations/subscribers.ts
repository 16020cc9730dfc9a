import { addresseesOf, FORWARDED } from '../../../shared/domain/integrations/forwarding';
import { REPLIED, REPLIED_WORK } from '../../../shared/domain/integrations/orders';
import { sendTo } from '../../jobs';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import { Answers, type AnswerDoc } from './answerModel';
import { settleAnswer } from './commands/settleAnswer';
import { COURIER } from './courier';
import { ANSWERED } from './events';
import { Channels } from './model';
import { number } from './sequence';

/** Those who ordered it and hear what became of it. */
const aboveOf = ({ type, data }: Pick<DomainEvent, 'type' | 'data'>): string[] => ([...REPLIED, ...REPLIED_WORK].includes(type) && typeof data.above === 'string' ? [data.above] : []);

/**
 * Puts what happened to a case on its way to every channel of the units it concerns: one row a channel, once. Paused
 * channels get theirs when they are opened.
 */
export const forward: Subscriber = {
  name: 'integrations.forward',
  types: [...new Set([...Object.keys(FORWARDED), ...REPLIED, ...REPLIED_WORK])],
  async handle({ source, ...event }, deps) {
    const units = addresseesOf(event.type, event.data);
    const above = aboveOf(event);
    if (units.length === 0 && above.length === 0) return;
    const channels = await Channels(deps).find({ $or: [{ unitId: { $in: units } }, { _id: { $in: above } }], endedAt: null }, { _id: 1 }).lean<{ _id: string }[]>();
    // Numbered before it is sent: what arrives has its number, and what does not can be fetched by it.
    const numbers = new Map<string, number>();
    for (const { _id } of channels) numbers.set(_id, await number(deps, _id, { rowId: [event._id, COURIER, _id].join(':'), event, source }));
    if (channels.length > 0) await sendTo(deps, COURIER, channels.map(({ _id }) => _id), { event, source }, numbers);
  },
};

/** Settles an answer whose taker was cut off before it had; nothing where that is done. */
export const settle: Subscriber = {
  name: 'integrations.settleAnswer',
  types: [ANSWERED],
  async handle({ source }, deps) {
    const answer = await Answers(deps).findById(source.id).lean<AnswerDoc>();
    if (answer) await settleAnswer(deps, answer);
  },
};
