import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf } from '@/api';
import { Button, Field, Note, Option, OptionGrid, SectionHead, useTap } from '@/ui';
import { MATTERS } from '@shared/copy/matters';
import { LIST_LIMITS, listChange } from '@shared/domain/matters/lists';
import { startChoices } from '../model/days';
import type { Line } from './Lines';

type Draft = ResponseOf<'GET /communities/:id/matter-draft'>;

/** From when, for whom and why; what it changes is said before. */
export function Publish({ draft, items, onDone }: { draft: Draft; items: readonly Line[]; onDone: () => void }) {
  const [choices] = useState(() => startChoices(draft.today));
  const [from, setFrom] = useState(choices[0]?.value ?? draft.today);
  const [others, setOthers] = useState<readonly string[]>([]);
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const { added, gone, changed } = listChange(draft.inForce, items);
  const toggle = (id: string): void => setOthers((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const send = async (): Promise<void> => {
    setTried(true);
    if (why.trim() === '') return;
    const done = await tap('publish', (key) => api('POST /communities/:id/matter-list', { params: { id: draft.community.id }, body: { revision: draft.revision, effectiveFrom: from, why: why.trim(), communityIds: [...others] }, key }), '公布了，居民看得到');
    if (done) onDone();
  };
  return (
    <View className='u-section'>
      <SectionHead title='公布' note={MATTERS.change(added.length, gone.length, changed.length)} />
      {gone.length > 0 && <Note>{`去掉的：${gone.join('、')}`}</Note>}
      <OptionGrid label='从哪天起' options={choices} value={from} onChange={setFrom} />
      {draft.atStreet.length > 0 && (
        <View className='u-field'>
          <SectionHead title='同一街道的社区也用这一份' />
          <View className='matters__choices'>{draft.atStreet.map(({ id, name }) => <Option key={id} kind='checkbox' label={name} chosen={others.includes(id)} onPress={() => toggle(id)} />)}</View>
        </View>
      )}
      <Field label='为什么改' value={why} onChange={setWhy} maxLength={LIST_LIMITS.why} {...(tried && why.trim() === '' ? { error: '写一句为什么，居民看得到' } : {})} />
      <Button label='公布这一版' busy={busy ? '正在公布…' : undefined} onPress={() => void send()} />
    </View>
  );
}
