import Taro from '@tarojs/taro';
import { create } from 'zustand';

/** Whether the phone says it has a network. It may be wrong in saying yes, never in a way that blocks a try. */
export const useNetwork = create<{ online: boolean }>(() => ({ online: true }));

const backOnline = new Set<() => void>();

/** Runs `then` each time the network comes back; returns how to stop. */
export function onBackOnline(then: () => void): () => void {
  backOnline.add(then);
  return () => void backOnline.delete(then);
}

function heard(online: boolean): void {
  const before = useNetwork.getState().online;
  useNetwork.setState({ online });
  if (online && !before) backOnline.forEach((then) => then());
}

/** Called once when the app starts. */
export function watchNetwork(): void {
  if (process.env.TARO_ENV === 'h5') {
    heard(navigator.onLine);
    window.addEventListener('online', () => heard(true));
    window.addEventListener('offline', () => heard(false));
    return;
  }
  Taro.getNetworkType({ success: (now) => heard(now.networkType !== 'none') }).catch(() => undefined);
  Taro.onNetworkStatusChange((change) => heard(change.isConnected));
}
