import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe, usePages, useSignedIn } from '@/api';
import { announce, Button, busyWord, deadlineWords, Empty, happenedWords, Note, Page, Paper, QueryView, Tag, useTap, Words } from '@/ui';
import { CONSULTATION, CONSULTATION_RULE_WORDS } from '@shared/copy/consultations';
import { CONSULTATION_LIMITS, type AskKind } from '@shared/domain/consultations/kinds';
import type { ConsultationRuleCode } from '@shared/domain/consultations/rules';
import { More } from '../components/More';
import type { ConsultationView } from '../model/words';
import './consultations.scss';

type Row = ResponseOf<'GET /consultations/:id/asks'>['items'][number];
function Asked({ row, view, onDone }: { row: Row; view: ConsultationView; onDone: () => void }) {
  const taps = useTap();
  const [text, setText] = useState('');
  const now = new Date();
  const send = async (): Promise<void> => {
    if (text.trim() === '') return announce('写一句再答', 'warn');
    await taps.tap('answer', (key) => api('POST /consultations/:id/asks/:rowId/answer', { params: { id: view.id, rowId: row.id }, body: { text }, key }), CONSULTATION.answered);
    onDone();
  };
  return (
    <Paper className='u-gap'>
      <View className='talk-clause'>{row.text}</View>
      <View className='talk-said'>{row.mine && <Tag tone='quiet'>您说的</Tag>}<View className='u-second'>{row.answer ? happenedWords(new Date(row.at), now) : row.late ? CONSULTATION.late : CONSULTATION.answerBy(deadlineWords(new Date(row.answerBy), now))}</View></View>
      {row.answer && <><View className='u-gap'>{row.answer.text}</View><View className='u-second'>{`${CONSULTATION.by(row.answer.by)}，${happenedWords(new Date(row.answer.at), now)}`}</View></>}
      {!row.answer && !row.shown && view.viewer !== 'body' && <View className='u-second'>{CONSULTATION.waits}</View>}
      {!row.answer && view.viewer === 'body' && <><Words label={CONSULTATION.answer} value={text} onChange={setText} maxLength={CONSULTATION_LIMITS.answer} /><Button label={CONSULTATION.answer} spoken={`${row.text}：${CONSULTATION.answer}`} {...busyWord(taps, 'answer')} onPress={() => void send()} /></>}
    </Paper>
  );
}
/** A new question or objection, where it is time for it. */
function Ask({ view, kind, onDone }: { view: ConsultationView; kind: AskKind; onDone: () => void }) {
  const taps = useTap();
  const [text, setText] = useState('');
  const why = view.why[kind];
  if (why) return why === 'consultationClosed' ? null : <Note>{CONSULTATION_RULE_WORDS[why as ConsultationRuleCode]}</Note>;
  const label = kind === 'question' ? CONSULTATION.ask : CONSULTATION.object;
  const send = async (): Promise<void> => {
    if (text.trim() === '') return announce('写一句再交', 'warn');
    if (await taps.tap('ask', (key) => api('POST /consultations/:id/asks', { params: { id: view.id }, body: { kind, text }, key }), CONSULTATION.askSent)) setText('');
    onDone();
  };
  return <><Words label={label} value={text} onChange={setText} maxLength={CONSULTATION_LIMITS.question} placeholder={kind === 'question' ? CONSULTATION.askPlaceholder : CONSULTATION.objectPlaceholder} /><Button label={label} {...busyWord(taps, 'ask')} onPress={() => void send()} /></>;
}
function Whole({ view, kind, onDone }: { view: ConsultationView; kind: AskKind; onDone: () => void }) {
  const pages = usePages('GET /consultations/:id/asks', { params: { id: view.id }, query: { kind } }, false);
  const again = (): void => { void pages.query.reload(); onDone(); };
  return (
    <>
      <View className='topic-title'>{view.title}</View>
      <Ask view={view} kind={kind} onDone={again} />
      <QueryView query={pages.query} what='提问'>{() => <>{pages.items.length === 0 ? <Empty title={kind === 'question' ? CONSULTATION.noAsks : CONSULTATION.noObjections} body='有了会在这里，谁答的写得清楚。' /> : pages.items.map((row) => <Asked key={row.id} row={row} view={view} onDone={again} />)}<More pages={pages} /></>}</QueryView>
    </>
  );
}

/** Questions, or objections, with who answered them; one asks here while it is time. */
export default function ConsultationAsks() {
  const { id: asked = '', kind: which } = useRouter().params;
  const [[id, kind]] = useState<[string, AskKind]>([asked, which === 'objection' ? 'objection' : 'question']);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /consultations/:id', known ? { params: { id } } : null, false);
  return <Page title={kind === 'question' ? CONSULTATION.asks : CONSULTATION.objections} className='topic-wide' {...(query.data ? { station: query.data.station } : {})}><QueryView query={query} what='这次协商'>{(view) => <Whole view={view} kind={kind} onDone={() => void query.reload()} />}</QueryView></Page>;
}
