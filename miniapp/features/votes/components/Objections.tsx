import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, fullMoment, Paper, SectionHead, take, Words } from '@/ui';
import { VOTE } from '@shared/copy/votes';
import { VOTE_LIMITS } from '@shared/domain/votes/drafts';
import type { VoteProps, VoteView } from '../model/words';

type Objection = VoteView['objections'][number];
function Answer({ row, ...props }: VoteProps & { row: Objection }) {
  const [text, setText] = useState('');
  const send = (): void => {
    if (text.trim() === '') return announce('写一句答复', 'warn');
    void take(props, `answer ${row.id}`, (key) => api('POST /votes/:id/objections/:objectionId/answer', { params: { id: props.view.id, objectionId: row.id }, body: { text }, key }), VOTE.answered);
  };
  return <><Words label={VOTE.answer} value={text} onChange={setText} maxLength={VOTE_LIMITS.answer} /><Button kind='second' label={VOTE.answer} {...busyWord(props.taps, `answer ${row.id}`)} onPress={send} /></>;
}
function Object(props: VoteProps) {
  const [asks, setAsks] = useState(false);
  const [text, setText] = useState('');
  const { view, taps } = props;
  if (!asks) return <View className='u-gap'><Button kind='second' label={VOTE.object} onPress={() => setAsks(true)} /></View>;
  const send = (): void => {
    if (text.trim() === '') return announce('写一句哪里不对', 'warn');
    void take(props, 'object', (key) => api('POST /votes/:id/object', { params: { id: view.id }, body: { text }, key }), VOTE.objected);
  };
  return <View className='u-gap'><Words label={VOTE.object} value={text} onChange={setText} maxLength={VOTE_LIMITS.objection} placeholder={VOTE.objectPlaceholder} /><Button label={VOTE.objectSend} {...busyWord(taps, 'object')} onPress={send} /></View>;
}
/** The time of publication: what people said against the result, and the answers. */
export function Objections(props: VoteProps) {
  const { view } = props;
  const acts = view.parts.includes('body');
  if (view.state !== 'published' || view.objectUntil === null || (view.objections.length === 0 && !view.mayObject)) return null;
  return (
    <View className='u-section'>
      <SectionHead title={VOTE.objections} note={VOTE.objectUntil(fullMoment(new Date(view.objectUntil)))} />
      {view.objections.map((row) => (
        <Paper key={row.id} className='u-gap'>
          <View className='vote-text'>{row.text}</View>
          <View className='u-second'>{row.answer ?? VOTE.noAnswer}</View>
          {acts && row.answer === null && <Answer {...props} row={row} />}
        </Paper>
      ))}
      {view.mayObject && <Object {...props} />}
    </View>
  );
}
