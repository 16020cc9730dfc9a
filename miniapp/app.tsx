import { useLaunch } from '@tarojs/taro';
import { type PropsWithChildren, type ReactNode } from 'react';
import { loadMe, tokenNow } from './api';
import { watchNetwork } from './platform/network';
import './app.scss';
import './ui/browser';

/** The root of the mini-program: pages are its children. */
export default function App({ children }: PropsWithChildren): ReactNode {
  useLaunch(() => {
    watchNetwork();
    // What was kept on the phone is shown until the answer comes; without a network it simply stays.
    if (tokenNow()) loadMe().catch(() => undefined);
  });
  return children;
}
