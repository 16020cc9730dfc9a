import { createHash } from 'node:crypto';
import { MAIL_WORDS } from '../../../../shared/copy/mail';
import { ANSWER_LIMITS } from '../../../../shared/domain/integrations/answers';
import { ownWords, saidIn, type MailResult } from '../../../../shared/domain/integrations/mail';
import { bringBack } from '../../../jobs';
import type { Deps } from '../../../platform/deps';
import { takeAnswer } from '../commands/takeAnswer';
import { channelById } from '../courier';
import { addressOf } from '../seal';
import { letterOf, type Letter } from './letter';
import { Letters, type LetterDoc } from './letterModel';

/** A letter of ours came back: the delivery stands with what was given up. Which one it was says the message id that it quotes. */
async function takeBounce(deps: Deps, { sent }: LetterDoc, { report }: Letter): Promise<MailResult> {
  const which = sent.find(({ mark }) => report.includes(`.${mark}@`)) ?? sent.at(-1);
  if (which) await bringBack(deps, which.rowId, 'bounced');
  return 'bounce';
}

/**
 * Takes a letter that a gateway hands in: an answer goes the way of every answer from outside, returned mail brings its
 * delivery back for people to decide. What answers by itself, or is about no letter of ours, is not kept. `key_reused`
 * where one message id said two things.
 */
export async function takeLetter(deps: Deps, raw: Buffer, envelope: readonly string[]): Promise<MailResult> {
  const letter = await letterOf(raw, envelope);
  if (letter === null) return 'unreadable';
  if (letter.kind === 'automatic' || letter.kind === 'delayed') return 'ignored';
  const ours = letter.token === null ? null : await Letters(deps).findById(letter.token).lean<LetterDoc>();
  const channel = ours && (await channelById(deps, ours.channelId));
  if (!ours || !channel || channel.endedAt !== null) return 'unknown';
  if (letter.kind === 'bounce') return takeBounce(deps, ours, letter);
  const { status, note } = saidIn(ownWords(letter.text, MAIL_WORDS.above));
  const id = createHash('sha256').update(letter.messageId === '' ? raw : letter.messageId).digest('hex').slice(0, 40);
  const photos = letter.pictures.slice(0, ANSWER_LIMITS.photos).map(({ content }) => content.toString('base64'));
  // A letter that was passed on still holds the address that answers it: only whom it was sent to is believed.
  const stranger = letter.from !== addressOf(deps, channel).toLowerCase();
  await takeAnswer(deps, channel._id, { version: 1, id, number: ours.number, theirNumber: null, status, note, at: null, round: ours.round, photos }, stranger ? 'senderUnknown' : undefined);
  return 'answer';
}
