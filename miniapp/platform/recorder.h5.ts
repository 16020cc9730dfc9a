import { VOICE_LIMITS } from '@shared/domain/cases/limits';
import { addressOf } from './blobs.h5';
import type { RecorderEvents, Running } from './recorder';

export type { RecorderEvents, RecorderProblem, Recording, Running } from './recorder';

/** What a browser may offer, what most others can play first. */
const TYPES = ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
const BITS_PER_SECOND = 32_000;

/** Ends it where the person can no longer mean to be heard: at the limit, in the background, when the microphone is taken. */
function endBy(stream: MediaStream, stop: () => void): () => void {
  const limit = setTimeout(stop, VOICE_LIMITS.seconds * 1000);
  const onHidden = () => document.visibilityState === 'hidden' && stop();
  document.addEventListener('visibilitychange', onHidden);
  stream.getTracks().forEach((track) => track.addEventListener('ended', stop));
  return () => {
    clearTimeout(limit);
    document.removeEventListener('visibilitychange', onHidden);
  };
}

function run(stream: MediaStream, events: RecorderEvents): () => void {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND, ...(mimeType ? { mimeType } : {}) });
  const parts: Blob[] = [];
  const stop = () => recorder.state !== 'inactive' && recorder.stop();
  const release = endBy(stream, stop);
  let begun = 0;
  recorder.onstart = () => {
    begun = performance.now();
    events.onStart();
  };
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.onstop = () => {
    release();
    stream.getTracks().forEach((track) => track.stop());
    const seconds = (performance.now() - begun) / 1000;
    events.onDone({ path: addressOf(new Blob(parts, { type: recorder.mimeType })), seconds });
  };
  recorder.start();
  return stop;
}

/** Records until it is stopped, 60 s at most. The first time the browser asks whether it may. */
export function record(events: RecorderEvents): Running {
  let stopped = false;
  let end: (() => void) | undefined;
  const refused = (error: unknown) => error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name);
  const start = async (): Promise<void> => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
    if (stopped) stream.getTracks().forEach((track) => track.stop());
    else end = run(stream, events);
  };
  // Without https there is no microphone at all, and an old browser has no recorder.
  if (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices) setTimeout(() => events.onProblem('unavailable'), 0);
  else start().catch((error: unknown) => events.onProblem(refused(error) ? 'refused' : 'unavailable'));
  return {
    stop: () => {
      stopped = true;
      end?.();
    },
  };
}
