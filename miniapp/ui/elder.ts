import { create } from 'zustand';
import { isBoolean, readStored, writeStored } from '../platform/storage';

/** Elder mode (长辈版) on this phone. The person's preference on the server is copied here on every log in. */
export const useElderStore = create<{ elder: boolean }>(() => ({ elder: readStored('elder', isBoolean) ?? false }));

/** True in elder mode: pages then use their own, simpler layout and the elder type table. */
export const useElder = (): boolean => useElderStore((state) => state.elder);

/** Switches this phone; `api/me.ts` also tells the server. */
export function rememberElder(elder: boolean): void {
  writeStored('elder', elder);
  useElderStore.setState({ elder });
}
