import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { api, type ResponseOf, sentenceOf, useApi, useSignedIn } from '@/api';
import { replace } from '@/platform/routes';
import { announce, Button, confirm, Empty, ListRow, Note, Page, Paper, QueryView, SectionHead, Switch } from '@/ui';
import { fill } from '@shared/copy/fill';
import { ROLE_WORDS } from '@shared/copy/roles';
import { closingWords, HELD_WORDS } from '@shared/copy/unitClosing';
import { UNIT_KIND_WORDS } from '@shared/copy/units';
import { PickOne } from '../components/PickOne';
import './administration.scss';

type Holdings = ResponseOf<'GET /administration/units/:id/closing'>;
type UnitPage = ResponseOf<'GET /administration/units/:id'>;
type Successor = Holdings['successors'][number];
type Closing = ResponseOf<'POST /administration/units/:id/close'>;
/** How often a handing over is looked at, milliseconds. */
const LOOK_MS = 2_000;

/** `甲、乙等 5 个`. */
const some = (names: readonly string[], all: number, unit: string): string => `${names.slice(0, 6).join('、')}${all > 6 ? `等 ${all} ${unit}` : ''}`;

/** What hangs on it, and what becomes of each. */
function Fate({ held, to }: { held: Holdings; to: Successor | null }) {
  const { cases, wishes, projects, rules, areas } = held;
  const taker = to?.name ?? '接手的单位';
  const rows = [
    cases.open > 0 && { title: `${cases.open} 件没办完的事，由${taker}接着办`, detail: `${some(cases.numbers, cases.open, '件')}。答应居民的时间不变，进展里写上一行${cases.linked > 0 ? `；有 ${cases.linked} 件连着别的事，一起看得到` : ''}` },
    wishes > 0 && { title: `${wishes} 个认领了的微心愿，由${taker}接着办`, detail: '约好的日子不变，写心愿的邻居会收到消息' },
    projects > 0 && { title: `${projects} 个微项目，由${taker}接着做、接着管`, detail: '每一步的日子不变，跟着的邻居会收到消息' },
    rules.count > 0 && { title: `${rules.count} 条分派规则，改归${taker}`, detail: some(rules.first.map(({ category, area }) => `${category}（${area}）`), rules.count, '条') },
    areas.length > 0 && { title: `${areas.length} 片管理范围，改归${taker}`, detail: some(areas.map(({ name }) => name), areas.length, '片') },
  ].filter((row) => row !== false);
  if (rows.length === 0) return held.members.length > 0 ? null : <Note>手里没有要交的：没有没办完的事，没有人，没有规则和范围。</Note>;
  return <Paper tone='list'>{rows.map(({ title, detail }) => <ListRow key={title} title={title} detail={detail} />)}</Paper>;
}

/** Who goes along and whose term ends. */
function People({ members, to, ends, onChange }: { members: Holdings['members']; to: Successor | null; ends: readonly string[]; onChange: (ends: readonly string[]) => void }) {
  if (members.length === 0) return null;
  const able = members.filter(({ id }) => to?.goAlong.includes(id));
  const turn = (id: string) => onChange(ends.includes(id) ? ends.filter((one) => one !== id) : [...ends, id]);
  return (
    <View className='u-section'>
      <SectionHead title={`${members.length} 个人`} note={able.length > 0 ? '一个个定' : to ? '任期都到此为止' : undefined} />
      {able.length > 1 && (
        <View className='adm__acts'>
          <Button kind='text' label='都过去' onPress={() => onChange([])} />
          <Button kind='text' label='都到此为止' onPress={() => onChange(able.map(({ id }) => id))} />
        </View>
      )}
      <View className='adm__switches'>
        {members.map(({ id, name, role }) => {
          const title = `${name}　${ROLE_WORDS[role]}`;
          if (!to || !able.some((one) => one.id === id)) return <Paper key={id} tone='list'><ListRow title={title} detail={to ? `${to.name}没有${ROLE_WORDS[role]}，任期到此为止` : '先选接手的单位'} /></Paper>;
          return <Switch key={id} label={title} detail={ends.includes(id) ? '任期到此为止' : `到${to.name}接着做，任期不变`} on={!ends.includes(id)} onChange={() => turn(id)} />;
        })}
      </View>
    </View>
  );
}

/** A level or a station: what has to be settled first. */
function Settle({ held }: { held: Holdings }) {
  const numbers = { units: held.units.length, grids: held.grids, rooms: held.rooms, homes: held.homes, residents: held.residents, cases: held.cases.open, wishes: held.wishes, projects: held.projects, members: held.members.length, rules: held.rules.count, areas: held.areas.length };
  const keys = (Object.keys(numbers) as (keyof typeof numbers)[]).filter((key) => numbers[key] > 0);
  return (
    <View className='u-section'>
      <SectionHead title='先安顿好这些，才能撤' />
      <Paper tone='list'>
        {keys.map((key) => <ListRow key={key} title={fill(HELD_WORDS[key], { n: numbers[key] })} detail={key === 'units' ? some(held.units.map(({ name }) => name), held.units.length, '个') : undefined} />)}
      </Paper>
    </View>
  );
}

function useClosing(unit: UnitPage, held: Holdings, reload: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [begun, setBegun] = useState<Closing | null>(null);
  const close = async (to: Successor | null, ends: readonly string[]) => {
    const body = to ? `${unit.name}从此不再接新的事，手里的由${to.name}接着办。办结的事还写着原来的名字。撤掉以后不能恢复。` : `${unit.name}从此不再接新的事。撤掉以后不能恢复。`;
    if (!(await confirm({ title: `撤掉${unit.name}？`, body, yes: '撤掉', danger: true }))) return;
    setBusy(true);
    try {
      setBegun(await api('POST /administration/units/:id/close', { params: { id: unit.id }, body: { revision: held.revision, successorId: to?.id ?? null, ends: [...ends] } }));
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      await reload();
      setBusy(false);
    }
  };
  return { busy, begun, close };
}

/** Looks again while it is handed over. */
function useFollow(closing: boolean, reload: () => Promise<void>): void {
  useEffect(() => {
    if (!closing) return undefined;
    const timer = setInterval(() => void reload(), LOOK_MS);
    return () => clearInterval(timer);
  }, [closing, reload]);
}

function Plan({ unit, held, reload }: { unit: UnitPage; held: Holdings; reload: () => Promise<void> }) {
  const [successorId, setSuccessorId] = useState<string | null>(null);
  const [ends, setEnds] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const { busy, begun, close } = useClosing(unit, held, reload);
  // It goes on whether or not the page can look: a lost connection does not bring the question back.
  useFollow(begun !== null, reload);
  const to = held.successors.find(({ id }) => id === successorId) ?? null;
  if (begun) return <Note>{closingWords(begun)}</Note>;
  if (held.refusal === 'levelHolds') return <Settle held={held} />;
  const needed = held.refusal === 'successorNeeded';
  const send = () => {
    setTried(true);
    if (!needed || to) void close(to, ends);
  };
  return (
    <>
      <View className='adm__two adm__two--both'>
        <View>
          {held.successors.length > 0 && (
            <PickOne label={needed ? '谁来接手' : '谁来接手（可以不选）'} what='单位名字' items={held.successors.map(({ id, name, kind }) => ({ id, name, detail: UNIT_KIND_WORDS[kind] }))} value={successorId} onChange={(id) => { setSuccessorId(id); setEnds([]); }} error={tried && needed && !to ? '选一个接手的单位' : undefined} />
          )}
          {held.successors.length === 0 && needed && <Note tone='warn'>还没有接得了的单位，先用「导入」把新的单位请进来。</Note>}
        </View>
        <View>
          <SectionHead title='它手里的，以后归谁' />
          <Fate held={held} to={to} />
          <People members={held.members} to={to} ends={ends} onChange={setEnds} />
        </View>
      </View>
      <View className='adm__buttons'><Button kind='danger' label='撤掉' busy={busy ? '正在交…' : undefined} onPress={send} /></View>
      <View className='u-second adm__small'>点了才开始交接，中途断了也会接着办完</View>
    </>
  );
}

function OneClosing({ id }: { id: string }) {
  const unit = useApi('GET /administration/units/:id', { params: { id } }, false);
  const held = useApi('GET /administration/units/:id/closing', { params: { id } }, false);
  const { data, reload } = held;
  useFollow(data?.closing?.state === 'closing', reload);
  return (
    <QueryView query={unit} what='这个单位'>
      {(page) => (
        <>
          <View className='adm__head'><View className='adm__title'>{`撤掉${page.name}`}</View></View>
          <QueryView query={held} what='它手里的'>
            {(view) => (view.closing ? (
              <>
                <Note icon={view.closing.state === 'closed' ? 'check' : undefined}>{closingWords(view.closing)}</Note>
                <View className='adm__buttons'><Button label={view.closing.successor ? '看接手的单位' : '回这个单位'} onPress={() => replace('administration', { unit: view.closing?.successor?.id ?? id })} /></View>
              </>
            ) : <Plan unit={page} held={view} reload={reload} />)}
          </QueryView>
        </>
      )}
    </QueryView>
  );
}

/** A unit before it is closed: what hangs on it, what becomes of each, who takes over; then how far that is. */
export default function CloseUnit() {
  useSignedIn();
  const { id = '' } = useRouter().params;
  return (
    <Page title='撤掉单位' className='adm'>
      {id === '' ? <Empty title='没找到这个单位' body='从「管理」的「单位和人员」里再打开一次。' act={{ label: '回管理', onPress: () => replace('administration') }} /> : <OneClosing id={id} />}
    </Page>
  );
}
