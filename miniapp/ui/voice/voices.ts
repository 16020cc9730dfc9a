import { VOICE_LIMITS } from '@shared/domain/cases/limits';
import { useState } from 'react';
import { sentenceOf } from '../../api';
import { uploadVoice } from '../../api/uploadVoice';
import { randomId } from '../../platform/randomId';
import { type Recording } from '../../platform/recorder';
import { isRecord, isString } from '../../platform/storage';

/** A recording of a form: its own small upload with its own key, so that sending twice makes one. */
export interface DraftVoice {
  key: string;
  /** Where it lies on this phone; gone when a browser was closed. */
  localPath: string | null;
  fileId: string | null;
  /** Signed address of what has arrived; lives minutes and is fetched anew when a draft is taken up again. */
  url: string | null;
  seconds: number;
  state: 'sending' | 'sent' | 'failed';
  /** One sentence on what is wrong and how to mend it. */
  problem: string | null;
}

/** Where a form keeps its recordings: the draft of a report, or the state of a small form. */
export interface VoiceShelf {
  voices: readonly DraftVoice[];
  put(voices: DraftVoice[]): void;
  change(key: string, part: Partial<DraftVoice>): void;
}

/** The recordings of a small form, which end with it. */
export function useVoices(): VoiceShelf {
  const [voices, setVoices] = useState<DraftVoice[]>([]);
  return { voices, put: setVoices, change: (key, part) => setVoices((now) => now.map((voice) => (voice.key === key ? { ...voice, ...part } : voice))) };
}

/** Sends one recording; sending it again with the same key makes no second one. */
async function send(shelf: VoiceShelf, key: string, localPath: string): Promise<void> {
  shelf.change(key, { state: 'sending', problem: null });
  try {
    const voice = await uploadVoice(localPath, key);
    shelf.change(key, { state: 'sent', fileId: voice.id, url: voice.url, problem: null });
  } catch (error) {
    shelf.change(key, { state: 'failed', problem: sentenceOf(error) });
  }
}

/** Keeps what was recorded and sends it at once. */
export async function addVoice(shelf: VoiceShelf, { path, seconds }: Recording): Promise<void> {
  const voice: DraftVoice = { key: randomId(), localPath: path, fileId: null, url: null, seconds: Math.min(seconds, VOICE_LIMITS.seconds), state: 'sending', problem: null };
  shelf.put([...shelf.voices, voice]);
  await send(shelf, voice.key, path);
}

/** Sends again what did not arrive. A recording that is gone from the phone can only be spoken anew. */
export async function resendVoices(shelf: VoiceShelf): Promise<void> {
  const waiting = shelf.voices.filter((voice) => voice.state === 'failed' && voice.localPath);
  await Promise.all(waiting.map((voice) => send(shelf, voice.key, voice.localPath ?? '')));
}

/** Ids of the recordings that have arrived, in order. */
export const sentVoiceIds = (voices: readonly DraftVoice[]): string[] => voices.flatMap((voice) => (voice.fileId ? [voice.fileId] : []));

/** Recordings of a kept draft; one whose upload was cut off can be sent again only while the phone still has it. */
export function acceptVoices(value: unknown): DraftVoice[] {
  if (!Array.isArray(value)) return [];
  const voices = value.filter((voice): voice is DraftVoice => isRecord(voice) && isString(voice.key) && typeof voice.seconds === 'number');
  return voices.map((voice) => (voice.state === 'sending' ? { ...voice, state: 'failed', problem: '上次没传完，再传一次' } : voice));
}
