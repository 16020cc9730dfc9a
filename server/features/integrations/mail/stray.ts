import { fill } from '../../../../shared/copy/fill';
import { MAIL_WORDS, STRAY_WORDS as WORDS } from '../../../../shared/copy/mail';
import { ANSWER_LIMITS } from '../../../../shared/domain/integrations/answers';
import { MAIL_LIMITS, ownWords, STRAY_KEPT_DAYS } from '../../../../shared/domain/integrations/mail';
import { DAY_MS } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Task } from '../../../jobs/types';
import type { Deps } from '../../../platform/deps';
import { allUnits } from '../../organisation';
import { Answers } from '../answerModel';
import { keepAnswer } from '../commands/takeAnswer';
import type { Letter } from './letter';

/** Stands for the channel of letters that are tied to none. */
export const STRAY_CHANNEL = 'mail';
const HOUR_MS = 3_600_000;
const HOUR_SECONDS = 3_600;

/**
 * Keeps a letter whose token stands for nothing, for the administrator of the district to look at: who wrote, and what;
 * no picture of somebody whom nobody knows. `too_many_requests` beyond what people can look at in a day: the gateway keeps
 * the rest and comes again.
 */
export async function keepStray(deps: Deps, letter: Letter, id: string): Promise<void> {
  const since = new Date(deps.clock.now().getTime() - DAY_MS);
  if ((await Answers(deps).countDocuments({ lookAt: { $gte: since }, channelId: STRAY_CHANNEL })) >= MAIL_LIMITS.strayADay) throw new DomainError('too_many_requests', { retrySeconds: HOUR_SECONDS });
  const district = (await allUnits(deps)).find(({ kind, closedAt }) => kind === 'district' && closedAt === null);
  const { from, kind, text, pictures } = letter;
  const lines = [from === '' ? WORDS.nobody : fill(WORDS.from, { from }), ...(pictures.length > 0 ? [fill(WORDS.pictures, { count: pictures.length })] : []), ownWords(text, MAIL_WORDS.above)];
  const note = [...lines.join('\n')].slice(0, ANSWER_LIMITS.note).join('');
  const status = kind === 'bounce' ? WORDS.bounce : 'note';
  await keepAnswer(deps, { _id: STRAY_CHANNEL, name: WORDS.channel, unitId: district?.id ?? '' }, { version: 1, id, number: null, theirNumber: null, status, note, at: null, round: null, photos: [] });
}

/** Removes letters that were about nothing of ours when their time is over, looked at or not (index `to_look_at`). */
export const forgetStray: Task = {
  name: 'integrations.forgetStray',
  everyMs: HOUR_MS,
  async run(deps) {
    const before = new Date(deps.clock.now().getTime() - STRAY_KEPT_DAYS * DAY_MS);
    await Answers(deps).deleteMany({ lookAt: { $lte: before }, channelId: STRAY_CHANNEL, pendingSince: { $exists: false } });
  },
};
