import { VOICE_LIMITS } from '@shared/domain/cases/limits';
import { useState } from 'react';
import { uploadVoice } from '../../api/uploadVoice';
import { randomId } from '../../platform/randomId';
import { type Recording } from '../../platform/recorder';
import { isRecord, isString } from '../../platform/storage';
import { sendUpload, unsent, type Uploading } from '../uploads';

/** A recording of a form. */
export interface DraftVoice extends Uploading {
  /** Signed address of what has arrived; lives minutes and is fetched anew when a draft is taken up again. */
  url: string | null;
  seconds: number;
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

const send = ({ change }: VoiceShelf, voice: DraftVoice): Promise<void> => sendUpload(change, voice, async (path, key) => {
  const { id, url } = await uploadVoice(path, key);
  return { fileId: id, url };
});

/** Keeps what was recorded and sends it at once. */
export async function addVoice(shelf: VoiceShelf, { path, seconds }: Recording): Promise<void> {
  const voice: DraftVoice = { key: randomId(), localPath: path, fileId: null, url: null, seconds: Math.min(seconds, VOICE_LIMITS.seconds), state: 'sending', problem: null };
  shelf.put([...shelf.voices, voice]);
  await send(shelf, voice);
}

/** Sends again what did not arrive. A recording that is gone from the phone can only be spoken anew. */
export async function resendVoices(shelf: VoiceShelf): Promise<void> {
  await Promise.all(unsent(shelf.voices).map((voice) => send(shelf, voice)));
}

/** Recordings of a kept draft; one whose upload was cut off can be sent again only while the phone still has it. */
export function acceptVoices(value: unknown): DraftVoice[] {
  if (!Array.isArray(value)) return [];
  const voices = value.filter((voice): voice is DraftVoice => isRecord(voice) && isString(voice.key) && typeof voice.seconds === 'number');
  return voices.map((voice) => (voice.state === 'sending' ? { ...voice, state: 'failed', problem: '上次没传完，再传一次' } : voice));
}
