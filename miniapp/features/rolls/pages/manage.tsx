import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useApi, usePages, useSignedIn } from '@/api';
import { open, replace } from '@/platform/routes';
import { Button, daySaid, Empty, Field, ListRow, Note, Page, Paper, QueryView, Tabs, Tag, useStepped } from '@/ui';
import { ROLL, ROLL_DESK, ROLL_STATE_WORDS } from '@shared/copy/rolls';
import { areaShown } from '@shared/domain/rolls/cells';
import { Objections } from '../components/Objections';
import { RollSteps } from '../components/RollSteps';
import { rollWords, sumWords, type LineRow, type RollProps } from '../model/words';
import './rolls.scss';

type Tab = 'all' | 'unmatched' | 'proposed' | 'objections';
const LOOK_MS = 2_000;

function Row({ rollId, line }: { rollId: string; line: LineRow }) {
  const people = line.holders.map(({ name, person }) => (person ? `${name}（${ROLL_DESK.match}）` : name)).join('、');
  const facts = [line.area > 0 ? ROLL.area(areaShown(line.area)) : null, people, line.developer ? ROLL_DESK.developer : null].filter(Boolean).join('，');
  const word = !line.live ? ROLL_DESK.voided : line.proposed ? ROLL_DESK.views.proposed : line.objections > 0 ? ROLL_DESK.objectionsTab : line.matched ? null : ROLL_DESK.nobody;
  return <ListRow title={line.place} detail={facts} aside={word ? <Tag tone={line.objections > 0 ? 'late' : 'quiet'}>{word}</Tag> : undefined} onPress={() => open('rollLine', { id: rollId, ref: line.ref })} />;
}

function Lines({ rollId, view }: { rollId: string; view: Exclude<Tab, 'objections'> }) {
  const [no, setNo] = useState('');
  const pages = usePages('GET /rolls/:id/lines', { params: { id: rollId }, query: { view, ...(no.trim() === '' ? {} : { no: no.trim() }) } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <>
      {view === 'all' && <Field label={`${ROLL_DESK.find}（${ROLL_DESK.findNo}）`} value={no} maxLength={20} onChange={setNo} />}
      <QueryView query={pages.query} what={ROLL_DESK.line}>{() => (pages.items.length === 0 ? <Note>{ROLL_DESK.noLines}</Note> : <Paper tone='list'>{pages.items.map((line) => <Row key={line.ref} rollId={rollId} line={line} />)}</Paper>)}</QueryView>
      {pages.more && <View className='rolls__buttons'><Button kind='second' label={ROLL_DESK.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

function Whole(props: RollProps) {
  const { view } = props;
  const [tab, setTab] = useState<Tab>('all');
  const { work } = view;
  const tabs: { value: Tab; label: string; count?: number }[] = [
    { value: 'all', label: ROLL_DESK.views.all }, { value: 'unmatched', label: ROLL_DESK.views.unmatched, ...(work ? { count: work.unmatched } : {}) },
    { value: 'objections', label: ROLL_DESK.objectionsTab, ...(work ? { count: work.objections } : {}) }, ...(work && work.proposals > 0 ? [{ value: 'proposed' as const, label: ROLL_DESK.views.proposed, count: work.proposals }] : []),
  ];
  if (work === null) return <Empty title='名册由工作站管' body='您自己的那一行，在这里看。' act={{ label: ROLL.title, onPress: () => replace('roll', { id: view.id }) }} />;
  return (
    <>
      <View className='rolls__title'>{view.body.name}</View>
      <View className='rolls__facts'>{[rollWords(view), sumWords(view.kind, view.sums), view.state === 'open' && view.until ? ROLL.until(daySaid(view.until)) : null].filter(Boolean).join('，')}</View>
      <Tag tone='quiet'>{ROLL_STATE_WORDS[view.state]}</Tag>
      {view.state === 'writing' ? <Note>{ROLL_DESK.reading}</Note> : (
        <>
          <RollSteps {...props} />
          <View className='u-section'>
            <Tabs tabs={tabs} value={tab} onChange={setTab} />
            {tab === 'objections' ? <Objections rollId={view.id} onDone={() => props.onDone()} /> : <Lines key={`${tab} ${String(work.matching)} ${work.unmatched}`} rollId={view.id} view={tab} />}
          </View>
        </>
      )}
    </>
  );
}

function OneRoll({ id }: { id: string }) {
  const query = useApi('GET /rolls/:id', { params: { id } }, false);
  const { view, taps, onDone } = useStepped(query);
  const { reload } = query;
  const goesOn = query.data?.state === 'writing' || query.data?.work?.matching === true;
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setInterval(() => void reload(), LOOK_MS);
    return () => clearInterval(timer);
  }, [goesOn, reload]);
  return <Page title={ROLL_DESK.manage} className='rolls'><QueryView query={query} what='这份名册'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}

/** One roll for the station that keeps it: who stands there, what was objected, the steps. */
export default function ManageRoll() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  if (id !== '') return <OneRoll id={id} />;
  return <Page title={ROLL_DESK.manage} className='rolls'><Empty title='没有这份名册' body='回到名册，重新选一份。' act={{ label: ROLL_DESK.title, onPress: () => replace('rollsDesk') }} /></Page>;
}
