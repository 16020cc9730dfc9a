import { createHash } from 'node:crypto';
import { MAIL_WORDS, morePictures } from '../../../../shared/copy/mail';
import { ANSWER_LIMITS, type AnswerRefusal } from '../../../../shared/domain/integrations/answers';
import { ownWords, saidIn, withoutNumber, type MailResult } from '../../../../shared/domain/integrations/mail';
import { bringBack } from '../../../jobs';
import type { Deps } from '../../../platform/deps';
import { keepAnswer } from '../commands/takeAnswer';
import { channelById } from '../courier';
import { addressOf } from '../seal';
import type { ChannelDoc } from '../model';
import { letterOf, type Letter } from './letter';
import { keepStray } from './stray';
import { Letters, type LetterDoc } from './letterModel';

/** A letter of ours came back: the delivery stands with what was given up. Which one it was says the message id that it quotes. */
async function takeBounce(deps: Deps, { sent }: LetterDoc, { report }: Letter): Promise<MailResult> {
  const which = sent.find(({ mark }) => report.includes(`.${mark}@`)) ?? sent.at(-1);
  if (which) await bringBack(deps, which.rowId, 'bounced');
  return 'bounce';
}

/** What a letter says as an answer, with as many of its pictures as an answer holds; that there were more is said. */
function answerIn({ text, pictures }: Letter): { status: string; note: string; theirNumber: string | null; photos: string[] } {
  const { number: theirNumber, words } = withoutNumber(ownWords(text, MAIL_WORDS.above));
  const { status, note } = saidIn(words);
  const photos = pictures.slice(0, ANSWER_LIMITS.photos).map(({ content }) => content.toString('base64'));
  if (pictures.length <= photos.length) return { status, note, theirNumber, photos };
  const more = morePictures(pictures.length, photos.length);
  return { status, theirNumber, note: [...[...note].slice(0, ANSWER_LIMITS.note - more.length - 1), note === '' ? '' : '\n', more].join(''), photos };
}

/** Why a letter is shown and not done. One that was passed on still holds the address that answers it: only whom it was sent to is believed. */
function doubtOf(deps: Deps, channel: ChannelDoc, { from }: Letter): AnswerRefusal | undefined {
  if (channel.endedAt !== null) return 'channelEnded';
  return from === addressOf(deps, channel).toLowerCase() ? undefined : 'senderUnknown';
}

/**
 * Takes a letter that a gateway hands in: an answer goes the way of every answer from outside, returned mail brings its
 * delivery back for people to decide. What is tied to a matter that nobody knows, or to a channel that ended, is kept and
 * shown; what answers by itself, or is tied to nothing, is not kept. `key_reused` where one message id said two things.
 */
export async function takeLetter(deps: Deps, raw: Buffer, envelope: readonly string[]): Promise<MailResult> {
  const letter = await letterOf(raw, envelope);
  if (letter === null) return 'unreadable';
  if (letter.kind === 'automatic' || letter.kind === 'delayed') return 'ignored';
  const ours = letter.token === null ? null : await Letters(deps).findById(letter.token).lean<LetterDoc>();
  const channel = ours && (await channelById(deps, ours.channelId));
  const id = createHash('sha256').update(letter.messageId === '' ? raw : letter.messageId).digest('hex').slice(0, 40);
  if (!ours || !channel) {
    // Without a token it was written to nobody of ours: spam, as a rule.
    if (letter.token === null) return 'unknown';
    await keepStray(deps, letter, id);
    return 'kept';
  }
  if (letter.kind === 'bounce') return takeBounce(deps, ours, letter);
  const said = answerIn(letter);
  const refusedAs = doubtOf(deps, channel, letter);
  await keepAnswer(deps, channel, { version: 1, id, number: ours.number, at: null, round: ours.round, ...said }, refusedAs);
  return refusedAs === 'channelEnded' ? 'kept' : 'answer';
}
