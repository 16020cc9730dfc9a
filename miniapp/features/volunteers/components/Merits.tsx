import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, DayField, Field, ListRow, OptionGrid, Paper, SectionHead, Tag, take, Words } from '@/ui';
import { MERIT, MERIT_WORDS } from '@shared/copy/volunteers';
import { formatFullDate } from '@shared/domain/kernel/dates';
import { dayOf } from '@shared/domain/kernel/days';
import { VOLUNTEER_LIMITS } from '@shared/domain/volunteers/limits';
import { MERIT_KINDS, MERIT_LIMITS, type MeritKind } from '@shared/domain/volunteers/merits';
import type { StepProps, Volunteer } from '../model/words';

/** The day with its year: these lines are read years later. */
const meritDay = (day: string): string => formatFullDate(`${day}T00:00:00+08:00`);

/** Training, honours and how the service was found, as both its owner and the station read it; nothing where there is none. */
export function Merits({ view }: { view: Volunteer }) {
  if (view.merits.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={MERIT.title} note={MERIT.note} />
      <Paper tone='list'>
        {view.merits.map(({ id, kind, title, giver, day }) => <ListRow key={id} icon={kind === 'honour' ? 'medal' : kind === 'training' ? 'receipt' : 'talk'} title={title} detail={<><View>{giver}</View><View>{meritDay(day)}</View></>} aside={<Tag>{MERIT_WORDS[kind]}</Tag>} />)}
      </Paper>
    </View>
  );
}

/** The station writes a line into the record. */
export function AddMerit(step: StepProps) {
  const { view, taps } = step;
  const [kind, setKind] = useState<MeritKind>('training');
  const [title, setTitle] = useState('');
  const [giver, setGiver] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const today = dayOf(new Date());
  const send = (): void => {
    if (!title.trim() || !giver.trim() || !day) return announce(MERIT.missing, 'warn');
    void take(step, 'addMerit', (key) => api('POST /volunteers/:id/add-merit', { params: { id: view.id }, body: { revision: view.revision, merit: { kind, title, giver, day } }, key }), MERIT.added);
  };
  return (
    <View className='u-gap'>
      <SectionHead title={MERIT.kind} />
      <OptionGrid label={MERIT.kind} columns={3} options={MERIT_KINDS.map((value) => ({ value, label: MERIT_WORDS[value] }))} value={kind} onChange={setKind} />
      <Field label={MERIT.what} value={title} onChange={setTitle} maxLength={MERIT_LIMITS.title} placeholder={MERIT.whatHint[kind]} />
      <Field label={MERIT.giver[kind]} value={giver} onChange={setGiver} maxLength={MERIT_LIMITS.giver} />
      <DayField label={MERIT.day} value={day} max={today} placeholder={MERIT.dayHint} onChange={setDay} />
      <View className='u-gap'><Button label={MERIT.add} {...busyWord(taps, 'addMerit')} onPress={send} /></View>
    </View>
  );
}

/** The station takes a line back that was wrong. */
export function DropMerit(step: StepProps) {
  const { view, taps } = step;
  const [meritId, setId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const send = (): void => {
    if (!meritId || !text.trim()) return announce(MERIT.missingWhy, 'warn');
    void take(step, 'dropMerit', (key) => api('POST /volunteers/:id/drop-merit', { params: { id: view.id }, body: { revision: view.revision, meritId, text }, key }), MERIT.dropped);
  };
  return (
    <View className='u-gap'>
      <SectionHead title={MERIT.which} />
      <OptionGrid label={MERIT.which} columns={1} options={view.merits.map(({ id, title, day }) => ({ value: id, label: title, detail: meritDay(day) }))} value={meritId} onChange={setId} />
      <Words label={MERIT.why} value={text} onChange={setText} maxLength={VOLUNTEER_LIMITS.note} placeholder={MERIT.whyHint} />
      <View className='u-gap'><Button kind='danger' label={MERIT.drop} {...busyWord(taps, 'dropMerit')} onPress={send} /></View>
    </View>
  );
}
