import Taro from '@tarojs/taro';
import { VOICE_LIMITS } from '@shared/domain/cases/limits';
import { refused } from './permission';

/** What was recorded: where it lies on this phone, and how long it is in seconds. */
export interface Recording {
  path: string;
  seconds: number;
}

/** Why nothing can be recorded: the person said no to the microphone, or there is none that works. */
export type RecorderProblem = 'refused' | 'unavailable';

/** What becomes of one recording. After `onDone` or `onProblem` nothing more is heard. */
export interface RecorderEvents {
  onStart: () => void;
  /** Stopped by the person, at the limit, by a call or by leaving: what was recorded until then is kept. */
  onDone: (recording: Recording) => void;
  onProblem: (problem: RecorderProblem) => void;
}

/** One recording under way. */
export interface Running {
  /** Ends it; `onDone` tells what came of it. */
  stop: () => void;
}

// WeChat has one recorder, whose listeners cannot be taken off again: they are put on once and pass on to whoever records.
let current: RecorderEvents | undefined;
let manager: Taro.RecorderManager | undefined;

function finish(tell: (events: RecorderEvents) => void): void {
  const events = current;
  current = undefined;
  if (events) tell(events);
}

function theManager(): Taro.RecorderManager {
  if (manager) return manager;
  const made = Taro.getRecorderManager();
  made.onStart(() => current?.onStart());
  made.onStop(({ tempFilePath, duration }) => finish((events) => events.onDone({ path: tempFilePath, seconds: duration / 1000 })));
  made.onError(({ errMsg }) => finish((events) => events.onProblem(refused(errMsg) ? 'refused' : 'unavailable')));
  // A call or another app takes the microphone: what was said so far is kept.
  made.onInterruptionBegin(() => made.stop());
  manager = made;
  return made;
}

/** MP3, 16 kHz, one channel: some 360 KB a minute, and every phone and browser plays it. */
const SOUND = { duration: VOICE_LIMITS.seconds * 1000, sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000, format: 'mp3' } as const;

/** Records until it is stopped, 60 s at most. The first time WeChat asks whether it may. */
export function record(events: RecorderEvents): Running {
  let stopped = false;
  Taro.authorize({ scope: 'scope.record' }).then(
    () => {
      if (stopped) return;
      current = events;
      theManager().start(SOUND);
    },
    () => events.onProblem('refused'),
  );
  return {
    stop: () => {
      stopped = true;
      if (current === events) theManager().stop();
    },
  };
}
