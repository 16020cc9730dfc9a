import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { api, useMe, usePages, useSignedIn } from '@/api';
import { wholeAddress } from '@/platform/address';
import { addToCalendar } from '@/platform/calendar';
import { open } from '@/platform/routes';
import { announce, Button, Empty, FootNote, ListRow, Note, Page, Paper, QueryView, Tabs, Tag, useTap } from '@/ui';
import { ACTIVITY, SHIFT_LANE_WORDS, SIGN_UP_STATE_WORDS } from '@shared/copy/activities';
import { SHIFT_LANES, type ShiftLane } from '@shared/domain/activities/states';
import { MyTurn } from '../components/MyTurn';
import { dayOfShift, hoursOf, type MyShift, standWords } from '../model/words';

/** One shift of mine: what, when, where, and what I may do about it. */
function One({ shift, onDone }: { shift: MyShift; onDone: () => void }) {
  const taps = useTap();
  const state = shift.leading ? ACTIVITY.leading : SIGN_UP_STATE_WORDS[shift.state];
  const stand = standWords(shift);
  const { id, revision, title, where } = shift;
  const note = (): void => void addToCalendar({ id, revision, title, where, startsAt: new Date(shift.startsAt), endsAt: new Date(shift.endsAt) }).then((said) => announce(said), () => announce(ACTIVITY.calendarOff, 'warn'));
  return (
    <View className='u-section'>
      <Paper tone='list'>
        <ListRow icon='volunteer' title={shift.title} detail={<Tag>{state}</Tag>} spoken={`${shift.title}，${state}，打开看`} onPress={() => open('activity', { id: shift.activityId })} />
        <ListRow icon='clock' title={dayOfShift(shift)} detail={hoursOf(shift)} />
        <ListRow icon='place' title={shift.where} detail={shift.meet} />
      </Paper>
      {/* What the tag says already is not said twice. */}
      {shift.actions.length > 0 ? <MyTurn key={shift.revision} mine={shift} taps={taps} onDone={onDone} quiet={stand === state} /> : stand !== state && <View className='u-gap'><Note>{stand}</Note></View>}
      {shift.state === 'seated' && new Date(shift.startsAt) > new Date() && <View className='u-gap'><Button kind='text' icon='clock' label={ACTIVITY.calendarOne} onPress={note} /></View>}
      {shift.leading && <View className='u-gap'><Button kind='second' icon='volunteer' label={ACTIVITY.people} onPress={() => open('shiftPeople', { id: shift.activityId, shift: shift.shiftId })} /></View>}
    </View>
  );
}

/** An address for the calendar of the phone. */
function Calendar() {
  const { busy, tap } = useTap();
  const make = async (): Promise<void> => {
    let url = '';
    if (await tap('calendar', async (key) => { url = (await api('POST /sign-ups/calendar', { body: {}, key })).url; })) {
      await Taro.setClipboardData({ data: wholeAddress(url) }).then(() => announce(ACTIVITY.calendarCopied), () => announce('没复制成，再点一次', 'warn'));
    }
  };
  return <View className='u-section'><Button kind='second' icon='clock' label={ACTIVITY.calendar} {...(busy ? { busy: '正在取…' } : {})} onPress={() => void make()} /><FootNote>{ACTIVITY.calendarNote}</FootNote></View>;
}

/** My shifts: to come, with what I may do; those that were. */
export default function MyShifts() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const [lane, setLane] = useState<ShiftLane>('coming');
  const pages = usePages('GET /sign-ups', known ? { query: { lane } } : null, false);
  const reload = (): void => void pages.query.reload();
  useDidShow(() => { if (pages.query.data) reload(); });
  return (
    <Page title={ACTIVITY.mine}>
      <Tabs tabs={SHIFT_LANES.map((value) => ({ value, label: SHIFT_LANE_WORDS[value] }))} value={lane} onChange={setLane} />
      <QueryView query={pages.query} what='我的班次'>
        {() => (pages.items.length === 0 ? <Empty {...ACTIVITY.mineEmpty[lane]} act={{ label: ACTIVITY.find, onPress: () => open('activities') }} /> : <>{pages.items.map((shift) => <One key={shift.id} shift={shift} onDone={reload} />)}</>)}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={ACTIVITY.moreRows} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
      {lane === 'coming' && pages.items.length > 0 && <Calendar />}
    </Page>
  );
}
