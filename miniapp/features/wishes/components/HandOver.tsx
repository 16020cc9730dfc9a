import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, Field, ToCase, Words } from '@/ui';
import { WISH_HAND_OVER } from '@shared/copy/wishPages';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import { masked, personalIn } from '@shared/domain/wishes/asking';
import type { StepProps, WishView } from '../model/words';

/** What was written; of a wish that was only spoken what the station made of it, else nothing. */
const saidIn = ({ text, released }: WishView): string => text || (released ?? '');

/** Handed over as a case, in the words that are there; whoever heard a spoken wish writes them, and the recording goes along. */
export function HandOver(step: StepProps) {
  const { view } = step;
  const [text, setText] = useState(() => saidIn(view));
  return (
    <>
      {view.text === '' && <Words label={WISH_HAND_OVER.caseWords} value={text} onChange={setText} maxLength={REPORT_LIMITS.text} placeholder={WISH_HAND_OVER.heard} />}
      <ToCase {...step} kind='wish' text={text} />
    </>
  );
}

/** Bigger than a wish: a micro-project, in the words that are there. Everybody reads these, so the recording stays with the wish. */
export function Propose(step: StepProps) {
  const { view, taps } = step;
  const [title, setTitle] = useState('');
  const [need, setNeed] = useState(() => masked(saidIn(view), personalIn(saidIn(view))));
  const send = async (): Promise<void> => {
    if (title.trim() === '') return announce(WISH_HAND_OVER.noTitle, 'warn');
    if (need.trim() === '') return announce(WISH_HAND_OVER.noWords, 'warn');
    const made = await taps.tap('toProject', (key) => api('POST /threads/:kind/:id/conversions', { params: { kind: 'wish', id: view.id }, body: { to: 'project', revision: view.revision, title, need: need.trim(), photoIds: view.photos.map(({ id }) => id) }, key }), '成了一个微项目，居民会收到消息');
    step.onDone();
    if (made) open('thread', { kind: 'wish', id: view.id });
  };
  return (
    <>
      <Field label={WISH_HAND_OVER.title} value={title} maxLength={PROJECT_LIMITS.title} onChange={setTitle} placeholder='比如：楼下长椅' />
      <Words label={WISH_HAND_OVER.projectWords} value={need} onChange={setNeed} maxLength={PROJECT_LIMITS.need} placeholder={view.text === '' ? WISH_HAND_OVER.heard : WISH_HAND_OVER.plain} />
      <View className='u-gap'><Button label='成为微项目' {...busyWord(taps, 'toProject')} onPress={() => void send()} /></View>
    </>
  );
}
