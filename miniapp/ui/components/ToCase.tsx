import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '../../api';
import { open } from '../../platform/routes';
import { announce } from '../overlays';
import { busyWord, type StepsOf } from '../steps';
import { Button } from './Button';
import { OptionGrid } from './Choice';

interface Matter {
  readonly id: string;
  readonly revision: number;
  readonly photos?: readonly { readonly id: string }[];
}

/** Handed over as a case: only the kind of matter is chosen; its words, `text`, are there, and where they are not whoever hands it over writes them beside this. */
export function ToCase<V extends Matter>({ kind, text, view, taps, onDone }: StepsOf<V> & { kind: 'wish' | 'project' | 'topic'; text: string }) {
  const [categoryId, setCategoryId] = useState('');
  const [all, setAll] = useState<readonly { id: string; name: string }[] | null>(null);
  const { id, revision, photos = [] } = view;
  const load = async (): Promise<void> => setAll((await api('GET /catalogue')).categories);
  const send = async (): Promise<void> => {
    if (text.trim() === '') return announce('写一句是什么事，好派给人办', 'warn');
    const body = { to: 'case' as const, revision, categoryId, text, photoIds: photos.map((photo) => photo.id) };
    const made = await taps.tap('handOver', (key) => api('POST /threads/:kind/:id/conversions', { params: { kind, id }, body, key }), '转成工单了，居民会收到消息');
    onDone();
    if (made) open('thread', { kind, id });
  };
  if (!all) return <View className='u-gap'><Button kind='second' label='选一类' onPress={() => void load()} /></View>;
  return (
    <View className='u-gap'>
      <OptionGrid label='转成哪一类' columns={2} options={all.map((one) => ({ value: one.id, label: one.name }))} value={categoryId} onChange={setCategoryId} />
      {categoryId !== '' && <View className='u-gap'><Button label='转过去' {...busyWord(taps, 'handOver')} onPress={() => void send()} /></View>}
    </View>
  );
}
