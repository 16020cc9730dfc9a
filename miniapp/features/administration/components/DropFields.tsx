import { FieldFrame, OptionGrid } from '@/ui';
import { TextLines } from '@/ui/elements';
import { DROP_FORM as WORDS, DROP_FORMAT_WORDS, DROP_RHYTHM_WORDS } from '@shared/copy/drop';
import { fill } from '@shared/copy/fill';
import { DROP_FORMATS, DROP_RHYTHMS } from '@shared/domain/integrations/drop';
import { columnsIn, type DropFilled, FIELD_LIST } from '../model/drop';

const HOURS = [6, 8, 12, 18];
const FORMATS = DROP_FORMATS.map((value) => ({ value, label: DROP_FORMAT_WORDS[value] }));
const RHYTHMS = DROP_RHYTHMS.map((value) => ({ value, label: DROP_RHYTHM_WORDS[value] }));

/** What stands in the files of a channel, in which form, and how often one is made. */
export function DropFields({ filled, error, tried, onChange }: { filled: DropFilled; error?: string; tried: boolean; onChange: (filled: DropFilled) => void }) {
  const columns = columnsIn(filled.columns);
  const wrong = error ?? (tried && typeof columns === 'string' ? columns : undefined);
  const set = (part: Partial<DropFilled>) => onChange({ ...filled, ...part });
  const hours = [...new Set([...HOURS, filled.hour])].sort((a, b) => a - b).map((hour) => ({ value: String(hour), label: fill(WORDS.hours, { hour }) }));
  return (
    <>
      <FieldFrame label={WORDS.columns} note={fill(WORDS.columnsNote, { fields: FIELD_LIST })} error={wrong}>
        <TextLines className='u-field__input' label={WORDS.columns} value={filled.columns} onChange={(text) => set({ columns: text })} placeholder='诉求编号=工单号' maxLength={4_000} invalid={Boolean(wrong)} />
      </FieldFrame>
      <FieldFrame label={WORDS.format}>
        <OptionGrid label={WORDS.format} columns={2} options={FORMATS} value={filled.format} onChange={(format) => set({ format })} />
      </FieldFrame>
      <FieldFrame label={WORDS.rhythm} note={WORDS.rhythmNote}>
        <OptionGrid label={WORDS.rhythm} options={RHYTHMS} value={filled.rhythm} onChange={(rhythm) => set({ rhythm })} />
      </FieldFrame>
      {filled.rhythm !== 'hourly' && (
        <FieldFrame label={WORDS.hour}>
          <OptionGrid label={WORDS.hour} columns={2} options={hours} value={String(filled.hour)} onChange={(hour) => set({ hour: Number(hour) })} />
        </FieldFrame>
      )}
    </>
  );
}
