import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, Field, OptionGrid, Words } from '@/ui';
import { CONSULTATION, CONSULTATION_FORM as FORM, MEETING_KIND_WORDS } from '@shared/copy/consultations';
import { CONSULTATION_LIMITS, MEETING_KINDS, type MeetingKind } from '@shared/domain/consultations/kinds';
import { dayNumber, dayOf, type Day, momentOn } from '@shared/domain/kernel/days';
import { type ConsultationProps, daysOf } from '../model/words';

/** A meeting that goes on now is called for now; the others begin at one of these. */
const HOURS = ['now', '9:00', '10:00', '14:00', '15:00', '19:00'] as const;
const LENGTHS = ['1', '2', '3'] as const;
/** What begins now begins by the server's clock. */
const momentOf = (day: Day, hour: string): string | null => {
  if (hour === 'now') return null;
  const [h = 0, m = 0] = hour.split(':').map(Number);
  return momentOn(dayNumber(day), h * 60 + m).toISOString();
};

/** Calls a meeting in the step that goes on; members read the invitation in their inbox. */
export function CallForm({ view, taps, onDone }: ConsultationProps) {
  const wanted = view.steps.find(({ id }) => id === view.next?.id)?.meeting?.kinds;
  const [chosen, setKind] = useState<MeetingKind | null>(null);
  // The step may begin while the form is open: until somebody chooses, it is the meeting that the step wants now.
  const kind = chosen ?? wanted?.[0] ?? 'council';
  const [agenda, setAgenda] = useState('');
  const [place, setPlace] = useState('');
  const [day, setDay] = useState<Day>(dayOf(new Date()));
  const [hour, setHour] = useState<string>('now');
  const [hours, setHours] = useState('2');
  const send = async (): Promise<void> => {
    const lines = agenda.split('\n').map((line) => line.trim()).filter(Boolean);
    if (lines.length === 0 || place.trim() === '') return announce('议程和地方写上', 'warn');
    const startsAt = momentOf(day, hour);
    let id = '';
    const done = await taps.tap('call', async (key) => { id = (await api('POST /consultations/:id/meetings', { params: { id: view.id }, body: { kind, agenda: lines, place, startsAt, hours: Number(hours) }, key })).id; }, FORM.called);
    // What was called is no longer in the form.
    onDone(done ? view : undefined);
    if (done) open('meeting', { id });
  };
  return (
    <>
      <View className='u-gap'><OptionGrid label={FORM.kind} columns={3} options={MEETING_KINDS.map((value) => ({ value, label: MEETING_KIND_WORDS[value] }))} value={kind} onChange={setKind} /></View>
      <Words label={FORM.agenda} value={agenda} onChange={setAgenda} maxLength={CONSULTATION_LIMITS.agenda * CONSULTATION_LIMITS.agendas} placeholder={FORM.agendaPlaceholder} />
      <Field label={FORM.where} value={place} maxLength={CONSULTATION_LIMITS.place} onChange={setPlace} />
      <View className='u-gap'><OptionGrid label={FORM.hour} columns={3} options={HOURS.map((value) => ({ value, label: value === 'now' ? '现在就开' : value }))} value={hour} onChange={setHour} /></View>
      {hour !== 'now' && <View className='u-gap'><OptionGrid label={FORM.day} columns={3} options={daysOf([0, 1, 2, 3, 5, 7])} value={day} onChange={setDay} /></View>}
      <View className='u-gap'><OptionGrid label={FORM.hours} columns={3} options={LENGTHS.map((value) => ({ value: value as string, label: `${value} 小时` }))} value={hours} onChange={setHours} /></View>
      <Button label={CONSULTATION.call} {...busyWord(taps, 'call')} onPress={() => void send()} />
    </>
  );
}
