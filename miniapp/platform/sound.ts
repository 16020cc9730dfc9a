import Taro from '@tarojs/taro';
import { fileAddress } from './address';

/** What is heard of a recording that plays. */
export interface SoundEvents {
  /** Seconds from the beginning. */
  onTime: (seconds: number) => void;
  onEnd: () => void;
  /** This phone cannot play it, or it did not arrive. */
  onProblem: () => void;
}

/** A recording that can be played. */
export interface Sound {
  play: () => void;
  pause: () => void;
  /** 1 is as it was spoken. */
  setRate: (rate: number) => void;
  close: () => void;
}

/** Opens a recording by its address, of the server or of this phone. */
export function openSound(address: string, rate: number, events: SoundEvents): Sound {
  const player = Taro.createInnerAudioContext();
  player.src = fileAddress(address);
  player.playbackRate = rate;
  player.onTimeUpdate(() => events.onTime(player.currentTime));
  player.onEnded(events.onEnd);
  player.onError(events.onProblem);
  return {
    play: () => player.play(),
    pause: () => player.pause(),
    setRate: (next) => {
      player.playbackRate = next;
    },
    close: () => player.destroy(),
  };
}
