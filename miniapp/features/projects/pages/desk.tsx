import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { announce, Button, deadlineWords, Empty, Field, FieldFrame, OptionGrid, Option, Page, QueryView, SectionHead, SignedIn, Tabs, useTap } from '@/ui';
import { PROJECT, PROJECT_FORM, PROJECT_ORIGIN_WORDS } from '@shared/copy/projects';
import type { Day } from '@shared/domain/kernel/days';
import { worksOnCases } from '@shared/domain/kernel/roles';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import type { ProjectDesk } from '@shared/domain/projects/states';
import { ProjectRows } from '../components/Rows';
import { DayField } from '../components/StepForms';
import './projects.scss';

type Row = ResponseOf<'GET /workbench/projects'>['items'][number];
/** Four at a glance; the rest behind a second row. */
const FIRST: readonly ProjectDesk[] = ['check', 'candidates', 'steps', 'acceptance'];
const REST: readonly ProjectDesk[] = ['asked', 'choosing', 'evaluate', 'over'];

type HowMany = '1' | '2' | '3';
const HOW_MANY = (['1', '2', '3'] as const).map((value) => ({ value, label: `${value} 个` }));

/** Opens a round between candidates: which, until when, how many each may choose and how many are built. */
function OpenRound({ rows, onDone }: { rows: readonly Row[]; onDone: () => void }) {
  const [form, setForm] = useState(false);
  const [title, setTitle] = useState('先办哪一个');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [closesOn, setDay] = useState<Day | null>(null);
  const [builds, setBuilds] = useState<HowMany>('1');
  const [picks, setPicks] = useState<HowMany>('1');
  const { busy, tap } = useTap();
  if (rows.length < 2) return null;
  if (!form) return <View className='u-section'><Button kind='second' label={PROJECT_FORM.openRound} onPress={() => setForm(true)} /></View>;
  const flip = (id: string): void => setChosen((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id]));
  const send = async (): Promise<void> => {
    if (chosen.length < 2 || closesOn === null || title.trim() === '') return announce('放至少两个进来，选到哪一天也选一下', 'warn');
    // One fewer than there are: else nothing is chosen between them.
    if (Math.max(Number(builds), Number(picks)) >= chosen.length) return announce(PROJECT_FORM.tooMany(chosen.length), 'warn');
    let id = '';
    const done = await tap('open', async (key) => { id = (await api('POST /project-rounds', { body: { title, projectIds: [...chosen], closesOn, builds: Number(builds), picks: Number(picks) }, key })).id; }, '开始选了');
    onDone();
    if (done) open('projectRound', { id });
  };
  return (
    <View className='u-section'>
      <SectionHead title={PROJECT_FORM.openRound} />
      <Field label={PROJECT_FORM.roundTitle} value={title} maxLength={PROJECT_LIMITS.stepTitle} onChange={setTitle} />
      <View className='u-second'>{PROJECT_FORM.roundPick}</View>
      {rows.map((row) => <Option key={row.id} kind='checkbox' label={row.title} detail={row.place} chosen={chosen.includes(row.id)} onPress={() => flip(row.id)} />)}
      <DayField label={PROJECT_FORM.roundDay} value={closesOn} onChange={setDay} />
      <FieldFrame label={PROJECT_FORM.picks}><OptionGrid label={PROJECT_FORM.picks} columns={3} options={HOW_MANY} value={picks} onChange={setPicks} /></FieldFrame>
      <FieldFrame label={PROJECT_FORM.builds}><OptionGrid label={PROJECT_FORM.builds} columns={3} options={HOW_MANY} value={builds} onChange={setBuilds} /></FieldFrame>
      <View className='u-gap'><Button label={PROJECT_FORM.openRound} {...(busy ? { busy: '正在开…' } : {})} onPress={() => void send()} /></View>
    </View>
  );
}

function Lists() {
  const [desk, setDesk] = useState<ProjectDesk>('check');
  const pages = usePages('GET /workbench/projects', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  const tabs = (desks: readonly ProjectDesk[]) => desks.map((value) => ({ value, label: PROJECT.desks[value], ...(counts ? { count: counts[value] } : {}) }));
  const due = ({ number, by, dueAt, overdue }: Row): string => [number, PROJECT_ORIGIN_WORDS[by], dueAt ? (overdue ? '过了时间' : `${deadlineWords(new Date(dueAt), new Date())}前`) : null].filter(Boolean).join('　');
  const rows = new Map(pages.items.map((row) => [row.id, row]));
  return (
    <>
      <Tabs tabs={tabs(FIRST)} value={desk} onChange={setDesk} />
      <Tabs tabs={tabs(REST)} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='微项目'>
        {() => (pages.items.length === 0 ? <Empty {...PROJECT.empty.desk} /> : <ProjectRows rows={pages.items} more={({ id }) => { const row = rows.get(id); return row ? <View>{due(row)}</View> : null; }} />)}
      </QueryView>
      {desk === 'candidates' && <OpenRound rows={pages.items} onDone={() => void pages.query.reload()} />}
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** Micro-projects as the station works on them: what is to be checked first, rounds, steps by their day. */
export default function ProjectDeskPage() {
  return (
    <Page title={PROJECT.title} className='project-desk' foot={<Button kind='second' icon='plus' label={PROJECT.propose} onPress={() => open('projectPropose')} />}>
      <SignedIn>{(me) => (worksOnCases(me.roles) ? <Lists /> : <Empty title='这里归工作站' body='社区里的微项目，大家都看得到。' act={{ label: '回首页', onPress: () => openTab('home') }} />)}</SignedIn>
    </Page>
  );
}
