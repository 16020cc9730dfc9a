import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, usePages } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, deadlineWords, ListRow, Note, Paper, QueryView, RuledWords, Tag, useTap, Words } from '@/ui';
import { OBJECTION_STATE_WORDS, OBJECTION_WORDS, ROLL, ROLL_DESK } from '@shared/copy/rolls';
import { ROLL_LIMITS } from '@shared/domain/rolls/limits';

type Row = ResponseOf<'GET /rolls/:id/objections'>['items'][number];

function Answer({ rollId, row, onDone }: { rollId: string; row: Row; onDone: () => void }) {
  const [text, setText] = useState('');
  const taps = useTap();
  const send = async (accept: boolean) => {
    if (text.trim() === '') return announce('写一句，他看得到', 'warn');
    const word = accept ? 'accept' : 'decline';
    if (await taps.tap(word, async (key) => void (await api('POST /rolls/:id/objections/:ref/answer', { params: { id: rollId, ref: row.id }, body: { revision: row.revision, accept, text }, key })), ROLL_DESK.answered)) onDone();
  };
  return (
    <>
      <Words label={ROLL_DESK.answerText} value={text} onChange={setText} maxLength={ROLL_LIMITS.words} placeholder={ROLL_DESK.answerPlaceholder} />
      <View className='rolls__buttons'>
        <Button label={ROLL_DESK.accept_} {...busyWord(taps, 'accept')} onPress={() => void send(true)} />
        <Button kind='second' label={ROLL_DESK.decline} {...busyWord(taps, 'decline')} onPress={() => void send(false)} />
      </View>
      <Note>{ROLL_DESK.acceptNote}</Note>
    </>
  );
}

function One({ rollId, row, onDone }: { rollId: string; row: Row; onDone: () => void }) {
  const [answering, setAnswering] = useState(false);
  const { ref } = row;
  return (
    <View className='u-section'>
      <Paper tone='list'><ListRow title={`${OBJECTION_WORDS[row.kind]}${row.place ? `，${row.place}` : ''}`} detail={`${row.by}${row.phoneTail ? `，尾号 ${row.phoneTail}` : ''}，${row.state === 'open' ? ROLL.answerBy(deadlineWords(new Date(row.answerBy), new Date())) : OBJECTION_STATE_WORDS[row.state]}`} aside={row.late ? <Tag tone='late'>{ROLL_DESK.late}</Tag> : undefined} /></Paper>
      <View className='u-gap'><RuledWords text={row.text} /></View>
      {row.answer !== null && <Paper className='u-gap'>{row.answer}</Paper>}
      {row.state === 'open' && (answering ? <Answer rollId={rollId} row={row} onDone={onDone} /> : (
        <View className='rolls__buttons'>
          <Button label={ROLL_DESK.answer} spoken={`${row.by}：${ROLL_DESK.answer}`} onPress={() => setAnswering(true)} />
          {ref !== null && <Button kind='second' label={ROLL_DESK.seeLine} onPress={() => open('rollLine', { id: rollId, ref })} />}
        </View>
      ))}
    </View>
  );
}

/** Objections that wait for the station's answer. */
export function Objections({ rollId, onDone }: { rollId: string; onDone: () => void }) {
  const pages = usePages('GET /rolls/:id/objections', { params: { id: rollId }, query: {} }, false);
  const done = (): void => { void pages.query.reload(); onDone(); };
  return (
    <QueryView query={pages.query} what={ROLL_DESK.objectionsTab}>
      {() => (pages.items.length === 0 ? <Note>{ROLL_DESK.noObjections}</Note> : <>{pages.items.map((row) => <One key={row.id} rollId={rollId} row={row} onDone={done} />)}{pages.more && <View className='rolls__buttons'><Button kind='second' label={ROLL_DESK.more} onPress={() => void pages.fetchMore()} /></View>}</>)}
    </QueryView>
  );
}
