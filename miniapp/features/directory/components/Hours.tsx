import { View } from '@tarojs/components';
import { Button, DayField, Field, FieldFrame, Note, OptionGrid, Paper, Switch, Words } from '@/ui';
import { hoursFaultWords, hoursLines, SERVICE_FORM } from '@shared/copy/directory';
import { addDays, dayOf } from '@shared/domain/kernel/days';
import { SERVICE_LIMITS } from '@shared/domain/directory/kinds';
import { readHours } from '@shared/domain/directory/written';
import { type ClosureDraft, type Draft, HOURS_PRESETS, hoursOf } from '../model/draft';

interface Props { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void; readonly wrong: (id: string) => { error?: string } }
const KINDS = ['weekly', 'always', 'booked'] as const;
const PRESETS = ['office', 'daily', 'full'] as const;
const WEEK_LENGTH = 400;

function Closures({ draft, change, wrong }: Props) {
  const last = addDays(dayOf(new Date()), 400);
  const put = (at: number, part: Partial<ClosureDraft>): void => change({ closures: draft.closures.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <FieldFrame id='field-closures' label={SERVICE_FORM.closures} {...wrong('closures')}>
      {draft.closures.map((one, at) => (
        <View key={at} className='u-gap'>
          <DayField label={SERVICE_FORM.closureFrom} value={one.from} max={last} onChange={(from) => put(at, { from, to: one.to ?? from })} />
          <DayField label={SERVICE_FORM.closureTo} value={one.to} max={last} onChange={(to) => put(at, { to })} />
          <Field label={SERVICE_FORM.closureWhy} value={one.why} maxLength={SERVICE_LIMITS.closureWhy} onChange={(why) => put(at, { why })} />
          <Field label={SERVICE_FORM.closureSpans} value={one.spans} maxLength={60} placeholder='10:00-11:00' onChange={(spans) => put(at, { spans })} />
          <Button kind='text' label={SERVICE_FORM.closureDrop} onPress={() => change({ closures: draft.closures.filter((_, place) => place !== at) })} />
        </View>
      ))}
      {draft.closures.length < SERVICE_LIMITS.closures && <Button kind='second' icon='plus' label={SERVICE_FORM.closureAdd} onPress={() => change({ closures: [...draft.closures, { from: null, to: null, why: '', spans: '' }] })} />}
    </FieldFrame>
  );
}
/** When somebody is there: written as on the door, with how it is read beneath it. */
export function HoursFields(props: Props) {
  const { draft, change, wrong } = props;
  const faults = draft.kind === 'weekly' ? readHours(draft.week).faults : [];
  return (
    <>
      <FieldFrame id='field-hours' label={SERVICE_FORM.hoursKind} {...wrong('hours')}><OptionGrid label={SERVICE_FORM.hoursKind} columns={3} options={KINDS.map((value) => ({ value, label: SERVICE_FORM.hoursKinds[value] }))} value={draft.kind} onChange={(kind) => change({ kind })} /></FieldFrame>
      {draft.kind === 'weekly' && (
        <>
          <View className='u-buttons'>{PRESETS.map((name) => <Button key={name} kind='text' label={SERVICE_FORM.presets[name]} onPress={() => change({ week: HOURS_PRESETS[name] })} />)}</View>
          <Words label={SERVICE_FORM.week} value={draft.week} maxLength={WEEK_LENGTH} placeholder={SERVICE_FORM.weekPlaceholder} onChange={(week) => change({ week })} />
          <Note>{SERVICE_FORM.weekNote}</Note>
          {faults.map((fault) => <Note key={fault.line + fault.code} tone='warn'>{hoursFaultWords(fault)}</Note>)}
        </>
      )}
      {draft.kind !== 'booked' && <View className='u-gap'><Switch label={SERVICE_FORM.holidays} on={draft.holidaysClosed} onChange={(holidaysClosed) => change({ holidaysClosed })} /></View>}
      {draft.kind === 'weekly' && <View className='u-gap'><Switch label={SERVICE_FORM.makeUp} on={draft.makeUpWorked} onChange={(makeUpWorked) => change({ makeUpWorked })} /></View>}
      <Closures {...props} />
      {faults.length === 0 && <FieldFrame label={SERVICE_FORM.reads}><Paper>{hoursLines(hoursOf(draft), dayOf(new Date())).map((line) => <View key={line} className='services__line'>{line}</View>)}</Paper></FieldFrame>}
    </>
  );
}
