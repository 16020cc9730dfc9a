import { useDidHide } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { VOICE_LIMITS } from '@shared/domain/cases/limits';
import { record, type RecorderProblem, type Recording, type Running } from '../../platform/recorder';
import { announce } from '../overlays';

/** A press that lasts so long was a hold: letting go ends the recording. A shorter one only begins it. Milliseconds. */
const HOLD_MS = 500;
/** A browser adds a click to every touch; one that comes so soon is that. Milliseconds. */
const ECHO_MS = 1000;
/** How often the running time is drawn. Milliseconds. */
const DRAW_MS = 250;

/** `asking`: the microphone is not open yet, the first time because permission is asked for. */
type State = 'idle' | 'asking' | 'recording';

/**
 * The voice key: hold it and speak, or tap it, speak and tap again, for those who cannot hold. `onRecorded` gets what
 * was said; less than a second is a slip and is told so. A call, the background or the limit ends it and keeps it.
 */
export function useVoice(onRecorded: (recording: Recording) => void) {
  const [state, setState] = useState<State>('idle');
  const [seconds, setSeconds] = useState(0);
  const [problem, setProblem] = useState<RecorderProblem | null>(null);
  const running = useRef<Running>();
  const live = useRef<State>('idle');
  const touch = useRef<{ began: boolean; held: boolean; timer?: ReturnType<typeof setTimeout> }>({ began: false, held: false });
  const echo = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(onRecorded);
  latest.current = onRecorded;

  const become = (next: State): void => {
    live.current = next;
    setState(next);
  };
  const start = (): void => {
    setProblem(null);
    setSeconds(0);
    become('asking');
    running.current = record({
      onStart: () => become('recording'),
      onDone: (recording) => {
        become('idle');
        if (recording.seconds < VOICE_LIMITS.least) announce('太短了，没听清。按住多说一会儿，或者点一下开始、说完再点一下', 'warn');
        else latest.current(recording);
      },
      onProblem: (what) => {
        become('idle');
        setProblem(what);
      },
    });
  };
  const stop = (): void => {
    // Let go before the microphone opened: nothing has been said yet.
    if (live.current === 'asking') become('idle');
    running.current?.stop();
  };

  useDidHide(() => running.current?.stop());
  useEffect(() => () => running.current?.stop(), []);
  useEffect(() => {
    if (state !== 'recording') return undefined;
    const begun = Date.now();
    const timer = setInterval(() => setSeconds((Date.now() - begun) / 1000), DRAW_MS);
    return () => clearInterval(timer);
  }, [state]);

  const key = {
    onDown: () => {
      const press: typeof touch.current = { began: live.current === 'idle', held: false };
      press.timer = setTimeout(() => { press.held = true; }, HOLD_MS);
      touch.current = press;
      if (press.began) start();
    },
    onUp: () => {
      const { began, held, timer } = touch.current;
      clearTimeout(timer);
      clearTimeout(echo.current);
      echo.current = setTimeout(() => { echo.current = undefined; }, ECHO_MS);
      if (!began) return stop();
      // While permission is asked for there is nothing to hold: it then goes on until the next tap.
      if (held && live.current === 'recording') stop();
    },
    /** Keyboard, screen reader and mouse. */
    onClick: () => {
      if (echo.current !== undefined) return;
      if (live.current === 'idle') start();
      else stop();
    },
  };
  return { state, seconds, problem, key };
}
