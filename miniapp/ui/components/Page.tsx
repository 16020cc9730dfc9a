import { View } from '@tarojs/components';
import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { type ReactNode, useEffect, useState } from 'react';
import { back as goBack, openTab } from '../../platform/routes';
import { LARGE, textScale } from '../../platform/textScale';
import { aria } from '../a11y';
import { useElder } from '../elder';
import { usePageFocus } from '../focus';
import { useOverlays } from '../overlays';
import { type CallTarget } from '../words/call';
import { CallStation } from './CallStation';
import { CareNote } from './CareNote';
import { Icon } from './Icon';
import { Overlays } from './Overlays';
import { Press } from './Press';

export interface PageProps {
  /** Stands in WeChat's bar and, in a browser, at the top of the column. */
  title: string;
  /** A tab page: room for the tab bar; elder mode hides it and shows a way home instead. */
  tab?: 'home' | 'board' | 'matters' | 'me';
  /** Nothing to go back to, such as the log-in page. */
  first?: boolean;
  /** The main action, on the dado: one primary button, one line of small print. */
  foot?: ReactNode;
  /** Whose number the page offers; without it that of the person's own station. */
  station?: CallTarget;
  /** `own`: the page itself has the call button of `CallStation` where it belongs, on the dado or among its choices. */
  call?: 'page' | 'own';
  children: ReactNode;
  className?: string;
}

function BackBar({ title, word, onPress }: { title: string; word: string; onPress: () => void }) {
  return (
    <View className='u-bar'>
      <Press className='u-bar__back' label={word} onPress={onPress}>
        <Icon name='back' colour='ink' size={28} />
        <View className='u-bar__word'>{word}</View>
      </Press>
      <View className='u-bar__title' {...aria({ role: 'heading', level: 1 })}>{title}</View>
    </View>
  );
}

/** WeChat draws its own bar on pages above a tab page; a browser has none, and elder mode has no tab bar to go home by. */
function Bar({ title, tab, first, elder }: { title: string; tab?: PageProps['tab']; first: boolean; elder: boolean }) {
  if (elder && tab && tab !== 'home') return <BackBar title={title} word='回首页' onPress={() => openTab('home')} />;
  if (process.env.TARO_ENV !== 'h5') return null;
  if (tab || first) return <View className='u-hidden' {...aria({ role: 'heading', level: 1 })}>{title}</View>;
  return <BackBar title={title} word='返回' onPress={goBack} />;
}

/** WeChat draws the tab bar above everything, so it makes room for elder mode and for a question. */
function useTabBar(tab: boolean, elder: boolean, onTop: boolean): void {
  const asked = useOverlays((state) => state.question !== null);
  useEffect(() => {
    if (!tab || !onTop) return;
    const change = elder || asked ? Taro.hideTabBar({ animation: false }) : Taro.showTabBar({ animation: false });
    change.catch(() => undefined);
  }, [tab, elder, asked, onTop]);
}

/** Every page stands in this: plaster wall, a column of at most 480 px, the call to the station, the dado foot, toast and questions. */
export function Page({ title, tab, first = false, foot, station, call = 'page', children, className = '' }: PageProps) {
  const elder = useElder();
  const [onTop, setOnTop] = useState(true);
  const [scale, setScale] = useState(textScale);
  useDidShow(() => {
    setOnTop(true);
    setScale(textScale());
  });
  useDidHide(() => setOnTop(false));
  const focusId = usePageFocus(onTop);
  useTabBar(tab !== undefined, elder, onTop);
  useEffect(() => {
    if (onTop) Taro.setNavigationBarTitle({ title })?.catch(() => undefined);
  }, [title, onTop]);
  const size = elder ? 'u-root--elder' : scale >= LARGE ? 'u-root--large' : '';
  return (
    <View className={`u-root u-page ${size} ${tab && !elder ? 'u-page--tab' : ''} ${className}`} style={elder ? '' : `--scale:${scale}`}>
      <View className='u-page__column'>
        <Bar title={title} tab={tab} first={first} elder={elder} />
        <View id={focusId || undefined} className='u-page__main' {...aria({ role: 'main' })}>
          <CareNote />
          {children}
          {call === 'page' && <CallStation station={station} />}
        </View>
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
