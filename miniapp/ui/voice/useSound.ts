import { useDidHide } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { openSound, type Sound } from '../../platform/sound';

/** Speeds a listener may choose: as spoken, and for those who have many to hear. */
const RATES = [1, 1.5] as const;

interface Playing {
  playing: boolean;
  /** Where it is, seconds. */
  at: number;
  rate: (typeof RATES)[number];
  /** This phone cannot play it, or it did not arrive. */
  problem: boolean;
}

const STILL: Playing = { playing: false, at: 0, rate: 1, problem: false };

/** Ends what plays, so that one voice is heard at a time. */
let quieten: (() => void) | undefined;

/** Plays one recording; a press plays it or holds it, leaving the page holds it. */
export function useSound(address: string | null) {
  const [state, setState] = useState(STILL);
  const sound = useRef<Sound>();
  const latest = useRef(state);
  latest.current = state;
  const put = useCallback((part: Partial<Playing>) => setState((before) => ({ ...before, ...part })), []);

  const hold = useCallback(() => {
    sound.current?.pause();
    put({ playing: false });
  }, [put]);
  useDidHide(hold);
  useEffect(() => () => {
    sound.current?.close();
    sound.current = undefined;
    setState((before) => ({ ...STILL, rate: before.rate }));
  }, [address]);

  const toggle = useCallback(() => {
    if (latest.current.playing) return hold();
    if (!address) return;
    if (quieten !== hold) quieten?.();
    quieten = hold;
    sound.current ??= openSound(address, latest.current.rate, {
      onTime: (at) => put({ at }),
      onEnd: () => put({ playing: false, at: 0 }),
      onProblem: () => {
        sound.current?.close();
        sound.current = undefined;
        put({ playing: false, problem: true });
      },
    });
    sound.current.play();
    put({ playing: true, problem: false });
  }, [address, hold, put]);

  const changeRate = useCallback(() => {
    const rate = latest.current.rate === RATES[0] ? RATES[1] : RATES[0];
    sound.current?.setRate(rate);
    put({ rate });
  }, [put]);
  return { ...state, toggle, changeRate };
}

/** `0:07`, as players write it. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
