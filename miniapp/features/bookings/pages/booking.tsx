import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, happenedWords, Note, Page, Paper, Phrases, QueryView, RuledWords, SectionHead, Tag, Timeline, useStepped, WhyTable } from '@/ui';
import { BOOKABLE_KIND_WORDS, BOOKING, BOOKING_STATE_WORDS, bookingLine, bookingMomentWords, queueWords, SAID_KIND_WORDS } from '@shared/copy/bookings';
import { formatMoment } from '@shared/domain/kernel/dates';
import { dayOf } from '@shared/domain/kernel/days';
import { isRoom } from '@shared/domain/bookings/kinds';
import { BookingSteps, Contact } from '../components/Steps';
import type { BookingProps, BookingView } from '../model/types';

function Facts({ view }: { view: BookingView }) {
  const { bookable, person, people, changeUntil } = view;
  const rows = [
    { label: BOOKABLE_KIND_WORDS[bookable.kind], text: bookable.title }, { label: BOOKING.where, text: bookable.where }, ...(person ? [{ label: BOOKING.person, text: person }] : []), ...(isRoom(bookable.kind) ? [{ label: BOOKING.people, text: `${people} 人` }] : []),
    ...(view.helped ? [{ label: BOOKING.station, text: BOOKING.helped }] : []),
  ];
  return (
    <>
      <Paper><View className='u-person'><Phrases text={bookingLine({ ...view, service: !isRoom(bookable.kind) }, dayOf(new Date()))} /></View><Tag tone={view.state === 'hit' ? 'late' : 'quiet'}>{BOOKING_STATE_WORDS[view.state]}</Tag>{view.queue && <View className='u-second'>{queueWords(view.queue)}</View>}</Paper>
      <View className='u-gap'><WhyTable rows={rows} /></View>
      {view.purpose && <View className='u-gap'><RuledWords text={view.purpose} /></View>}
      {changeUntil && view.parts.includes('self') && <View className='u-gap'><Note>{BOOKING.until_(formatMoment(changeUntil, new Date()))}</Note></View>}
    </>
  );
}
/** What was said and made of it; each opened as whoever looks has it. */
function Talks({ view }: { view: BookingView }) {
  if (view.talks.length === 0) return null;
  const reach = ({ to, target }: BookingView['talks'][number]): void => { if (to === 'wish') open('wish', { id: target }); else open(view.parts.includes('self') ? 'case' : 'workbench', { id: target }); };
  return <View className='u-section'><SectionHead title={BOOKING.talks} />{view.talks.map((talk) => <View key={talk.id} className='u-gap'><Paper><View><Phrases text={talk.text} /></View><View className='u-second'>{SAID_KIND_WORDS[talk.to]}</View><View className='u-gap'><Button kind='text' label={BOOKING.open} onPress={() => reach(talk)} /></View></Paper></View>)}</View>;
}
function Whole(props: BookingProps) {
  const { view } = props;
  const now = new Date();
  const { next } = view;
  return (
    <>
      <Facts view={view} />
      {next && <View className='u-section'><Button label={BOOKING.seeNew} onPress={() => open('booking', { id: next })} /></View>}
      {view.parts.includes('station') && !view.parts.includes('self') && <Contact view={view} />}
      <BookingSteps {...props} />
      <Talks view={view} />
      <View className='u-section'><SectionHead title={BOOKING.story} /><Paper><Timeline nodes={view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: bookingMomentWords(moment.action), time: happenedWords(new Date(moment.at), now), text: moment.text ?? undefined }))} /></Paper></View>
      <View className='u-section'><Button kind='text' label={BOOKING.again} onPress={() => open('bookable', { id: view.bookable.id })} /></View>
    </>
  );
}

/** One booking: to who has it and the station. */
export default function BookingPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /bookings/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={BOOKING.one} {...(view ? { station: view.station } : {})}><QueryView query={query} what={BOOKING.one}>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}
