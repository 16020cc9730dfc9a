import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import type { AnswerIn } from '../../../../shared/contract/answers';
import type { AnswerRefusal } from '../../../../shared/domain/integrations/answers';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { storePhoto } from '../../files';
import { Answers, type AnswerDoc } from '../answerModel';
import { ANSWERED } from '../events';
import type { ChannelDoc } from '../model';
import { loadChannel } from './channels';
import { outsidePerson } from '../../orders';
import { settleAnswer } from './settleAnswer';

type Given = z.output<typeof AnswerIn>;
/** By whom an answer comes: a channel, also one that ended, or whatever stands for none. */
export type Speaker = Pick<ChannelDoc, '_id' | 'name' | 'unitId'>;
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

/** Keeps the pictures, each once however often it comes; those that are none are left out and said so. */
async function picturesOf(deps: Deps, channel: Speaker, answerId: string, photos: readonly string[]): Promise<Pick<AnswerDoc, 'photoIds' | 'picturesLost'>> {
  const photoIds: string[] = [];
  if (photos.length === 0) return { photoIds, picturesLost: false };
  const directory = await mkdtemp(path.join(os.tmpdir(), 'linli-answer-'));
  try {
    for (const [n, photo] of photos.entries()) {
      const file = path.join(directory, String(n));
      await writeFile(file, Buffer.from(photo, 'base64'));
      const stored = await storePhoto(deps, { personId: outsidePerson(channel._id), key: `${answerId}-${n}`, path: file }).catch((error: unknown) => {
        if (error instanceof DomainError && (error.code === 'unsupported_file' || error.code === 'file_too_large')) return null;
        throw error;
      });
      if (stored) photoIds.push(stored._id);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return { photoIds, picturesLost: photoIds.length < photos.length };
}

function newAnswer(deps: Deps, channel: Speaker, id: string, contentHash: string, given: Given, pictures: Pick<AnswerDoc, 'photoIds' | 'picturesLost' | 'refusedAs'>): AnswerDoc {
  const at = deps.clock.now();
  return {
    _id: id, contentHash, channelId: channel._id, channelName: channel.name, unitId: channel.unitId, status: given.status, note: given.note, said: given.at === null ? null : new Date(given.at),
    round: given.round, number: given.number, theirNumber: given.theirNumber, ...pictures, at, times: 1, result: null, why: null, caseId: null, caseNumber: null, stationId: null, seenBy: null, seenAt: null,
    // Cut off before it is settled, the background settles it.
    ...pendingOf([{ _id: `${id}-came`, type: ANSWERED, at, data: { channel: channel._id } }], at),
  };
}

/** What came before under the same id. `key_reused` where it was something else. */
async function cameBefore(deps: Deps, id: string, contentHash: string): Promise<AnswerDoc | null> {
  const known = await Answers(deps).findOneAndUpdate({ _id: id, contentHash }, { $inc: { times: 1 } }, { returnDocument: 'after' }).lean<AnswerDoc>();
  if (!known && (await Answers(deps).exists({ _id: id }))) throw new DomainError('key_reused');
  return known;
}

/** What came of an answer, and whether it had come before. */
export interface Taken {
  readonly answer: AnswerDoc;
  readonly repeated: boolean;
}

/** Takes what a system outside says of a case; see keepAnswer. `not_found` where there is no such channel, or no more. */
export async function takeAnswer(deps: Deps, channelId: string, given: Given, refusedAs?: AnswerRefusal): Promise<Taken> {
  return keepAnswer(deps, await loadChannel(deps, channelId), given, refusedAs);
}

/**
 * Keeps what somebody outside says, once however often it comes, then settles it. `key_reused` where the same id said
 * something else before. `refusedAs`: shown, and not done.
 */
export async function keepAnswer(deps: Deps, channel: Speaker, given: Given, refusedAs?: AnswerRefusal): Promise<Taken> {
  const [id, contentHash] = [digest(`answer\n${channel._id}\n${given.id}`), digest(JSON.stringify(given))];
  const known = await cameBefore(deps, id, contentHash);
  if (known) return { answer: await settleAnswer(deps, known), repeated: true };
  const answer = newAnswer(deps, channel, id, contentHash, given, { ...(await picturesOf(deps, channel, id, given.photos)), ...(refusedAs ? { refusedAs } : {}) });
  try {
    await Answers(deps).insertMany([answer]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const other = await cameBefore(deps, id, contentHash);
    if (other) return { answer: await settleAnswer(deps, other), repeated: true };
    throw error;
  }
  deps.nudge(Answers(deps));
  return { answer: await settleAnswer(deps, answer), repeated: false };
}
