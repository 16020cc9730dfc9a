import { CALLBACK_WHY, POINT_WORDS } from '@shared/copy/callbacks';
import { EVALUATION_QUESTIONS, SATISFACTION_WORDS } from '@shared/copy/cases';
import { UNIT_POINTS } from '@shared/domain/cases/callbacks';
import type { BusyDesk } from '../hooks/useDesk';
import { useUnitChoices } from '../hooks/useUnits';
import { Choices, FormFrame, WordsField } from './parts';

interface FormProps {
  desk: BusyDesk;
}

const { contacted, solved, satisfaction } = EVALUATION_QUESTIONS;
const yesNo = (of: { yes: string; no: string }) => [{ id: 'yes', name: of.yes }, { id: 'no', name: of.no }];
const WORDS = (['satisfied', 'basically', 'unsatisfied'] as const).map((id) => ({ id, name: SATISFACTION_WORDS[id] }));

/** 回访: what the reporter said on the phone; the number is shown by 「查看联系方式」, with a row in the log. */
export function CallForm({ desk }: FormProps) {
  const { view, typed } = desk;
  const draft = typed.draftOf('callReached');
  const why = view.callback ? CALLBACK_WHY[view.callback.why] : '';
  const field = { desk, action: 'callReached', grid: true } as const;
  return (
    <FormFrame desk={desk} action='callReached' title='电话回访' note={`${why}。先在“查看联系方式”里看号码，居民怎么说就怎么记`} send='记下居民的话'>
      <Choices {...field} field='contacted' word={contacted.question} items={yesNo(contacted)} chosen={draft.contacted} onChoose={(id) => typed.change('callReached', { contacted: id })} />
      <Choices {...field} field='solved' word={solved.question} items={yesNo(solved)} chosen={draft.solved} onChoose={(id) => typed.change('callReached', { solved: id })} />
      <Choices {...field} field='satisfaction' word={satisfaction.question} items={WORDS} chosen={draft.satisfaction} onChoose={(id) => typed.change('callReached', { satisfaction: WORDS.find((one) => one.id === id)?.id ?? '' })} />
      <WordsField desk={desk} action='callReached' field='text' word='居民还说了什么（可以不写）' rows={2} />
    </FormFrame>
  );
}

/** 复核: the street orders another redo; the unit cannot return it. */
export function OrderRedoForm({ desk }: FormProps) {
  const { view, typed } = desk;
  const units = useUnitChoices(view.community.id);
  const draft = typed.draftOf('orderRedo');
  return (
    <FormFrame desk={desk} action='orderRedo' title='街道复核：再办一次' note='定了以后，这个单位不能退，居民会收到消息' send='再办一次'>
      <Choices desk={desk} action='orderRedo' field='unitId' word='由哪个单位办' items={units} chosen={draft.unitId} onChoose={(unitId) => typed.change('orderRedo', { unitId })} grid />
      <WordsField desk={desk} action='orderRedo' field='reason' word='为什么再办、办到什么样' rows={2} />
    </FormFrame>
  );
}

/** 复核: it is not solved, and why it stays so. */
export function UnsolvedForm({ desk }: FormProps) {
  return (
    <FormFrame desk={desk} action='confirmUnsolved' title='街道复核：确认没解决' note='算在没解决里，居民会收到消息' send='确认没解决'>
      <WordsField desk={desk} action='confirmUnsolved' field='reason' word='为什么没解决，往后怎么办' rows={2} />
    </FormFrame>
  );
}

/** 复核: what cannot be solved for objective reasons is explained. */
export function ExplainForm({ desk }: FormProps) {
  return (
    <FormFrame desk={desk} action='closeExplained' title='街道复核：说明后办结' note='客观上办不了的，跟居民说明白' send='说明后办结'>
      <WordsField desk={desk} action='closeExplained' field='reason' word='为什么办不了' rows={2} />
    </FormFrame>
  );
}

const POINTS = [...UNIT_POINTS].reverse().map((points) => ({ id: String(points), name: `${points} 分　${POINT_WORDS[points]}` }));

/** 上考下评: the station says how the unit in charge did; shown as a mean from five ratings up, and to staff alone. */
export function RateUnitForm({ desk }: FormProps) {
  const { view, typed } = desk;
  const unit = view.leadUnit?.name ?? '办理单位';
  return (
    <FormFrame desk={desk} action='rateUnit' title={`给${unit}打分`} note='居民看不到。满五次才显示平均分，不排名' send='记下'>
      <Choices desk={desk} action='rateUnit' field='points' word={`这件事${unit}办得怎么样`} items={POINTS} chosen={typed.draftOf('rateUnit').points} onChoose={(points) => typed.change('rateUnit', { points })} grid />
      <WordsField desk={desk} action='rateUnit' field='text' word='想说一句（可以不写）' rows={2} />
    </FormFrame>
  );
}
