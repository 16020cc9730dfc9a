import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, Note, OptionGrid, PhotoGrid, SectionHead, take, Words } from '@/ui';
import { WISH, WISH_POST, WISH_STORY } from '@shared/copy/wishPages';
import { CONSENT_WAYS, type ConsentWay } from '@shared/domain/cases/proxy';
import { WISH_LIMITS } from '@shared/domain/wishes/limits';
import type { StepProps, WishView } from '../model/words';
import { chosenOf, PhotoChoice } from './PhotoChoice';

/** Pictures of the proof, which a story may show. */
const proofsOf = ({ claims }: WishView) => claims.flatMap(({ proof }) => proof?.photos ?? []);

/** Told in public: in the station's words, with those pictures that it ticks; none is shown unasked. */
export function PublishStory(step: StepProps) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const photos = proofsOf(view);
  const body = { revision: view.revision, text, photoIds: chosenOf({ photos, chosen }) };
  return (
    <>
      <Words label={WISH.story} value={text} onChange={setText} maxLength={WISH_LIMITS.story} placeholder='不写姓名和门牌' />
      {photos.length > 0 && (
        <View className='u-section'>
          <SectionHead title={WISH_STORY.pictures} />
          <PhotoGrid photos={photos.map(({ id, thumbUrl, url }) => ({ id, thumb: thumbUrl, full: url }))} />
          <PhotoChoice photos={photos} chosen={chosen} onChange={setChosen} />
        </View>
      )}
      <View className='u-gap'><Button kind='second' label='讲出去' {...busyWord(taps, 'publishStory')} onPress={() => void take(step, 'publishStory', (key) => api('POST /wishes/:id/publish-story', { params: { id: view.id }, body, key }), '讲给大家听了')} /></View>
    </>
  );
}

/** Whether it may be told, of somebody without an account: asked by the station, and noted with how. */
export function NoteConsent(step: StepProps) {
  const { view, taps } = step;
  const [how, setHow] = useState<ConsentWay | null>(null);
  const note = (yes: boolean): void => {
    if (how === null) return announce(WISH_STORY.howFirst, 'warn');
    void take(step, 'consent', (key) => api('POST /wishes/:id/consent', { params: { id: view.id }, body: { revision: view.revision, yes, how }, key }), yes ? WISH_STORY.notedYes : WISH_STORY.notedNo);
  };
  return (
    <View className='u-gap'>
      <Note>{WISH_STORY.askNote}</Note>
      <SectionHead title={WISH_STORY.how} />
      <OptionGrid label={WISH_STORY.how} columns={3} options={CONSENT_WAYS.map((value) => ({ value, label: WISH_POST.asked[value] }))} value={how} onChange={setHow} />
      <View className='u-buttons u-gap'>
        <Button label={WISH_STORY.yes} {...busyWord(taps, 'consent')} onPress={() => note(true)} />
        <Button kind='second' label={WISH_STORY.no} {...busyWord(taps, 'consent')} onPress={() => note(false)} />
      </View>
    </View>
  );
}
