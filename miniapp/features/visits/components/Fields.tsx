import { daySaid, FieldFrame, OptionGrid } from '@/ui';
import { VISIT_FORM } from '@shared/copy/visits';
import { addDays, dayOf, weekdayWord, type Day } from '@shared/domain/kernel/days';

const saidOf = (day: Day): string => `${daySaid(day)}（周${weekdayWord(day)}）`;
const ahead = (steps: readonly number[]): Day[] => steps.map((step) => addDays(dayOf(new Date()), step));
const CLOCKS = ['9:00', '10:00', '11:00', '14:00', '15:00', '16:00', '17:00', '19:00'] as const;

/** A day out of some, large enough for a thumb. `none` is the word for no day. */
export function DayChoice({ label, steps, none, value, onChange }: { label: string; steps: readonly number[]; none?: string; value: Day | null; onChange: (day: Day | null) => void }) {
  const days = ahead(steps).map((day) => ({ value: day, label: saidOf(day) }));
  return <FieldFrame label={label}><OptionGrid label={label} columns={3} options={[...(none ? [{ value: '', label: none }] : []), ...days]} value={value ?? ''} onChange={(day) => onChange(day || null)} /></FieldFrame>;
}
export interface MomentDraft {
  readonly day: Day | null;
  readonly clock: string;
}
/** The moment in UTC; null until both are chosen. */
export function momentOf({ day, clock }: MomentDraft): string | null {
  return day && clock ? new Date(`${day}T${clock.padStart(5, '0')}:00+08:00`).toISOString() : null;
}
/** A moment of the next week: a day and a time of day by two taps. */
export function MomentChoice({ value, onChange }: { value: MomentDraft; onChange: (value: MomentDraft) => void }) {
  return (
    <>
      <DayChoice label={VISIT_FORM.day} steps={[0, 1, 2, 3, 4, 5, 6, 7, 10]} value={value.day} onChange={(day) => onChange({ ...value, day })} />
      <FieldFrame label={VISIT_FORM.clock}><OptionGrid label={VISIT_FORM.clock} columns={3} options={CLOCKS.map((clock) => ({ value: clock, label: clock }))} value={value.clock} onChange={(clock) => onChange({ ...value, clock })} /></FieldFrame>
    </>
  );
}
