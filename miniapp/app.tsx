import { useDidShow, useLaunch } from '@tarojs/taro';
import { type PropsWithChildren, type ReactNode } from 'react';
import { sendNow, startQueue } from './api/queue';
import { watchNetwork } from './platform/network';
import { followCareMode } from './ui/elder';
import './app.scss';
import './ui/browser';

/** The root of the mini-program: pages are its children. */
export default function App({ children }: PropsWithChildren): ReactNode {
  useLaunch(watchNetwork);
  useLaunch(startQueue);
  useDidShow(followCareMode);
  useDidShow(() => void sendNow());
  return children;
}
