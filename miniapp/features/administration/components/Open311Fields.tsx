import { Field, FieldFrame, OptionGrid } from '@/ui';
import { TextLines } from '@/ui/elements';
import { OPEN311_PAGE as WORDS } from '@shared/copy/open311Client';
import { servicesIn, type Open311Filled } from '../model/open311';

const FORMATS = [{ value: 'json', label: 'JSON' }, { value: 'xml', label: 'XML' }] as const;
const UPDATES = [{ value: 'no', label: WORDS.updatesNo }, { value: 'yes', label: WORDS.updatesYes }] as const;

/** What a server of the Open311 protocol is asked and told by: its services, its jurisdiction, its format. */
export function Open311Fields({ filled, error, tried, onChange }: { filled: Open311Filled; error?: string; tried: boolean; onChange: (filled: Open311Filled) => void }) {
  const rows = servicesIn(filled.services);
  const wrong = error ?? (tried && typeof rows === 'string' ? rows : undefined);
  const set = (part: Partial<Open311Filled>) => onChange({ ...filled, ...part });
  return (
    <>
      <FieldFrame label={WORDS.services} note={WORDS.servicesNote} error={wrong}>
        <TextLines className='u-field__input' label={WORDS.services} value={filled.services} onChange={(services) => set({ services })} placeholder={WORDS.servicesHint} maxLength={8_000} invalid={Boolean(wrong)} />
      </FieldFrame>
      <Field label={WORDS.otherwise} note={WORDS.otherwiseNote} value={filled.otherwise} onChange={(otherwise) => set({ otherwise })} maxLength={60} />
      <Field label={WORDS.jurisdiction} note={WORDS.jurisdictionNote} value={filled.jurisdiction} onChange={(jurisdiction) => set({ jurisdiction })} maxLength={100} />
      <FieldFrame label={WORDS.format}>
        <OptionGrid label={WORDS.format} columns={2} options={FORMATS} value={filled.format} onChange={(format) => set({ format })} />
      </FieldFrame>
      <FieldFrame label={WORDS.updates} note={WORDS.updatesNote}>
        <OptionGrid label={WORDS.updates} columns={2} options={UPDATES} value={filled.updates ? 'yes' : 'no'} onChange={(value) => set({ updates: value === 'yes' })} />
      </FieldFrame>
    </>
  );
}
