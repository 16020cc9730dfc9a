import { useApi } from '@/api';
import { WISH_CATEGORY_WORDS } from '@shared/copy/wishes';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import { WISH_LIMITS } from '@shared/domain/wishes/limits';
import { WISH_CATEGORIES } from '@shared/domain/wishes/states';
import { PickPhotos } from '../components/PickPhotos';
import { type BusyDesk, fieldId } from '../hooks/useDesk';
import type { Becomes } from '../model/forms';
import type { Photo } from '../model/types';
import { ChoiceList, Choices, FormFrame, WordsField } from './parts';

/** How long the words of each may be. */
const MOST = { case: REPORT_LIMITS.text, wish: WISH_LIMITS.text, project: PROJECT_LIMITS.need } as const;

/** The reporter's own photos: of the report, and of what was added to it. */
const reportersPhotos = ({ view }: BusyDesk): Photo[] => [...view.photos, ...view.timeline.filter((entry) => entry.actor.isReporter && entry.action !== 'submit').flatMap((entry) => entry.photos)];

const BECOMES = [
  { id: 'case', name: '另一件工单', detail: '归别的单位办' },
  { id: 'wish', name: '一个微心愿', detail: '邻居帮得上的小事' },
  { id: 'project', name: '一个微项目', detail: '大家都用得上的事' },
] as const satisfies readonly { readonly id: Becomes; readonly name: string; readonly detail: string }[];
const KINDS = WISH_CATEGORIES.map((id) => ({ id, name: WISH_CATEGORY_WORDS[id].name }));

/** 分出一件: a second matter in one report gets its own number, unit and promise, or becomes a wish or a micro-project; place and reporter go along. */
export function SplitForm({ desk }: { desk: BusyDesk }) {
  const { typed } = desk;
  const catalogue = useApi('GET /catalogue', {});
  const draft = typed.draftOf('split');
  const { becomes } = draft;
  const photos = reportersPhotos(desk);
  const choose = (categoryId: string): void => typed.change('split', { categoryId });
  return (
    <FormFrame desk={desk} action='split' title='从这件里分出一件' note='地方、居民不用再填。居民会收到消息，两件连在一起看得到，时限从现在算' send='分出来另外办'>
      <ChoiceList id={fieldId('split', 'to')} word='分成什么' items={BECOMES} chosen={becomes} onChoose={(to) => typed.change('split', { becomes: (to || 'case') as Becomes, categoryId: '' })} />
      {becomes === 'project' && <WordsField desk={desk} action='split' field='title' word='叫什么' rows={1} maxLength={PROJECT_LIMITS.title} placeholder='例如：3 栋门口装扶手' />}
      <WordsField desk={desk} action='split' field='text' word='居民的话，只留要分出去的那部分' rows={3} maxLength={MOST[becomes]} />
      {becomes === 'case' && <Choices desk={desk} action='split' field='categoryId' word='那部分是什么事' grid items={catalogue.data?.categories ?? []} chosen={draft.categoryId} onChoose={choose} />}
      {becomes === 'wish' && <Choices desk={desk} action='split' field='categoryId' word='想要哪一样' grid items={KINDS} chosen={draft.categoryId} onChoose={choose} />}
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
