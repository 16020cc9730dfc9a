import { fileTypeFromBuffer } from 'file-type';
import { VOICE_LIMITS } from '../../../../shared/domain/cases/limits';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { VoiceContainer } from '../variants';
import { aacSeconds, mp3Seconds } from './frames';
import { mp4Seconds } from './mp4';
import { oggSeconds } from './ogg';
import { webmSeconds } from './webm';

/** What recorders make, told by its content and never by name or header: WeChat MP3 or AAC, browsers WebM, MP4 or Ogg. */
const CONTAINERS: Readonly<Record<string, VoiceContainer>> = {
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'video/mp4': 'm4a',
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'audio/ogg; codecs=opus': 'ogg',
};

/**
 * Recorders stream: the head of what MediaRecorder makes says nothing of the length, or what it likes (a general parser
 * gave 0.04 s for two seconds of MP4, and for WebM whatever the head says). So the sound itself is counted.
 */
const SECONDS: Readonly<Record<VoiceContainer, (content: Buffer) => number | null>> = {
  mp3: mp3Seconds,
  aac: aacSeconds,
  m4a: mp4Seconds,
  webm: webmSeconds,
  ogg: oggSeconds,
};

/** What is known of a recording. */
export interface Recording {
  readonly container: VoiceContainer;
  /** Length, one decimal. */
  readonly seconds: number;
}

/**
 * Looks a recording through before it is kept as it is.
 * @throws DomainError `unsupported_file` for what is no recording, has pictures in it, or no sound; `voice_too_long`
 */
export async function readVoice(content: Buffer): Promise<Recording> {
  const type = await fileTypeFromBuffer(content).catch(() => undefined);
  const container = CONTAINERS[type?.mime ?? ''];
  const seconds = container ? SECONDS[container](content) : null;
  if (!container || seconds === null || !(seconds > 0)) throw new DomainError('unsupported_file');
  if (seconds > VOICE_LIMITS.seconds + VOICE_LIMITS.slack) throw new DomainError('voice_too_long', { limitSeconds: VOICE_LIMITS.seconds });
  return { container, seconds: Math.round(seconds * 10) / 10 || 0.1 };
}
