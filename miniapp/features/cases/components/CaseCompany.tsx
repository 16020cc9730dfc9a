import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf } from '@/api';
import { randomId } from '@/platform/randomId';
import { open } from '@/platform/routes';
import { caseTag } from '@shared/copy/cases';
import { announce, Button, confirm, deadlineWords, Note, Paper, SectionHead } from '@/ui';
import type { CaseView } from '../model/submit';
import { caseCalls, type CaseHandle } from '../model/useCase';

interface Props {
  handle: CaseHandle;
  view: CaseView;
}

/** Where a merged case goes on, how far that is, and the way out of it: the resident says what the own matter is. */
export function CaseMerged({ handle, view }: Props) {
  const { merged } = view;
  if (!merged) return null;
  const { id } = merged;
  const apart = async (): Promise<void> => {
    const sure = await confirm({ title: '拆开单独办吗？', body: '您觉得不是同一件，或者您这边还没好，就拆开。编号不变，工作站接着单独办。', yes: '拆开', no: '一起办' });
    if (sure) await handle.act('unmerge', (key) => caseCalls.unmerge(view, key), '拆开了，单独接着办');
  };
  return (
    <View className='u-field'>
      <SectionHead title='和邻居报的一起办' />
      <Paper>
        <View>{`是同一件事，并到一起办了，您的编号还是 ${view.number}。`}</View>
        <View className='u-gap'>{`现在：${caseTag(merged)}${merged.unit ? `，${merged.unit}` : ''}${merged.promisedAt ? `，${deadlineWords(new Date(merged.promisedAt), new Date())} 前答复` : ''}`}</View>
        {id && <View className='u-gap'><Button kind='second' label='看一起办的那件' onPress={() => open('case', { id })} /></View>}
        {view.actions.includes('unmerge') && <View className='u-gap'><Button kind='text' label='拆开单独办' onPress={() => void apart()} /></View>}
      </Paper>
    </View>
  );
}

type Way = 'follow' | 'leave';
const CALLS: Readonly<Record<Way, (id: string, key: string) => Promise<CaseView>>> = {
  follow: (id, key) => api('POST /cases/:id/follow', { params: { id }, key }),
  leave: (id, key) => api('POST /cases/:id/leave', { params: { id }, key }),
};
const SAID: Readonly<Record<Way, string>> = { follow: '跟着了，每一步都告诉您', leave: '不跟了，您交的也收回了' };

/** How many have met it, as the viewer stands to it. */
function neighbourWords({ count, mine }: NonNullable<CaseView['neighbours']>): string {
  if (mine !== 'joined') return count > 0 ? `${count} 位邻居也遇到` : '还没有别人说也遇到';
  return count > 1 ? `您和另外 ${count - 1} 位邻居都说也遇到` : '您说过也遇到，每一步都会告诉您';
}

/** How many have met the same, and what the viewer is in it: 我也遇到, following, or neither. */
export function CaseNeighbours({ handle, view, onJoin }: Props & { onJoin: () => void }) {
  const { neighbours } = view;
  const [busy, setBusy] = useState(false);
  if (!neighbours) return null;
  const mine = view.viewer === 'reporter';
  if (mine && neighbours.count === 0) return null;
  const go = async (way: Way): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      await CALLS[way](view.id, randomId());
      await handle.query.reload();
      announce(SAID[way]);
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return (
    <View className='u-field'>
      <Note icon='talk'>{neighbourWords(neighbours)}</Note>
      {!mine && (
        <View className='u-gap u-buttons'>
          {neighbours.mayJoin && <Button label='我也遇到' onPress={onJoin} />}
          {neighbours.mayJoin && neighbours.mine === null && <Button kind='second' label='只跟着看' onPress={() => void go('follow')} />}
          {neighbours.mine !== null && <Button kind='text' label={neighbours.mine === 'joined' ? '收回“我也遇到”' : '不跟了'} onPress={() => void go('leave')} />}
        </View>
      )}
    </View>
  );
}

/** The reporter's own photos, wherever they stand in it. */
const ownPhotos = (view: CaseView): string[] => [...new Set([...view.photos, ...view.timeline.filter(({ actor }) => actor.isReporter).flatMap(({ photos }) => photos)].map(({ id }) => id))];

/** Taking the own photos back: they are deleted where nothing else uses them. */
export function TakeBackPhotos({ handle, view }: Props) {
  const ids = view.viewer === 'reporter' ? ownPhotos(view) : [];
  if (!view.actions.includes('takeBackPhotos') || ids.length === 0) return null;
  const ask = async (): Promise<void> => {
    const sure = await confirm({ title: `收回您的 ${ids.length} 张照片吗？`, body: '收回以后谁也看不到，过几天就删掉。事情照样办。', yes: '收回', no: '留着' });
    if (sure) await handle.act('takeBackPhotos', (key) => caseCalls.takeBackPhotos(view, key, ids), '照片收回了');
  };
  return <View className='u-gap'><Button kind='text' label='收回我的照片' onPress={() => void ask()} /></View>;
}
