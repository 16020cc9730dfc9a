import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { openOutside } from '@/platform/outside';
import { saveTable } from '@/platform/saveTable';
import { spaced } from '@/ui/ballots/spaced';
import { announce, busyWord, Button, Field, fullMoment, Note, Paper, SectionHead, take, type StepsOf } from '@/ui';
import { SECRET_WATCH as WORDS } from '@shared/copy/secretWatch';
import { VOTE, VOTE_BUTTONS } from '@shared/copy/votes';
import type { VoteView } from '../model/views';

const lines = (view: VoteView): void => open('voteWatch', { id: view.id });
const save = (address: string): void => void saveTable(address, 'roll.json').catch(() => announce('名单没有存下来，再试一次', 'warn'));

/** The roll of a draft, with all that opens its lines: held against the list on paper before anybody agrees. */
export function PreparedRoll(props: StepsOf<VoteView>) {
  const { view, taps } = props;
  const { secret } = view;
  const [lot, setLot] = useState('');
  if (view.state !== 'draft' || !secret) return null;
  const may = (action: VoteView['actions'][number]): boolean => view.actions.includes(action);
  const mine = view.scrutineers.find((one) => one.mine);
  const plain = (what: 'prepare' | 'agree', said: string): void => void take(props, what, (key) => api(`POST /votes/:id/${what}` as 'POST /votes/:id/agree', { params: { id: view.id }, body: { revision: view.revision }, key }), said);
  const freeze = (): void => {
    if (view.method !== 'yesno' && lot.trim().length < 4) return announce(WORDS.lotMissing, 'warn');
    void take(props, 'freeze', (key) => api('POST /votes/:id/freeze', { params: { id: view.id }, body: { revision: view.revision, ...(lot.trim() === '' ? {} : { lot: lot.trim() }) }, key }), '公布出去了，到时候自己开始');
  };
  return (
    <View className='u-section'>
      <SectionHead title={WORDS.roll} />
      {secret.prepared ? <><Note>{WORDS.rollNote(secret.prepared.count)}</Note><Paper><View className='u-second'>{`${WORDS.rollCode}，${fullMoment(new Date(secret.prepared.at))}`}</View><View className='secret-code'>{spaced(secret.prepared.root)}</View></Paper></> : <Note>{WORDS.notPrepared}</Note>}
      <View className='u-buttons u-gap'>
        {may('prepare') && <Button kind={secret.prepared ? 'text' : 'primary'} label={VOTE_BUTTONS.prepare ?? ''} {...busyWord(taps, 'prepare')} onPress={() => plain('prepare', WORDS.prepared)} />}
        {secret.prepared && <Button kind='second' label={WORDS.rollLines} onPress={() => lines(view)} />}
        {secret.rollUrl && <Button kind='second' label={WORDS.rollSave} onPress={() => save(secret.rollUrl ?? '')} />}
        {secret.prepared && may('agree') && mine && !mine.agreed && <Button label={VOTE_BUTTONS.agree ?? ''} {...busyWord(taps, 'agree')} onPress={() => plain('agree', '记下了')} />}
      </View>
      {may('freeze') && view.scrutineers.every(({ agreed }) => agreed) && <>{view.method !== 'yesno' && <Field label={WORDS.lot} note={WORDS.lotNote} value={lot} maxLength={100} onChange={setLot} />}<View className='u-gap'><Button label={VOTE_BUTTONS.freeze ?? ''} {...busyWord(taps, 'freeze')} onPress={freeze} /></View></>}
    </View>
  );
}
/** From the freeze on: what hangs in the stairwell, who drew a ballot, who got paper. */
export function FrozenRoll({ view }: { view: VoteView }) {
  const { secret } = view;
  if (!secret?.head || view.state === 'cancelled') return null;
  const print = async (): Promise<void> => announce(await openOutside(`/p/votes/${view.id}`));
  return (
    <View className='u-section'>
      <SectionHead title={WORDS.head} />
      <Paper>{secret.lot && <View className='u-second'>{`${WORDS.lot}：${secret.lot}`}</View>}<View className='secret-code'>{`${secret.head.size} : ${spaced(secret.head.root)}`}</View><View className='u-second'>{WORDS.headNote}</View></Paper>
      {secret.issued !== null && <Note>{WORDS.issued(secret.issued, secret.papers ?? 0)}</Note>}
      <View className='u-buttons u-gap'><Button kind='second' label={WORDS.print} onPress={() => void print()} /><Button kind='second' label={VOTE.lines} onPress={() => lines(view)} /></View>
    </View>
  );
}
