import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe, usePages, useSignedIn } from '@/api';
import { Button, busyWord, Empty, happenedWords, OptionGrid, Page, Paper, QueryView, Tag, useTap } from '@/ui';
import { CONSULTATION, STANCE_WORDS } from '@shared/copy/consultations';
import { More } from '../components/More';
import type { ConsultationView } from '../model/words';
import './consultations.scss';

type Row = ResponseOf<'GET /consultations/:id/opinions'>['items'][number];
function Said({ row, view, onLooked }: { row: Row; view: ConsultationView; onLooked: () => void }) {
  const taps = useTap();
  const look = (show: boolean) => async (): Promise<void> => { await taps.tap(String(show), (key) => api('POST /consultations/:id/opinions/:rowId/look', { params: { id: view.id, rowId: row.id }, body: { show }, key }), show ? '放出来了' : '不放了'); onLooked(); };
  const facts = [row.paper ? CONSULTATION.paper(row.paper) : row.mine ? '您说的' : null, happenedWords(new Date(row.at), new Date())].filter(Boolean).join('，');
  return (
    <Paper className='u-gap'>
      <View className='talk-said'><Tag tone='quiet'>{STANCE_WORDS[row.stance]}</Tag><View className='u-second'>{facts}</View></View>
      <View>{row.text}</View>
      {!row.shown && (view.viewer === 'body' && !row.mine ? <View className='u-buttons u-gap'><Button label={CONSULTATION.look} spoken={`${row.text}：${CONSULTATION.look}`} {...busyWord(taps, 'true')} onPress={() => void look(true)()} /><Button kind='text' label={CONSULTATION.hide} spoken={`${row.text}：${CONSULTATION.hide}`} onPress={() => void look(false)()} /></View> : <View className='u-second'>{CONSULTATION.waits}</View>)}
    </Paper>
  );
}
function Whole({ view }: { view: ConsultationView }) {
  const [clauseId, setClause] = useState(view.clauses[0]?.id ?? '');
  const pages = usePages('GET /consultations/:id/opinions', { params: { id: view.id }, query: { clauseId } }, false);
  const clause = view.clauses.find(({ id }) => id === clauseId);
  return (
    <>
      <View className='topic-title'>{view.title}</View>
      {view.clauses.length > 1 && <OptionGrid label={CONSULTATION.clauses} columns={1} options={view.clauses.map(({ id, words }) => ({ value: id, label: words }))} value={clauseId} onChange={setClause} />}
      {clause && <View className='u-second u-gap'>{CONSULTATION.opinions(clause.opinions.for, clause.opinions.against, clause.opinions.changes)}</View>}
      <QueryView query={pages.query} what='大家说的'>{() => <>{pages.items.length === 0 ? <Empty title={CONSULTATION.noWords} body='在协商里选一条，说说您的看法。' /> : pages.items.map((row) => <Said key={row.id} row={row} view={view} onLooked={() => void pages.query.reload()} />)}<More pages={pages} /></>}</QueryView>
    </>
  );
}

/** What people think of the clauses, in their own words; never who said it. */
export default function ConsultationWords() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /consultations/:id', known ? { params: { id } } : null, false);
  return <Page title={CONSULTATION.words} className='topic-wide' {...(query.data ? { station: query.data.station } : {})}><QueryView query={query} what='这次协商'>{(view) => <Whole view={view} />}</QueryView></Page>;
}
