import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, Empty, flipped, ListRow, Note, Option, Page, Paper, QueryView, SectionHead, type StepsOf, Tag, useStepped } from '@/ui';
import { errorSentence } from '@shared/copy/errors';
import { HOURS } from '@shared/copy/volunteerHours';
import type { ErrorCode } from '@shared/domain/kernel/errors';
import { HOURS_LIMITS } from '@shared/domain/volunteerHours/limits';
import { ofShiftWords, type ShiftHours, spanWords, stateWords } from '../model/words';

type Item = ShiftHours['items'][number];

/** Why a record was left over, in the sentence that a step of one record would have told. */
const whyLeft = (left: ShiftHours['left'], id: string): string | null => {
  const found = left.find((one) => one.id === id);
  return found ? errorSentence(found.code as ErrorCode, { rule: found.rule }) : null;
};

/** One record to be looked through; taken out, it shows the way to its page, where it is refused or corrected. */
function Looked({ item, taken, why, onPress }: { item: Item; taken: boolean; why: string | null; onPress: () => void }) {
  return (
    <View className='u-gap'>
      <Option kind='checkbox' label={item.name} detail={ofShiftWords(item)} chosen={!taken} onPress={onPress} />
      {why && <Note tone='warn'>{why}</Note>}
      {(taken || why) && <Button kind='text' label={HOURS.seeOne(item.name)} onPress={() => open('serviceRecord', { id: item.id })} />}
    </View>
  );
}

function Others({ title, items, words }: { title: string; items: readonly Item[]; words: (item: Item) => string }) {
  if (items.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={title} />
      <Paper tone='list'>{items.map((item) => <ListRow key={item.id} icon='clock' title={item.name} detail={ofShiftWords(item)} aside={<Tag>{words(item)}</Tag>} spoken={`${item.name}，${words(item)}，${ofShiftWords(item)}`} onPress={() => open('serviceRecord', { id: item.id })} />)}</Paper>
    </View>
  );
}

function Body({ view, taps, onDone, shiftId }: StepsOf<ShiftHours> & { shiftId: string }) {
  const [out, setOut] = useState<readonly string[]>([]);
  const [left, setLeft] = useState<ShiftHours['left']>([]);
  const mine = view.items.filter(({ mayConfirm }) => mayConfirm).slice(0, HOURS_LIMITS.together);
  const ticked = mine.filter(({ id }) => !out.includes(id));
  const others = view.items.filter((item) => !mine.includes(item));
  const send = async (): Promise<void> => {
    if (ticked.length === 0) return announce(HOURS.togetherNone, 'warn');
    let after: ShiftHours | undefined;
    await taps.tap('confirm', async (key) => { after = await api('POST /workbench/hour-shifts/:shiftId/confirm', { params: { shiftId }, body: { records: ticked.map(({ id, revision }) => ({ id, revision })) }, key }); });
    setLeft(after?.left ?? []);
    if (after) announce(after.left.length > 0 ? HOURS.togetherLeft(after.left.length) : HOURS.togetherDone(ticked.length), after.left.length > 0 ? 'warn' : undefined);
    onDone(after);
  };
  return (
    <>
      <Note>{`${view.title}，${spanWords(view)}`}</Note>
      {mine.length === 0 ? <Empty {...HOURS.shiftNone} /> : (
        <View className='u-section'>
          <SectionHead title={HOURS.toConfirm} />
          <Note>{HOURS.togetherNote}</Note>
          {mine.map((item) => <Looked key={item.id} item={item} taken={out.includes(item.id)} why={whyLeft(left, item.id)} onPress={() => setOut((all) => flipped(all, item.id))} />)}
          <View className='u-section'><Button label={HOURS.togetherSend(ticked.length)} {...(taps.busy === 'confirm' ? { busy: HOURS.togetherBusy } : busyWord(taps, 'confirm'))} onPress={() => void send()} /></View>
        </View>
      )}
      <Others title={HOURS.othersConfirm} items={others.filter(({ state }) => state === 'toConfirm')} words={({ viewer, shown }) => (viewer === 'self' ? HOURS.ownHours : shown ? HOURS.ownCode : HOURS.ownHand)} />
      <Others title={HOURS.confirmedHead} items={others.filter(({ state }) => state !== 'toConfirm')} words={stateWords} />
    </>
  );
}

/** Hours of one shift, looked through and confirmed together by a second person. */
export default function ShiftHoursPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [shiftId] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /workbench/hour-shifts/:shiftId', known ? { params: { shiftId } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={HOURS.together}><QueryView query={query} what='这一班的时长'>{(data) => <Body view={view ?? data} taps={taps} onDone={onDone} shiftId={shiftId} />}</QueryView></Page>;
}
