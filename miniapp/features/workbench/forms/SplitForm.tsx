import { useApi } from '@/api';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { PickPhotos } from '../components/PickPhotos';
import { type BusyDesk } from '../hooks/useDesk';
import type { Photo } from '../model/types';
import { Choices, FormFrame, WordsField } from './parts';

/** The reporter's own photos: of the report, and of what was added to it. */
const reportersPhotos = ({ view }: BusyDesk): Photo[] => [...view.photos, ...view.timeline.filter((entry) => entry.actor.isReporter && entry.action !== 'submit').flatMap((entry) => entry.photos)];

/** 分出一件: a second matter in one report gets its own number, unit and promise; place and reporter go along. */
export function SplitForm({ desk }: { desk: BusyDesk }) {
  const { typed } = desk;
  const catalogue = useApi('GET /catalogue', {});
  const draft = typed.draftOf('split');
  const photos = reportersPhotos(desk);
  return (
    <FormFrame desk={desk} action='split' title='从这件里分出一件' note='地方、居民不用再填。居民会收到消息，两件连在一起看得到，时限从现在算' send='分出来另外办'>
      <WordsField desk={desk} action='split' field='text' word='居民的话，只留要分出去的那部分' rows={3} maxLength={REPORT_LIMITS.text} />
      <Choices desk={desk} action='split' field='categoryId' word='那部分是什么事' grid items={catalogue.data?.categories ?? []} chosen={draft.categoryId} onChoose={(categoryId) => typed.change('split', { categoryId })} />
      {photos.length > 0 && <PickPhotos desk={desk} action='split' photos={photos} word='哪几张照片也带过去' on='带上' off='不带' />}
    </FormFrame>
  );
}

/** 收回这件: what was split off by mistake goes on in the matter it came from. */
export function UnsplitForm({ desk }: { desk: BusyDesk }) {
  return (
    <FormFrame desk={desk} action='unsplit' title='收回这一件' note='还没人办过才能收回。原来那件照样办，居民会看到您写的话' send='收回，并回原来那件' danger>
      <WordsField desk={desk} action='unsplit' field='reason' word='为什么收回' rows={2} maxLength={200} placeholder='例如：看过现场，是同一件事' />
    </FormFrame>
  );
}
