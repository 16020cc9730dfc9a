import { Image, Text, View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { aria } from '../a11y';
import { type PictureName, PICTURES } from '../pictures';
import { happenedWords } from '../words/moment';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';

interface Act {
  label: string;
  onPress: () => void;
  icon?: IconName;
}

export interface StateProps {
  picture: PictureName;
  /** One sentence what is so. */
  title: string;
  /** One sentence what to do. */
  body: string;
  act?: Act;
  second?: Act;
  note?: string;
}

/** Wall picture, what is so, what to do, one primary button. */
export function StateView({ picture, title, body, act, second, note }: StateProps) {
  return (
    <View className='u-state'>
      <Image className={`u-state__picture u-state__picture--${picture}`} src={PICTURES[picture]} mode='widthFix' {...aria({ hidden: true })} />
      <View className='u-state__title' {...aria({ role: 'status' })}>{title}</View>
      <View className='u-state__body'>{body}</View>
      <View className='u-state__acts'>
        {act && <Button label={act.label} icon={act.icon} onPress={act.onPress} />}
        {second && <Button kind='second' label={second.label} icon={second.icon} onPress={second.onPress} />}
      </View>
      {note && <View className='u-state__note'>{note}</View>}
    </View>
  );
}

/** Nothing here yet: the board is empty. */
export function Empty(props: Omit<StateProps, 'picture'>) {
  return <StateView picture='board' {...props} />;
}

/** No network and nothing kept from before. */
export function Offline({ onRetry }: { onRetry: () => void }) {
  return <StateView picture='door' title='网络不通，这一页没取到' body={'您没有做错什么。走到窗边，\n或者连上家里的无线网再试。'} act={{ label: '再试一次', onPress: onRetry }} />;
}

/** Ours to mend. `message` is the server's own sentence when it has one, `quote` the number to give on the phone. */
export function Failed({ onRetry, message, quote }: { onRetry: () => void; message?: string; quote?: string }) {
  return (
    <StateView
      picture='door'
      title='这一页没打开'
      body={message ?? '是我们这边的问题，不怪您。\n过一会儿再试，还不行就打给工作站。'}
      act={{ label: '再试一次', onPress: onRetry }}
      note={quote ? `问起来请报：${quote}` : undefined}
    />
  );
}

/** While something is fetched for the first time. Nothing loops. */
export function Loading({ what = '这一页' }: { what?: string }) {
  return <View className='u-loading' {...aria({ role: 'status', live: 'polite' })}>{`正在取${what}，马上就好`}</View>;
}

/** On top of a page that shows what was kept: we could not tell the latest. */
export function StaleBanner({ savedAt, onRetry }: { savedAt?: Date; onRetry: () => void }) {
  return (
    <View className='u-offline' {...aria({ role: 'status' })}>
      <View className='u-offline__main'>
        <View className='u-strong'>没取到最新的，是我们这边的问题</View>
        {savedAt && <Text className='u-second'>{`下面是${happenedWords(savedAt, new Date())} 的样子`}</Text>}
      </View>
      <Button kind='text' label='再试一次' onPress={onRetry} />
    </View>
  );
}

/** On top of a page that shows what was kept: no network, and how old it is. */
export function OfflineBanner({ savedAt, children }: { savedAt?: Date; children?: ReactNode }) {
  return (
    <View className='u-offline' {...aria({ role: 'status' })}>
      <Icon name='offline' size={32} />
      <View className='u-offline__main'>
        <View className='u-strong'>现在没有网</View>
        <Text className='u-second'>{children ?? (savedAt ? `下面是${happenedWords(savedAt, new Date())} 的样子` : '有网了会自己更新')}</Text>
      </View>
    </View>
  );
}
