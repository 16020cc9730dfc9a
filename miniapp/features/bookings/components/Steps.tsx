import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { callPhone } from '@/platform/phone';
import { replace } from '@/platform/routes';
import { busyWord, Button, confirm, Field, ListRow, Note, Paper, SectionHead, take, useTap } from '@/ui';
import { BOOKING, BOOKING_BUTTONS } from '@shared/copy/bookings';
import type { Day } from '@shared/domain/kernel/days';
import { BOOKING_LIMITS, type Span } from '@shared/domain/bookings/kinds';
import type { BookingProps, BookingView } from '../model/types';
import { Say } from './Say';
import { DayChoice, TimeChoice } from './When';

/** Another time of the same room or service. */
function ChangeForm({ view, taps, onDone }: BookingProps) {
  const [day, setDay] = useState<Day | null>(null);
  const [span, setSpan] = useState<Span | null>(null);
  const { data } = useApi('GET /bookables/:id', { params: { id: view.bookable.id }, query: day ? { day } : {} }, false);
  if (!data) return null;
  const send = async (): Promise<void> => {
    let id = '';
    const made = await taps.tap('change', async (key) => { id = (await api('POST /bookings/:id/change', { params: { id: view.id }, body: { revision: view.revision, day: data.day?.day ?? view.day, span }, key })).id; }, BOOKING.done);
    onDone();
    if (made) replace('booking', { id });
  };
  return (
    <View className='u-gap'>
      <DayChoice view={data} value={day ?? data.day?.day ?? null} onChange={(next) => { setSpan(null); setDay(next); }} />
      <TimeChoice view={data} value={span} onChange={setSpan} />
      {span && <View className='u-gap'><Button label={BOOKING_BUTTONS.change} {...busyWord(taps, 'change')} onPress={() => void send()} /></View>}
    </View>
  );
}
/** Why the station says no. */
function WhyForm({ action, ...props }: BookingProps & { action: 'refuse' | 'call-off' }) {
  const { view, taps } = props;
  const [text, setText] = useState('');
  return (
    <View className='u-gap'>
      <Field label={BOOKING.why} value={text} maxLength={BOOKING_LIMITS.why} placeholder={BOOKING.whyPlaceholder} onChange={setText} />
      {text.trim() !== '' && <View className='u-gap'><Button label={action === 'refuse' ? BOOKING_BUTTONS.refuse : BOOKING_BUTTONS.callOff} {...busyWord(taps, action)} onPress={() => void take(props, action, (key) => api(`POST /bookings/:id/${action}` as const, { params: { id: view.id }, body: { revision: view.revision, text }, key }), BOOKING.done)} /></View>}
    </View>
  );
}
const PLAIN = ['agree', 'call', 'came', 'missed', 'excuse'] as const;
type Form = 'change' | 'refuse' | 'callOff' | 'say';
/** What may be done now, one form at a time. */
export function BookingSteps(props: BookingProps) {
  const { view, taps } = props;
  const { id, revision, actions, parts } = view;
  const [asked, setForm] = useState<Form | null | undefined>(undefined);
  // Whoever was hit is led to the new time at once, also where the page learns of it only now.
  const form = asked === undefined && view.state === 'hit' && parts.includes('self') ? 'change' : (asked ?? null);
  const cancel = async (): Promise<void> => { if (await confirm({ title: BOOKING.cancelAsk, body: BOOKING.cancelNote, yes: BOOKING_BUTTONS.cancel })) void take(props, 'cancel', (key) => api('POST /bookings/:id/cancel', { params: { id }, body: { revision }, key }), BOOKING.done); };
  const done: BookingProps = { ...props, onDone: (after) => { if (after) setForm(null); props.onDone(after); } };
  const forms = (['say', 'change', 'refuse', 'callOff'] as const).filter((one) => actions.includes(one) && one !== form);
  const plain = PLAIN.filter((one) => actions.includes(one));
  if (actions.length === 0) return null;
  return (
    <View className='u-section'>
      {view.state === 'hit' && parts.includes('self') && <Note tone='warn'>{BOOKING.chooseNote}</Note>}
      {form === 'say' && <Say {...done} />}
      {form === 'change' && <ChangeForm {...done} />}
      {form === 'refuse' && <WhyForm {...done} action='refuse' />}
      {form === 'callOff' && <WhyForm {...done} action='call-off' />}
      <View className='u-buttons u-gap'>
        {plain.map((one, at) => <Button key={one} kind={at === 0 && form === null ? 'primary' : 'second'} label={BOOKING_BUTTONS[one]} {...busyWord(taps, one)} onPress={() => void take(props, one, (key) => api(`POST /bookings/:id/${one}` as const, { params: { id }, body: { revision }, key }), BOOKING.done)} />)}
        {forms.map((one) => <Button key={one} kind='second' label={BOOKING_BUTTONS[one]} onPress={() => setForm(one)} />)}
        {actions.includes('cancel') && <Button kind='text' label={BOOKING_BUTTONS.cancel} {...busyWord(taps, 'cancel')} onPress={() => void cancel()} />}
      </View>
    </View>
  );
}
/** The number of who booked, for the station: it leaves a row that they read. */
export function Contact({ view }: { view: BookingView }) {
  const { busy, tap } = useTap();
  const [shown, setShown] = useState<{ readonly name: string; readonly phone: string | null } | null>(null);
  if (!shown) return <View className='u-gap'><Button kind='second' icon='phone' label={BOOKING.contact} {...(busy ? { busy: '正在取…' } : {})} onPress={() => void tap('contact', async (key) => setShown(await api('POST /bookings/:id/contact', { params: { id: view.id }, body: { reason: 'tellResult' }, key })))} /></View>;
  const { name, phone } = shown;
  return <View className='u-gap'><SectionHead title={name} /><Paper tone='list'><ListRow icon='phone' title={phone ?? BOOKING.noPhone} {...(phone ? { onPress: () => callPhone(phone) } : {})} /></Paper></View>;
}
