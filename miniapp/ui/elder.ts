import { create } from 'zustand';
import { inCareMode } from '../platform/careMode';
import { isBoolean, isString, readStored, removeStored, writeStored } from '../platform/storage';

interface ElderState {
  elder: boolean;
  /** WeChat's care mode has just switched it, which is said until the person has answered. */
  said: 'on' | 'off' | null;
}

/** Who decided about elder mode on this phone: the person, or WeChat's care mode in their place; nobody yet. */
const decidedBy = (): string | undefined => readStored('elderBy', isString);

/** Elder mode (长辈版) on this phone. The person's preference on the server is copied here on every log in. */
export const useElderStore = create<ElderState>(() => ({ elder: readStored('elder', isBoolean) ?? false, said: decidedBy() === 'careUnsaid' ? 'on' : null }));

/** True in elder mode: pages then use their own, simpler layout and the elder type table. */
export const useElder = (): boolean => useElderStore((state) => state.elder);

/** Whether elder mode stands here because WeChat is in care mode; the server has not been told then. */
export const followsCare = (): boolean => decidedBy()?.startsWith('care') === true;

/** Switches this phone; `api/me.ts` also tells the server. */
export function rememberElder(elder: boolean): void {
  writeStored('elder', elder);
  useElderStore.setState({ elder });
}

/** The person has said which they want: from now on care mode changes nothing here. */
export function chooseElder(elder: boolean): void {
  writeStored('elderBy', 'person');
  useElderStore.setState({ said: null });
  rememberElder(elder);
}

/** The sentence about care mode has been read. */
export function careWasRead(): void {
  if (followsCare()) writeStored('elderBy', 'care');
  useElderStore.setState({ said: null });
}

/**
 * Follows WeChat's care mode, each time the mini-program comes to the front: on with it, off with it, and never against
 * what the person chose here.
 */
export function followCareMode(): void {
  if (decidedBy() === 'person') return;
  const care = inCareMode();
  if (care && !followsCare()) {
    writeStored('elderBy', 'careUnsaid');
    useElderStore.setState({ said: useElderStore.getState().elder ? null : 'on' });
    rememberElder(true);
  } else if (!care && followsCare()) {
    removeStored('elderBy');
    useElderStore.setState({ said: 'off' });
    rememberElder(false);
  }
}
