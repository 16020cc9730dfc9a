import { useApi } from '@/api';
import { JOINT } from '@shared/copy/joint';
import { isOpenPart } from '@shared/domain/cases/joint';
import { Box, Lines } from '../elements';
import { type BusyDesk, fieldId } from '../hooks/useDesk';
import { Choices, FormFrame, WordsField } from './parts';
import { PhotoField } from './PhotoField';

interface FormProps {
  desk: BusyDesk;
}

/** How long a supporting unit may have; the first: as long as the resident was promised. */
const DAYS = [
  { id: '', name: '跟答复一样' },
  { id: '1', name: '1 个工作日' },
  { id: '2', name: '2 个工作日' },
  { id: '3', name: '3 个工作日' },
  { id: '5', name: '5 个工作日' },
];

/** 请单位协办: another unit beside the lead, with a task of its own. */
export function AddSupportForm({ desk }: FormProps) {
  const { view, typed } = desk;
  const { data } = useApi('GET /communities/:id/units', { params: { id: view.community.id } }, false);
  const busy = new Set([view.leadUnit?.id, ...(view.support ?? []).filter(isOpenPart).map(({ unit }) => unit.id)]);
  const units = (data?.items ?? []).filter(({ id }) => !busy.has(id)).map(({ id, name }) => ({ id, name }));
  const draft = typed.draftOf('addSupport');
  return (
    <FormFrame desk={desk} action='addSupport' title='请单位协办' note={`主办还是${view.leadUnit?.name ?? '原来的单位'}，居民看得到请了谁、办什么`} send='请他们协办'>
      <Choices desk={desk} action='addSupport' field='unitId' word='请哪个单位' items={units} chosen={draft.unitId} onChoose={(unitId) => typed.change('addSupport', { unitId })} grid />
      <WordsField desk={desk} action='addSupport' field='text' word='请他们办什么' rows={2} placeholder='例如：先关掉 3 栋的总阀，等物业换好水管再开' />
      <Choices desk={desk} action='addSupport' field='days' word='多久办好' items={DAYS} chosen={draft.days} onChoose={(days) => typed.change('addSupport', { days })} grid />
    </FormFrame>
  );
}

/** 先说进展: an interim report of a supporting unit. */
export function SupportProgressForm({ desk }: FormProps) {
  return (
    <FormFrame desk={desk} action='supportProgress' title='先说进展' note='主办单位、工作站和居民都看得到' send='说给他们听'>
      <PhotoField desk={desk} action='supportProgress' word='拍一张' />
      <WordsField desk={desk} action='supportProgress' field='text' word='办到哪一步了' rows={2} placeholder='例如：阀门锈住了，下午带工具来' />
    </FormFrame>
  );
}

/** A supporting unit says that the task is not its duty. */
export function ReturnSupportForm({ desk }: FormProps) {
  return (
    <FormFrame desk={desk} action='returnSupport' title='协办不归我们' note='退回协办，主办单位接着办。居民看得到是谁退的、为什么' send='退回协办' danger>
      <WordsField desk={desk} action='returnSupport' field='reason' word='为什么不归您单位' placeholder='例如：总阀在小区红线里，归物业管' />
      <PhotoField desk={desk} action='returnSupport' word='拍依据' />
    </FormFrame>
  );
}

/** A supporting unit is no longer needed. */
export function DropSupportForm({ desk }: FormProps) {
  const { view, typed } = desk;
  const parts = (view.support ?? []).filter(isOpenPart).map(({ id, unit, task }) => ({ id, name: unit.name, detail: task }));
  const draft = typed.draftOf('dropSupport');
  return (
    <FormFrame desk={desk} action='dropSupport' title='不用协办了' note='告诉那个单位，居民也看得到' send='告诉他们'>
      <Choices desk={desk} action='dropSupport' field='partId' word='哪个单位' items={parts} chosen={draft.partId} onChoose={(partId) => typed.change('dropSupport', { partId })} />
      <WordsField desk={desk} action='dropSupport' field='reason' word='为什么不用了' rows={2} />
    </FormFrame>
  );
}

/** Beside 「办好了」 while a supporting unit is not done: the lead says why, and the resident reads it. */
export function WhyOpen({ desk }: FormProps) {
  const open = (desk.view.support ?? []).filter(isOpenPart);
  if (open.length === 0) return null;
  const word = `${open.map(({ unit }) => unit.name).join('、')}还没办完，先报办好的原因`;
  return (
    <Box className='wb-composer__why'>
      <Lines
        id={fieldId('handle', 'reason')}
        className='wb-field'
        label={word}
        placeholder={`${word}，居民看得到`}
        rows={1}
        maxLength={500}
        value={desk.typed.draftOf('handle').reason}
        onText={(reason) => desk.typed.change('handle', { reason })}
      />
      <Box className='wb-second'>{JOINT.whyOpen}</Box>
    </Box>
  );
}
