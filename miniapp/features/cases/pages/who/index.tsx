import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ResponseOf, useApi, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, deadlineWords, Field, Page, Paper, Plate, QueryView, SectionHead, WhyTable } from '@/ui';
import { DOORS } from '@shared/copy/doors';
import { WHO_WORDS } from '@shared/copy/who';
import { DiversionCards, GuessField, guessesOf } from '../../components/AdviceField';
import { CategoryField } from '../../components/CategoryField';
import { PlaceField } from '../../components/PlaceField';
import { useCatalogue } from '../../model/catalogue';
import type { DraftPlace } from '../../model/draft';
import { useDraft } from '../../model/draft';
import { useAdvice } from '../../model/useAdvice';
import { routedRowsOf } from '../../model/words';
import '../report/index.scss';

type Routing = ResponseOf<'GET /routing'>;

/** The answer: which unit, by when, by which article, whom to call. */
function Answer({ answer, onReport }: { answer: Routing; onReport: () => void }) {
  return (
    <View className='u-section' id='who-answer'>
      <SectionHead title={WHO_WORDS.answer} />
      <Plate name={answer.lead?.name ?? answer.station.name} />
      <Paper>
        <View className='u-strong'>{`${WHO_WORDS.promise}${deadlineWords(new Date(answer.promisedAt), new Date())} 前答复`}</View>
        <View className='u-second'>{answer.lead ? `${answer.station.name}先接，跟到底` : WHO_WORDS.noRule}</View>
        {answer.outsideGrids && <View className='u-second'>{WHO_WORDS.outside}</View>}
      </Paper>
      {answer.why && answer.why.length > 0 && <View className='u-section'><SectionHead title={WHO_WORDS.why} /><WhyTable rows={routedRowsOf(answer.why)} /></View>}
      <View className='u-gap'><Button kind='text' label={WHO_WORDS.list} onPress={() => open('matterList', { id: answer.community.id })} /></View>
      <View className='u-section'><Button label={WHO_WORDS.report} onPress={onReport} /></View>
    </View>
  );
}

/** 谁来管 (P19): who is in charge of what at which place, or who else helps, before anything is filed. Nothing is kept of the question. */
export default function WhoPage() {
  const me = useSignedIn();
  const catalogue = useCatalogue();
  const [text, setText] = useState('');
  const [other, setOther] = useState(false);
  const [categoryId, setCategoryId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<DraftPlace | null>(null);
  const home = me?.home?.point ? { text: me.home.placeText, point: me.home.point, ...(me.home.placeId ? { placeId: me.home.placeId } : {}) } : null;
  const place = chosen ?? home;
  const advice = useAdvice({ text, place, categoryId: null });
  const guesses = guessesOf(advice);
  // As on the page of the report: the likely ones stand for all, unless another is wanted.
  const few = guesses.length > 0 && !other && (categoryId === null || guesses.some(({ id }) => id === categoryId));
  const query = useApi('GET /routing', place && categoryId ? { query: { categoryId, placeText: place.text, lng: place.point.lng, lat: place.point.lat, system: place.point.system } } : null, false);
  const report = (): void => {
    if (me && place) {
      const store = useDraft.getState();
      store.open(me.id);
      store.change({ categoryId, place, answers: {}, ...(text.trim() ? { text: text.trim() } : {}) });
    }
    open('report');
  };
  return (
    <Page title={WHO_WORDS.title} station={query.data?.call} call={query.data ? 'page' : undefined}>
      <View className='u-second'>{WHO_WORDS.lead}</View>
      <View className='u-field'><Field label={WHO_WORDS.what} value={text} onChange={setText} placeholder={WHO_WORDS.example} /></View>
      <Button kind='text' label={DOORS.services.home} icon='place' onPress={() => open('services')} />
      <DiversionCards advice={advice} />
      <GuessField advice={advice} value={categoryId} onChoose={setCategoryId} onOther={few ? () => setOther(true) : undefined} />
      <QueryView query={catalogue} what='事情的分类'>
        {(data) => !few && <CategoryField categories={data.categories} value={categoryId} onChange={setCategoryId} />}
      </QueryView>
      <PlaceField place={place} onChange={setChosen} detail={query.data ? `${query.data.community.name}${query.data.grid ? `，${query.data.grid.name}` : ''}` : undefined} />
      {place && categoryId && <QueryView query={query} what='归谁管'>{(answer) => <Answer answer={answer} onReport={report} />}</QueryView>}
    </Page>
  );
}
