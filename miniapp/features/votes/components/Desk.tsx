import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, confirm, Note, Paper, SectionHead, take, Words } from '@/ui';
import { VOTE, VOTE_BUTTONS } from '@shared/copy/votes';
import { VOTE_LIMITS } from '@shared/domain/votes/drafts';
import type { VoteAction } from '@shared/domain/votes/states';
import type { VoteProps, VoteView } from '../model/words';

type Plain = 'agree' | 'freeze' | 'drop' | 'confirm';
const SAID: Readonly<Record<Plain, string>> = { agree: '记下了', freeze: '公布出去了，到时候自己开始', drop: '不要了', confirm: '记下了，两位都确认就点票' };
const ASKS: Readonly<Partial<Record<Plain, { title: string; body: string; yes: string }>>> = { freeze: { title: '现在定下来？', body: '名单、规矩、选项、文字从这时起谁也改不了。', yes: '定下来' }, drop: { title: '不要这份草稿了？', body: '写的都不留。', yes: '不要了' } };

/** A step that is one press; what cannot be undone is asked about first. */
function Step({ what, kind = 'second', ...props }: VoteProps & { what: Plain; kind?: 'primary' | 'second' | 'text' }) {
  const { view, taps } = props;
  const press = async (): Promise<void> => {
    const question = ASKS[what];
    if (question && !(await confirm(question))) return;
    await take(props, what, (key) => api(`POST /votes/:id/${what}` as 'POST /votes/:id/agree', { params: { id: view.id }, body: { revision: view.revision }, key }), SAID[what]);
  };
  return <Button kind={kind} label={VOTE_BUTTONS[what] ?? ''} {...busyWord(taps, what)} onPress={() => void press()} />;
}
/** A step with words that everybody reads. */
function Saying({ what, label, most, send, said, ...props }: VoteProps & { what: 'cancel' | 'minutes'; label: string; most: number; send: (text: string, key: string) => Promise<VoteView>; said: string }) {
  const [asks, setAsks] = useState(false);
  const [text, setText] = useState(what === 'minutes' ? (props.view.minutes ?? '') : '');
  const kind = what === 'cancel' ? 'danger' : 'primary';
  if (!asks) return <Button kind={what === 'cancel' ? 'text' : 'second'} label={VOTE_BUTTONS[what] ?? ''} onPress={() => setAsks(true)} />;
  const press = (): void => {
    if (text.trim() === '') return announce('写一句，大家才知道', 'warn');
    void take({ ...props, onDone: (after?: VoteView) => { if (after) setAsks(false); props.onDone(after); } }, what, (key) => send(text, key), said);
  };
  return <View className='u-gap'><Words label={label} value={text} onChange={setText} maxLength={most} /><Button kind={kind} label={VOTE_BUTTONS[what] ?? ''} {...busyWord(props.taps, what)} onPress={press} /></View>;
}

/** The two who watch, and what each has done. */
export function Scrutineers({ view }: { view: VoteView }) {
  const over = view.state === 'closing' || view.state === 'published';
  return (
    <View className='u-section'>
      <SectionHead title={VOTE.scrutineers} />
      <Paper>{view.scrutineers.map(({ id, name, agreed, confirmed }) => <View key={id} className='vote-bar__line'><View>{name}</View><View>{over ? (confirmed ? VOTE.confirmed : VOTE.waiting) : agreed ? VOTE.agreed : VOTE.waiting}</View></View>)}</Paper>
    </View>
  );
}
const secretDoor = ({ state }: VoteView): string => (state === 'draft' ? VOTE.secretRoll : VOTE.watch);
/** What scrutineers and those who act for the body do next. */
export function VoteDesk(props: VoteProps) {
  const { view } = props;
  const may = (action: VoteAction): boolean => view.actions.includes(action);
  const [mine] = view.scrutineers.filter((one) => one.mine);
  const ready = view.scrutineers.every(({ agreed }) => agreed);
  const tools = may('correct') || view.entersPaper;
  if (view.actions.length === 0 && !view.seesWho) return null;
  // Roll, papers, samples and keys of a secret vote have a page of their own.
  const secret = view.ballot === 'secret';
  return (
    <View className='u-section'>
      <SectionHead title={VOTE.watch} {...(view.taken !== null && view.roll ? { note: VOTE.watchTaken(view.taken, view.roll.count) } : {})} />
      {!secret && may('agree') && mine && !mine.agreed && <><Note>{VOTE.agreeNote}</Note><Step {...props} what='agree' kind='primary' /></>}
      {!secret && may('confirm') && mine && !mine.confirmed && <><Note>{VOTE.confirmNote}</Note><Step {...props} what='confirm' kind='primary' /></>}
      <View className='u-buttons u-gap'>
        {secret && <Button label={secretDoor(view)} onPress={() => open('secretWatch', { id: view.id })} />}
        {!secret && may('freeze') && ready && <Step {...props} what='freeze' kind='primary' />}
        {!secret && (tools || view.seesWho) && <Button kind='second' label={view.seesWho ? VOTE.who : VOTE.lines} onPress={() => open('voteWatch', { id: view.id })} />}
        {may('edit') && <Button kind='second' label={VOTE_BUTTONS.edit ?? ''} onPress={() => open('voteDraft', { vote: view.id })} />}
        {may('minutes') && <Saying {...props} what='minutes' label={VOTE.minutes} most={VOTE_LIMITS.minutes} said='写好了，大家看得到' send={(text, key) => api('POST /votes/:id/minutes', { params: { id: view.id }, body: { revision: view.revision, text }, key })} />}
        {may('drop') && <Step {...props} what='drop' kind='text' />}
        {may('cancel') && <Saying {...props} what='cancel' label={VOTE.cancelWhy} most={VOTE_LIMITS.reason} said='取消了，名单上的都会知道' send={(reason, key) => api('POST /votes/:id/cancel', { params: { id: view.id }, body: { revision: view.revision, reason }, key })} />}
      </View>
    </View>
  );
}
