import { View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { Button } from '../components/Button';
import { clockOf, useSound } from './useSound';

interface VoiceLineProps {
  /** Where it is heard from; null while it is not known. */
  address: string | null;
  seconds: number;
  /** Which one it is, where there are several: 第 2 段. */
  name?: string;
  /** What can be done beside hearing it. */
  children?: ReactNode;
}

/** A recording on ruled paper: hear it, how long it is, and what can be done with it. */
export function VoiceLine({ address, seconds, name = '', children }: VoiceLineProps) {
  const { playing, at, problem, toggle } = useSound(address);
  const length = clockOf(Math.round(seconds));
  return (
    <View className='u-voice'>
      <View className='u-voice__length'>{[name, playing || at > 0 ? `${clockOf(at)} / ${length}` : `录音 ${length}`].filter(Boolean).join('　')}</View>
      <View className='u-buttons'>
        <Button kind='second' icon='talk' label={playing ? '先停一下' : '听一遍'} spoken={`${playing ? '先停一下' : '听一遍'}，${name}录音 ${length}`} onPress={toggle} />
        {children}
      </View>
      {problem && <View className='u-voice__problem'>没放出来。看看网络再点一次，还不行就换一台手机听。</View>}
    </View>
  );
}
