import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe, useSignedIn } from '@/api';
import { announce, busyWord, Button, Empty, ListRow, Note, Page, Paper, QueryView, SectionHead, Tag, take, useStepped, Words } from '@/ui';
import { CodeBoard } from '@/ui/helping/CodeBoard';
import { ACTIVITY, SIGN_UP_STATE_WORDS } from '@shared/copy/activities';
import { ACTIVITY_LIMITS } from '@shared/domain/activities/limits';
import { HandRow } from '../components/Marks';
import { Sheet } from '../components/Sheet';
import { type ActivitySteps, isOver, seesTo, spanWords } from '../model/words';

type People = ResponseOf<'GET /activities/:id/shifts/:shiftId/people'>['items'];
type Props = ActivitySteps & { readonly shiftId: string };

/** A word to everybody who comes. */
function Message(step: Props) {
  const { view, taps, shiftId } = step;
  const [text, setText] = useState('');
  const send = (): void => {
    if (text.trim() === '') return announce('写一句要说的话', 'warn');
    void take(step, 'message', (key) => api('POST /activities/:id/message', { params: { id: view.id }, body: { revision: view.revision, shiftId, text }, key }), ACTIVITY.said).then((done) => { if (done) setText(''); });
  };
  return <View className='u-section'><Words label={ACTIVITY.messageLabel} value={text} onChange={setText} maxLength={ACTIVITY_LIMITS.message} /><View className='u-gap'><Button label={ACTIVITY.messageSend} {...busyWord(taps, 'message')} onPress={send} /></View></View>;
}

/** Those who come, each with what the station may do about them. */
function Hands({ people, ...step }: Props & { readonly people: People }) {
  const { view, taps, shiftId } = step;
  const roleOf = (id: string): string => view.roles.find((role) => role.id === id)?.name ?? '';
  const shift = view.shifts.find(({ id }) => id === shiftId);
  const lead = (signUpId: string | null): void => void take(step, signUpId ?? 'nobody', (key) => api('POST /activities/:id/lead', { params: { id: view.id }, body: { revision: view.revision, shiftId, signUpId }, key }), ACTIVITY.saved);
  const [coming, queue] = [people.filter(({ state }) => state === 'seated'), people.filter(({ state }) => state !== 'seated')];
  return (
    <>
      <View className='u-section'>
        <SectionHead title={ACTIVITY.seated} />
        {coming.length === 0 ? <Empty {...ACTIVITY.nobody} /> : coming.map((hand) => (
          <HandRow key={hand.id} hand={hand} role={roleOf(hand.roleId)} onDone={() => step.onDone()}>
            {view.actions.includes('lead') && <Button kind='text' label={hand.leads ? ACTIVITY.unlead : ACTIVITY.lead} {...busyWord(taps, hand.leads ? 'nobody' : hand.id)} onPress={() => lead(hand.leads ? null : hand.id)} />}
          </HandRow>
        ))}
        {shift && coming.length > 0 && <Sheet title={view.title} when={spanWords(shift)} where={view.where} people={coming} roleOf={roleOf} />}
      </View>
      {queue.length > 0 && (
        <View className='u-section'>
          <SectionHead title={ACTIVITY.queue} />
          <Paper tone='list'>{queue.map(({ id, name, roleId, state, last }) => <ListRow key={id} title={name} detail={[roleOf(roleId), last ? ACTIVITY.last : null].filter(Boolean).join('，')} aside={<Tag>{SIGN_UP_STATE_WORDS[state]}</Tag>} />)}</Paper>
        </View>
      )}
      {coming.length > 0 && shift && !isOver(shift) && view.actions.includes('message') && <Message {...step} />}
    </>
  );
}

/** Who comes to a shift, to its leader and the station; a word to all of them. */
export default function ShiftPeople() {
  const params = useRouter().params;
  // The address is another one as soon as a page opens above this.
  const [{ id, shiftId }] = useState({ id: params.id ?? '', shiftId: params.shift ?? '' });
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /activities/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  const shift = view?.shifts.find((one) => one.id === shiftId) ?? view?.shifts[0];
  const people = useApi('GET /activities/:id/shifts/:shiftId/people', shift && ((view && seesTo(view)) || shift.leading) ? { params: { id, shiftId: shift.id } } : null, false);
  return (
    <Page title={ACTIVITY.people} className='act'>
      <QueryView query={query} what='这个活动'>
        {(data) => {
          const now = view ?? data;
          if (!shift || (!seesTo(now) && !shift.leading)) return <Empty title={ACTIVITY.notYours} body={ACTIVITY.notYoursBody} />;
          return (
            <>
              <Note>{`${now.title}，${spanWords(shift)}`}</Note>
              {!isOver(shift) && <CodeBoard load={() => api('GET /activities/:id/shifts/:shiftId/codes', { params: { id, shiftId: shift.id } })} />}
              <QueryView query={people} what='名单'>{({ items }) => <Hands people={items} view={now} taps={taps} shiftId={shift.id} onDone={(after) => { onDone(after); void people.reload(); }} />}</QueryView>
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
