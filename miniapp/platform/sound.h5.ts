import type { Sound, SoundEvents } from './sound';

export type { Sound, SoundEvents } from './sound';

/** Opens a recording by its address, of the server or of this phone. */
export function openSound(address: string, rate: number, events: SoundEvents): Sound {
  const player = new Audio(address);
  player.playbackRate = rate;
  player.ontimeupdate = () => events.onTime(player.currentTime);
  player.onended = events.onEnd;
  player.onerror = events.onProblem;
  return {
    play: () => void player.play().catch(events.onProblem),
    pause: () => player.pause(),
    setRate: (next) => {
      player.playbackRate = next;
    },
    close: () => {
      Object.assign(player, { ontimeupdate: null, onended: null, onerror: null });
      player.pause();
      player.removeAttribute('src');
    },
  };
}
