import { View } from '@tarojs/components';
import { useApi, useMe } from '@/api';
import { DayField, daySaid, Field, FieldFrame, OptionGrid, relativeDay, ShotField, Switch, type useShots, Words } from '@/ui';
import { EVIDENCE_WORDS, HOURS } from '@shared/copy/volunteerHours';
import { dayNumber, momentOn } from '@shared/domain/kernel/days';
import { HOURS_LIMITS } from '@shared/domain/volunteerHours/limits';
import { MANUAL_EVIDENCES } from '@shared/domain/volunteerHours/states';
import { earlierDays, recentDays, type ServiceDraft } from '../model/draft';

export interface ServiceFieldsProps {
  readonly draft: ServiceDraft;
  readonly change: (part: Partial<ServiceDraft>) => void;
  /** What is wrong with a field, where something is. */
  readonly wrong: (id: string) => { error?: string };
  readonly shots: ReturnType<typeof useShots>;
  /** The station says what shows it; a volunteer says a word and adds photos. */
  readonly proved: boolean;
}

/** When it was, with a night over midnight and breaks. */
function Times({ draft, change, wrong }: Pick<ServiceFieldsProps, 'draft' | 'change' | 'wrong'>) {
  const { form } = HOURS;
  const [now, recent] = [new Date(), recentDays(new Date())];
  const known = useMe((state) => state.me !== null);
  const { data } = useApi('GET /hours/mine', known ? {} : null, false);
  const earlier = draft.day !== null && !recent.includes(draft.day) ? draft.day : null;
  return (
    <>
      <FieldFrame id='field-day' label={form.day} {...wrong('day')}>
        <OptionGrid label={form.day} columns={2} options={recent.map((value) => ({ value, label: relativeDay(momentOn(dayNumber(value), 0), now) ?? daySaid(value) }))} value={draft.day} onChange={(day) => change({ day })} />
      </FieldFrame>
      <DayField label={form.earlier} placeholder={form.earlierHint} value={earlier} {...earlierDays(now, data?.daysBack ?? null)} onChange={(day) => change({ day: day || null })} />
      <Field id='field-from' label={form.from} value={draft.from} maxLength={8} placeholder={form.timeHint} onChange={(from) => change({ from })} {...wrong('from')} />
      <Field id='field-to' label={form.to} value={draft.to} maxLength={8} placeholder={form.timeHint} onChange={(to) => change({ to })} {...wrong('to')} />
      <View className='u-gap'><Switch label={form.nextDay} detail={form.nextDayNote} on={draft.nextDay} onChange={(nextDay) => change({ nextDay })} /></View>
      <Field id='field-breaks' label={form.breaks} kind='number' value={draft.breaks} maxLength={3} placeholder={form.breaksHint} onChange={(breaks) => change({ breaks })} {...wrong('breaks')} />
    </>
  );
}

/** What shows it: photos, or where the list on paper lies. */
export function ProofFields({ draft, change, wrong, shots }: Omit<ServiceFieldsProps, 'proved'>) {
  const { form } = HOURS;
  return (
    <>
      <FieldFrame label={form.evidence}><OptionGrid label={form.evidence} columns={2} options={MANUAL_EVIDENCES.map((value) => ({ value, label: EVIDENCE_WORDS[value] }))} value={draft.evidence} onChange={(evidence) => change({ evidence })} /></FieldFrame>
      {draft.evidence === 'list'
        ? <Field id='field-list' label={form.list} value={draft.list} maxLength={HOURS_LIMITS.list} placeholder={form.listHint} onChange={(list) => change({ list })} {...wrong('list')} />
        : <ShotField field={shots} label={form.photos} {...wrong('photos')} />}
    </>
  );
}

/** A service: what, when, how long; and what shows it. */
export function ServiceFields({ proved, ...props }: ServiceFieldsProps) {
  const { draft, change, wrong, shots } = props;
  return (
    <>
      <Field id='field-title' label={HOURS.what} value={draft.title} maxLength={HOURS_LIMITS.title} placeholder={HOURS.whatHint} onChange={(title) => change({ title })} {...wrong('title')} />
      <Times draft={draft} change={change} wrong={wrong} />
      {proved ? <ProofFields {...props} /> : <><Words label={HOURS.form.text} value={draft.text} onChange={(text) => change({ text })} maxLength={HOURS_LIMITS.text} /><ShotField field={shots} label={HOURS.form.photos} /></>}
    </>
  );
}
