import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { busyWord, Button, FootNote, ListRow, Note, OptionGrid, Paper, SectionHead, Switch, Tag, take } from '@/ui';
import { ACTIVITY, ATTEND, SIGN_UP_STATE_WORDS } from '@shared/copy/activities';
import { TASK } from '@shared/copy/volunteerTasks';
import { comesAlone } from '@shared/domain/activities/rules';
import { type Activity, type ActivitySteps, comingOf, dayOfShift, hoursOf, overOf, seesTo, type Shift, spanWords, stillMarked, whyWords } from '../model/words';
import { MyTurn } from './MyTurn';

/** Shifts that are listed before one asks for more. */
const FIRST = 6;
const PARTIES = ['1', '2', '3', '4', '5'] as const;
type Props = ActivitySteps & { readonly shift: Shift };

/** Sign up for a shift: the role, how many come along, and what to do where it is full. */
function Join(props: Props) {
  const { view, shift, taps } = props;
  const [roleId, setRole] = useState(view.roles[0]?.id ?? '');
  const [party, setParty] = useState<(typeof PARTIES)[number]>('1');
  const [last, setLast] = useState(false);
  const role = shift.roles.find(({ id }) => id === roleId);
  if (!role) return null;
  const asked = view.roles.find(({ id }) => id === roleId);
  const alone = comesAlone(view, { skills: asked?.skills ?? [] });
  const come = alone ? 1 : Number(party);
  const full = role.free < come || role.waiting > 0;
  // The answer is one's own sign-up; the page is read anew.
  const send = (): void => void take({ taps, onDone: () => props.onDone() }, 'join', (key) => api('POST /activities/:id/sign-up', { params: { id: view.id }, body: { shiftId: shift.id, roleId, party: come, last, wait: full }, key }), ({ state }) => (state !== 'waiting' ? ACTIVITY.signedUp : last ? ACTIVITY.lastKept : ACTIVITY.queued));
  return (
    <View className='u-gap'>
      {view.roles.length > 1 && <OptionGrid label={ACTIVITY.pick} options={view.roles.map(({ id, name }) => ({ value: id, label: name, detail: ACTIVITY.free(shift.roles.find((one) => one.id === id)?.free ?? 0) }))} value={roleId} onChange={setRole} />}
      {role.why ? <Note>{whyWords(role.why)}</Note> : (
        <>
          {alone ? <Note>{ACTIVITY.aloneNote}</Note> : <OptionGrid label={ACTIVITY.party} columns={3} options={PARTIES.map((value) => ({ value, label: value === '1' ? ACTIVITY.alone : ACTIVITY.with(Number(value)) }))} value={party} onChange={setParty} />}
          <Switch label={ACTIVITY.last} detail={ACTIVITY.lastNote} on={last} onChange={setLast} />
          <View className='u-gap'><Button label={full && !last ? ACTIVITY.wait : ACTIVITY.join} {...busyWord(taps, 'join')} onPress={send} /></View>
          {role.waiting > 0 && <FootNote>{ACTIVITY.waiting(role.waiting)}</FootNote>}
          <FootNote>{asked?.paid ? ACTIVITY.paidNote : TASK.free}</FootNote>
        </>
      )}
    </View>
  );
}

/** One shift, opened: one's own sign-up, or the way to one; places that others offer; who comes, to those who lead. */
function OneShift(props: Props) {
  const { view, shift, taps } = props;
  const [sees, joins] = [shift.leading || seesTo(view), view.volunteer && view.viewer !== 'station'];
  if (!shift.mine && !joins && !sees && shift.swaps.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={spanWords(shift)} {...(shift.leading ? { note: ACTIVITY.leading } : shift.led ? { note: ACTIVITY.led } : {})} />
      {shift.mine ? <MyTurn mine={shift.mine} taps={taps} onDone={() => props.onDone()} /> : joins && <Join key={shift.id} {...props} />}
      {shift.swaps.map((id) => <View key={id} className='u-gap'><Button kind='second' label={ACTIVITY.take} {...busyWord(taps, id)} onPress={() => void take({ taps, onDone: () => props.onDone() }, id, (key) => api('POST /sign-ups/:id/take-over', { params: { id }, body: {}, key }), ACTIVITY.taken)} /></View>)}
      {sees && <View className='u-gap'><Button kind='second' icon='volunteer' label={ACTIVITY.people} onPress={() => open('shiftPeople', { id: view.id, shift: shift.id })} /></View>}
    </View>
  );
}

const freeOf = (shift: Shift): number => shift.roles.reduce((sum, { free }) => sum + free, 0);
const freeWords = (shift: Shift): string => ACTIVITY.free(freeOf(shift));

/** The shifts to come; the one that is opened shows what can be done. */
export function Shifts(step: ActivitySteps) {
  const { view } = step;
  const coming = comingOf(view);
  const [chosen, setChosen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const shown = coming.find(({ id }) => id === chosen) ?? coming.find(({ mine }) => mine) ?? coming[0];
  if (view.state !== 'published' || !shown) return null;
  return (
    <>
      {coming.length > 1 && (
        <View className='u-section'>
          <SectionHead title={ACTIVITY.shifts} />
          <Paper tone='list'>{(all ? coming : coming.slice(0, FIRST)).map((shift) => <ListRow key={shift.id} icon='clock' title={dayOfShift(shift)} detail={`${hoursOf(shift)}，${freeWords(shift)}`} {...(shift.mine ? { aside: <Tag>{SIGN_UP_STATE_WORDS[shift.mine.state]}</Tag> } : {})} spoken={[spanWords(shift), shift.mine ? SIGN_UP_STATE_WORDS[shift.mine.state] : null, freeWords(shift)].filter(Boolean).join('，')} onPress={() => setChosen(shift.id)} />)}</Paper>
          {!all && coming.length > FIRST && <View className='u-gap'><Button kind='text' label={ACTIVITY.more(coming.length - FIRST)} onPress={() => setAll(true)} /></View>}
        </View>
      )}
      <OneShift key={`${shown.id} ${view.revision}`} {...step} shift={shown} />
    </>
  );
}

/** Shifts that are over, to those who see to the activity: who came is marked, excused or put right for three days, and looked up later. */
export function Over({ view }: ActivitySteps) {
  const [all, setAll] = useState(false);
  const over = seesTo(view) && view.state === 'published' ? overOf(view) : [];
  if (over.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={ATTEND.over} note={ATTEND.overNote} />
      <Paper tone='list'>
        {(all ? over : over.slice(0, FIRST)).map((shift) => {
          const word = stillMarked(shift) ? ATTEND.stillOpen : ATTEND.closed;
          return <ListRow key={shift.id} icon='volunteer' title={dayOfShift(shift)} detail={hoursOf(shift)} aside={<Tag tone={stillMarked(shift) ? 'neutral' : 'quiet'}>{word}</Tag>} spoken={`${spanWords(shift)}，${word}，${ACTIVITY.people}`} onPress={() => open('shiftPeople', { id: view.id, shift: shift.id })} />;
        })}
      </Paper>
      {!all && over.length > FIRST && <View className='u-gap'><Button kind='text' label={ACTIVITY.more(over.length - FIRST)} onPress={() => setAll(true)} /></View>}
    </View>
  );
}

/** Only volunteers sign up: the way to become one. */
export const AskToJoin = ({ view }: { view: Activity }) => (view.volunteer || view.viewer === 'station' ? null : <View className='u-section'><Note>{ACTIVITY.notVolunteer.body}</Note><View className='u-gap'><Button label='去“志愿者”' onPress={() => open('volunteer')} /></View></View>);
