import { useMe } from '@/api';
import { SUPERVISION_WORDS } from '@shared/copy/course';
import { SUPERVISION_TRIGGERS } from '@shared/domain/cases/watch';
import { hasCounter } from '@shared/domain/kernel/roles';
import type { BusyDesk } from '../hooks/useDesk';
import { useUnitChoices } from '../hooks/useUnits';
import { EXTENSION_DAYS, reviewDays } from '../model/course';
import type { StaffAction } from '../model/types';
import { Choices, FormFrame, WordsField } from './parts';
import { PhotoField } from './PhotoField';

interface FormProps {
  desk: BusyDesk;
}

/** 问居民一句: the clock stands until the answer. */
export function AskForm({ desk }: FormProps) {
  return (
    <FormFrame desk={desk} action='ask' title='问居民一句' note='居民在手机上回答，这几天时间停着；三个工作日没有回答，时间接着算' send='问居民'>
      <WordsField desk={desk} action='ask' field='text' word='想问什么' rows={2} maxLength={200} placeholder='例如：是哪个单元的三楼？白天几点在家？' />
    </FormFrame>
  );
}

/** Forms that ask for one reason and nothing else. */
function ReasonForm({ desk, action, title, note, send, word, placeholder, danger }: FormProps & { action: StaffAction; title: string; note: string; send: string; word: string; placeholder?: string; danger?: boolean }) {
  return (
    <FormFrame desk={desk} action={action} title={title} note={note} send={send} danger={danger}>
      <WordsField desk={desk} action={action} field='reason' word={word} rows={2} placeholder={placeholder} maxLength={action === 'runOn' ? 200 : 500} />
    </FormFrame>
  );
}

export const ResumeForm = ({ desk }: FormProps) => <ReasonForm desk={desk} action='runOn' title='不等了，接着办' note='时间接着算，居民看得到原因' send='接着办' word='为什么不用等了' placeholder='例如：打电话问到了' />;

export const EscalateForm = ({ desk }: FormProps) => (
  <ReasonForm desk={desk} action='escalate' title='请上一级来协调' note='谁办的还是谁办，上一级来协调；经过都看得到，居民也看得到' send='交上去' word='卡在哪里，请上一级做什么' placeholder='例如：要供水和城管一起到场，站里约不齐' />
);

export const RefuseExtensionForm = ({ desk }: FormProps) => <ReasonForm desk={desk} action='refuseExtension' title='不同意延期' note='答应居民的时间不变' send='不同意' word='为什么不同意' danger />;

export const RefuseDeferralForm = ({ desk }: FormProps) => <ReasonForm desk={desk} action='refuseDeferral' title='不同意挂账' note='单位接着办，时间照算' send='不同意' word='为什么不同意' danger />;

/** 督办: for which of the five reasons. */
export function SuperviseForm({ desk }: FormProps) {
  const draft = desk.typed.draftOf('supervise');
  const items = SUPERVISION_TRIGGERS.map((id) => ({ id, name: SUPERVISION_WORDS[id].name }));
  return (
    <FormFrame desk={desk} action='supervise' title='督办' note='现在拿着这件事的单位要按时答复；到时间不答复，交到上一级。居民看得到' send='督办'>
      <Choices desk={desk} action='supervise' field='trigger' word='为什么督办' items={items} chosen={draft.trigger} onChoose={(id) => desk.typed.change('supervise', { trigger: SUPERVISION_TRIGGERS.find((one) => one === id) ?? '' })} grid />
      <WordsField desk={desk} action='supervise' field='reason' word='跟他们说一句，居民也看得到' rows={2} maxLength={300} />
    </FormFrame>
  );
}

/** 答复督办. */
export function RespondForm({ desk }: FormProps) {
  return (
    <FormFrame desk={desk} action='respond' title='答复督办' note='督办的人和居民都看得到' send='答复'>
      <PhotoField desk={desk} action='respond' word='拍现场' />
      <WordsField desk={desk} action='respond' field='text' word='卡在哪里，接下来怎么办、哪天办好' rows={2} placeholder='例如：缺一个阀门，明天上午到货，下午换好' />
    </FormFrame>
  );
}

/** 申请延期: how many working days, why, and what shows it. */
export function ExtensionForm({ desk }: FormProps) {
  const draft = desk.typed.draftOf('askExtension');
  const items = EXTENSION_DAYS.map((days) => ({ id: String(days), name: `${days} 个工作日` }));
  return (
    <FormFrame desk={desk} action='askExtension' title='申请延期' note='工作站或街道来定。同意了，居民会看到原因、原来的时间和新的时间' send='申请延期'>
      <Choices desk={desk} action='askExtension' field='days' word='要晚几天' items={items} chosen={draft.days} onChoose={(days) => desk.typed.change('askExtension', { days })} grid />
      <WordsField desk={desk} action='askExtension' field='reason' word='为什么，居民会看到' rows={2} placeholder='例如：灯具停产，订的新款下周三到' />
      <PhotoField desk={desk} action='askExtension' word='拍依据' />
    </FormFrame>
  );
}

function Watcher({ desk, items }: FormProps & { items: readonly { id: string; name: string }[] }) {
  const { unitId } = desk.typed.draftOf('askDeferral');
  return <Choices desk={desk} action='askDeferral' field='unitId' word='这期间由谁跟着' items={items} chosen={unitId} onChoose={(id) => desk.typed.change('askDeferral', { unitId: id })} grid />;
}

const AnyWatcher = ({ desk }: FormProps) => <Watcher desk={desk} items={useUnitChoices(desk.view.community.id)} />;

/** 申请挂账: why it cannot be solved now, who looks after it, and when it is looked at again. */
export function DeferralForm({ desk }: FormProps) {
  const draft = desk.typed.draftOf('askDeferral');
  const station = useMe((state) => hasCounter(state.me?.roles ?? []));
  const { leadUnit } = desk.view;
  return (
    <FormFrame desk={desk} action='askDeferral' title='申请挂账' note='街道来定。同意了，时间停到复查那天，到时候自己回来；居民看得到原因、谁跟着、哪天再看' send='申请挂账'>
      <WordsField desk={desk} action='askDeferral' field='reason' word='为什么现在办不了，居民会看到' rows={2} placeholder='例如：要等明年的老旧小区改造一起换管子' />
      <Choices desk={desk} action='askDeferral' field='reviewOn' word='哪天再看' items={reviewDays(new Date())} chosen={draft.reviewOn} onChoose={(reviewOn) => desk.typed.change('askDeferral', { reviewOn })} grid />
      {station ? <AnyWatcher desk={desk} /> : <Watcher desk={desk} items={leadUnit ? [leadUnit] : []} />}
    </FormFrame>
  );
}

/** 改交别的单位: the new unit may object, and the street decides. */
export function ReassignForm({ desk }: FormProps) {
  const draft = desk.typed.draftOf('reassign');
  const units = useUnitChoices(desk.view.community.id).filter(({ id }) => id !== desk.view.leadUnit?.id);
  return (
    <FormFrame desk={desk} action='reassign' title='改交别的单位' note='答应居民的时间不变。新单位不认可以退回，由街道来定' send='改交过去'>
      <Choices desk={desk} action='reassign' field='unitId' word='改由哪个单位办' items={units} chosen={draft.unitId} onChoose={(unitId) => desk.typed.change('reassign', { unitId })} grid />
      <WordsField desk={desk} action='reassign' field='reason' word='为什么改，两边和居民都看得到' rows={2} />
    </FormFrame>
  );
}
