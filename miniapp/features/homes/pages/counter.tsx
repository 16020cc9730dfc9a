import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type CallArgs, type ResponseOf } from '@/api';
import { openTab } from '@/platform/routes';
import { announce, Button, Empty, Field, happenedWords, LessonsFor, ListRow, Note, OptionGrid, Page, Paper, SectionHead, SignedIn, Tabs, Tag, useTap } from '@/ui';
import { DOCUMENT_WORDS, HOME_STATE_WORDS, LEVEL_WORDS, RELATION_WORDS } from '@shared/copy/identity';
import { DOCUMENT_KINDS, type DocumentKind } from '@shared/domain/identity/levels';
import { hasCounter } from '@shared/domain/kernel/roles';
import './homes.scss';

type Visitor = ResponseOf<'POST /counter/find'>;
const WAYS = [
  { value: 'code', label: '柜台码' },
  { value: 'number', label: '工单号' },
  { value: 'phone', label: '姓名和尾号' },
] as const;
type Way = (typeof WAYS)[number]['value'];

/** Who stands here: by the code on their phone first; nobody is looked up who is not here. */
function Find({ onFound }: { onFound: (visitor: Visitor) => void }) {
  const [way, setWay] = useState<Way>('code');
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const { busy, tap } = useTap();
  const call = (): CallArgs<'POST /counter/find'>[0] => {
    if (way === 'code') return { body: { code: text.replace(/\s/g, '') } };
    return way === 'number' ? { body: { number: text.trim() } } : { body: { phoneTail: text.trim(), name: name.trim() } };
  };
  const gap = (): string | null => {
    if (way === 'code') return /^\d{6}$/.test(text.replace(/\s/g, '')) ? null : '柜台码是六个数，请居民在「我的身份」里打开';
    if (way === 'number') return text.trim().length < 3 ? '写上完整的工单号' : null;
    return /^\d{4}$/.test(text.trim()) && name.trim() !== '' ? null : '姓名和手机后四位都要写';
  };
  const find = async (): Promise<void> => {
    const missing = gap();
    if (missing) return announce(missing, 'warn');
    if (await tap('find', async () => onFound(await api('POST /counter/find', call())))) setText('');
  };
  const label = way === 'code' ? '六位柜台码' : way === 'number' ? '工单号' : '手机后四位';
  return (
    <>
      <Tabs tabs={WAYS} value={way} onChange={(next) => {
        setWay(next);
        setText('');
      }} />
      <Paper className='homes__form'>
        {way === 'phone' && <Field label='姓名' value={name} maxLength={40} onChange={setName} />}
        <Field label={label} kind={way === 'number' ? 'text' : 'number'} value={text} maxLength={way === 'number' ? 32 : 7} onChange={setText} onDone={() => void find()} />
        <View className='homes__two'><Button label='找到这一位' busy={busy ? '正在找…' : undefined} onPress={() => void find()} /></View>
      </Paper>
    </>
  );
}

/** Records that a document was seen: its kind, and the name as it stands there. */
function Record({ visitor, onDone }: { visitor: Visitor; onDone: (visitor: Visitor) => void }) {
  const [kind, setKind] = useState<DocumentKind | null>(null);
  const [name, setName] = useState(visitor.name);
  const { busy, tap } = useTap();
  const send = async (): Promise<void> => {
    if (kind === null) return announce('选一种证件', 'warn');
    if (name.trim() === '') return announce('写上证件上的姓名', 'warn');
    const corrected = name.trim() === visitor.name ? {} : { name: name.trim() };
    await tap('seen', async (key) => onDone(await api('POST /counter/documents', { body: { visit: visitor.visit, kind, ...corrected }, key })), '记好了，只记了看过');
  };
  return (
    <>
      <SectionHead title='看的是哪一种证件' note='不记号码，不复印' />
      <OptionGrid label='证件' columns={2} options={DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_WORDS[value] }))} value={kind} onChange={setKind} />
      <Field label='证件上的姓名' value={name} maxLength={20} onChange={setName} />
      <View className='homes__two'><Button label='证件看过了' busy={busy ? '正在记…' : undefined} onPress={() => void send()} /></View>
    </>
  );
}

function Seen({ visitor, onUndone }: { visitor: Visitor; onUndone: () => void }) {
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const { busy, tap } = useTap();
  const { document } = visitor;
  if (!document) return null;
  const undo = async (): Promise<void> => {
    if (reason.trim().length < 2) return announce('写一句为什么撤回', 'warn');
    if (await tap('undo', () => api('POST /counter/documents/:id/undo', { params: { id: document.id }, body: { reason: reason.trim() } }), '撤回了，告诉居民了')) onUndone();
  };
  return (
    <>
      <Note icon='check'>{`${document.unit} ${document.by} ${happenedWords(new Date(document.at), new Date())}看过${DOCUMENT_WORDS[document.kind]}`}</Note>
      {document.mayUndo && !asking && <View className='homes__acts'><Button kind='text' label='看错了，撤回' onPress={() => setAsking(true)} /></View>}
      {asking && (
        <>
          <Field label='为什么撤回' note='居民会看到' value={reason} maxLength={100} onChange={setReason} />
          <View className='homes__two'>
            <Button kind='danger' label='撤回' busy={busy ? '正在记…' : undefined} onPress={() => void undo()} />
            <Button kind='second' label='先不撤' onPress={() => setAsking(false)} />
          </View>
        </>
      )}
    </>
  );
}

function Person({ visitor, onChanged, onNext }: { visitor: Visitor; onChanged: (visitor: Visitor) => void; onNext: () => void }) {
  return (
    <>
      <Paper className='homes__form'>
        <View className='homes__head'>
          <View className='homes__door'>{visitor.name}</View>
          <Tag>{LEVEL_WORDS[visitor.level]}</Tag>
        </View>
        {visitor.phoneTail && <View className='u-second'>{`手机尾号 ${visitor.phoneTail}`}</View>}
        {visitor.homes.map(({ placeText, no, state, relation }) => <ListRow key={placeText + no} icon='place' title={[placeText, no].filter(Boolean).join(' ')} detail={`${RELATION_WORDS[relation]}　${HOME_STATE_WORDS[state]}`} />)}
      </Paper>
      <View className='u-section'>
        {visitor.document ? <Seen visitor={visitor} onUndone={onNext} /> : <Record visitor={visitor} onDone={onChanged} />}
      </View>
      <View className='u-section'><Button kind='second' label='下一位' onPress={onNext} /></View>
    </>
  );
}

/** The counter: who stands here, and that their document was seen. */
export default function Counter() {
  const [visitor, setVisitor] = useState<Visitor | null>(null);
  const desk = visitor ? <Person visitor={visitor} onChanged={setVisitor} onNext={() => setVisitor(null)} /> : <Find onFound={setVisitor} />;
  return (
    <Page title='柜台核验' className='homes desk'>
      <SignedIn>
        {(me) => hasCounter(me.roles) ? <>{desk}<LessonsFor situation='counter' /></> : <Empty title='这里归工作站' body='证件在社区工作站的柜台看。' act={{ label: '回首页', onPress: () => openTab('home') }} />}
      </SignedIn>
    </Page>
  );
}
