import { View } from '@tarojs/components';
import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { type ReactNode, useEffect, useState } from 'react';
import { back as goBack } from '../../platform/routes';
import { LARGE, textScale } from '../../platform/textScale';
import { aria } from '../a11y';
import { useElder } from '../elder';
import { Icon } from './Icon';
import { Overlays } from './Overlays';
import { Press } from './Press';

export interface PageProps {
  /** Stands in WeChat's bar and, in a browser, at the top of the column. */
  title: string;
  /** A tab page: no way back, room for the tab bar, which elder mode hides. */
  tab?: boolean;
  /** The main action, on the dado: one primary button, one line of small print. */
  foot?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** The browser has no bar of its own. A tab page says its name to screen readers only: the tab bar shows it. */
function BrowserBar({ title, tab }: { title: string; tab: boolean }) {
  if (process.env.TARO_ENV !== 'h5') return null;
  return (
    <View className={tab ? 'u-hidden' : 'u-bar'}>
      {!tab && (
        <Press className='u-bar__back' label='返回' onPress={goBack}>
          <Icon name='back' colour='ink' size={28} />
          <View className='u-bar__word'>返回</View>
        </Press>
      )}
      <View className='u-bar__title' {...aria({ role: 'heading', level: 1 })}>{title}</View>
    </View>
  );
}

function useTabBar(tab: boolean, elder: boolean, onTop: boolean): void {
  useEffect(() => {
    if (!tab || !onTop) return;
    const change = elder ? Taro.hideTabBar({ animation: false }) : Taro.showTabBar({ animation: false });
    change.catch(() => undefined);
  }, [tab, elder, onTop]);
}

/** Every page stands in this: plaster wall, a column of at most 480 px, the dado foot, toast and questions. */
export function Page({ title, tab = false, foot, children, className = '' }: PageProps) {
  const elder = useElder();
  const [onTop, setOnTop] = useState(true);
  const [scale, setScale] = useState(textScale);
  useDidShow(() => {
    setOnTop(true);
    setScale(textScale());
  });
  useDidHide(() => setOnTop(false));
  useTabBar(tab, elder, onTop);
  useEffect(() => {
    if (onTop) Taro.setNavigationBarTitle({ title })?.catch(() => undefined);
  }, [title, onTop]);
  const size = elder ? 'u-root--elder' : scale >= LARGE ? 'u-root--large' : '';
  return (
    <View className={`u-root u-page ${size} ${tab && !elder ? 'u-page--tab' : ''} ${className}`} style={elder ? '' : `--scale:${scale}`}>
      <View className='u-page__column'>
        <BrowserBar title={title} tab={tab} />
        <View className='u-page__main' {...aria({ role: 'main' })}>{children}</View>
        {foot && <View className='u-foot'>{foot}</View>}
      </View>
      {onTop && <Overlays />}
    </View>
  );
}

/** The one line of small print under the main action. */
export function FootNote({ children }: { children: ReactNode }) {
  return <View className='u-foot__note'>{children}</View>;
}
