import { daySaid, FieldFrame, OptionGrid } from '@/ui';
import { addDays, dayOf, weekdayWord, type Day } from '@shared/domain/kernel/days';

const saidOf = (day: Day): string => `${daySaid(day)}（周${weekdayWord(day)}）`;
/** Hours at which people meet; the last is for who works. */
const CLOCKS = ['9:00', '10:00', '11:00', '14:00', '15:00', '16:00', '17:00', '19:00'] as const;
/** Days on which one meets: the next week, and a little after. */
const SOON = [0, 1, 2, 3, 4, 5, 6, 7, 10] as const;

interface DayProps {
  readonly label: string;
  /** Days to choose from, counted from `from`. */
  readonly steps: readonly number[];
  /** Default: today at +08:00. */
  readonly from?: Day | null;
  /** The word for no day, where there may be none. */
  readonly none?: string;
  readonly value: Day | null;
  readonly onChange: (day: Day | null) => void;
}
/** A day out of some, large enough for a thumb. */
export function DayChoice({ label, steps, from, none, value, onChange }: DayProps) {
  const days = steps.map((step) => addDays(from ?? dayOf(new Date()), step)).map((day) => ({ value: day, label: saidOf(day) }));
  return <FieldFrame label={label}><OptionGrid label={label} columns={3} options={[...(none ? [{ value: '', label: none }] : []), ...days]} value={value ?? ''} onChange={(day) => onChange(day || null)} /></FieldFrame>;
}

export interface MomentDraft {
  readonly day: Day | null;
  readonly clock: string;
}
/** The moment in UTC; null until day and clock are chosen. */
export const momentOf = ({ day, clock }: MomentDraft): string | null => (day && clock ? new Date(`${day}T${clock.padStart(5, '0')}:00+08:00`).toISOString() : null);
/** A moment of the next days: a day and a time of day by two taps. */
export function MomentChoice({ words, value, onChange }: { words: { readonly day: string; readonly clock: string }; value: MomentDraft; onChange: (value: MomentDraft) => void }) {
  return (
    <>
      <DayChoice label={words.day} steps={SOON} value={value.day} onChange={(day) => onChange({ ...value, day })} />
      <FieldFrame label={words.clock}><OptionGrid label={words.clock} columns={3} options={CLOCKS.map((clock) => ({ value: clock, label: clock }))} value={value.clock} onChange={(clock) => onChange({ ...value, clock })} /></FieldFrame>
    </>
  );
}
