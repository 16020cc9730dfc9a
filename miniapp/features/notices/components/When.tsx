import { View } from '@tarojs/components';
import { daySaid, Field, FieldFrame, OptionGrid } from '@/ui';
import { NOTICE_FORM } from '@shared/copy/notices';
import { addDays, dayOf, weekdayWord, type Day } from '@shared/domain/kernel/days';
import type { Clock } from '../model/draft';

const AHEAD = [0, 1, 2, 3, 4, 5, 6, 7, 10, 14] as const;
const saidOf = (day: Day): string => `${daySaid(day)}（周${weekdayWord(day)}）`;

/** A moment: a day out of the next two weeks, a time of day beside it; or none. */
export function ClockField({ id, label, value, onChange, error }: { id: string; label: string; value: Clock; onChange: (value: Clock) => void; error?: string }) {
  const today = dayOf(new Date());
  const days = [...new Set([...AHEAD.map((step) => addDays(today, step)), ...(value.day ? [value.day] : [])])].sort();
  return (
    <FieldFrame id={id} label={label} {...(error ? { error } : {})}>
      <OptionGrid label={`${label}，${NOTICE_FORM.day}`} columns={3} options={[{ value: '', label: NOTICE_FORM.noTime }, ...days.map((day) => ({ value: day, label: saidOf(day) }))]} value={value.day ?? ''} onChange={(day) => onChange(day === '' ? { day: null, time: '' } : { day, time: value.time || '8:00' })} />
      {value.day && <View className='notice-clock'><Field label={`${label}，${NOTICE_FORM.clock}`} value={value.time} maxLength={5} placeholder='8:30' onChange={(time) => onChange({ ...value, time })} /></View>}
    </FieldFrame>
  );
}
/** A day until which it is pinned, or none. */
export function PinField({ value, onChange }: { value: Day | null; onChange: (value: Day | null) => void }) {
  const today = dayOf(new Date());
  const days = [...new Set([...[0, 1, 2, 3, 7, 14, 30].map((step) => addDays(today, step)), ...(value && value >= today ? [value] : [])])].sort();
  return <FieldFrame label={NOTICE_FORM.pin}><OptionGrid label={NOTICE_FORM.pin} columns={3} options={[{ value: '', label: NOTICE_FORM.noPin }, ...days.map((day) => ({ value: day, label: saidOf(day) }))]} value={value ?? ''} onChange={(day) => onChange(day || null)} /></FieldFrame>;
}
