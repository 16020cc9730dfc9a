import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';

/** From this width on, list and case stand side by side (px). */
export const SIDE_BY_SIDE = 1024;

const isWide = () => Taro.getSystemInfoSync().windowWidth >= SIDE_BY_SIDE;

/** Whether list and case stand side by side; follows the window of WeChat on a computer. */
export function useWide(): boolean {
  const [wide, setWide] = useState(isWide);
  useEffect(() => {
    const onResize = () => setWide(isWide());
    Taro.onWindowResize?.(onResize);
    return () => Taro.offWindowResize?.(onResize);
  }, []);
  return wide;
}
