import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, daySaid, Empty, ListRow, monthDay, Note, Page, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { CORRECTION_WORDS, ROLL, ROLL_STATE_WORDS } from '@shared/copy/rolls';
import { areaShown } from '@shared/domain/rolls/cells';
import { MissingForm, OwnLineCard, OwnObjections } from '../components/OwnLines';
import { rollWords, sumWords, type RollView } from '../model/words';
import './rolls.scss';

function Numbers({ view }: { view: RollView }) {
  const { sums, kind } = view;
  return (
    <View className='u-section'>
      <SectionHead title={ROLL.numbers} note={sumWords(kind, sums)} />
      <Paper tone='list'>{sums.buildings.map(({ name, lines, area }) => <ListRow key={name} icon='home' title={ROLL.building(name)} detail={kind === 'owners' ? [ROLL.lines(lines), area === null ? null : ROLL.area(areaShown(area))].filter(Boolean).join('，') : ROLL.seats(lines)} />)}</Paper>
      <Note>{`${ROLL.countedNote}${ROLL.namesNote}`}</Note>
    </View>
  );
}

function Corrections({ view }: { view: RollView }) {
  if (view.corrections.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={ROLL.corrections} note={ROLL.lines(view.corrections.length)} />
      <Paper tone='list'>{view.corrections.map(({ at, what, building }, index) => <ListRow key={index} title={CORRECTION_WORDS[what]} detail={`${ROLL.building(building)}，${monthDay(new Date(at))}`} />)}</Paper>
    </View>
  );
}

function Mine({ view, reload }: { view: RollView; reload: () => Promise<unknown> }) {
  const waits = (ref: string): boolean => view.objections.some((one) => one.state === 'open' && one.kind !== 'missing' && view.mine.find((line) => line.ref === ref)?.place === one.place);
  if (view.mine.length > 0) return <>{view.mine.map((line) => <OwnLineCard key={line.ref} line={line} waiting={waits(line.ref)} onDone={reload} />)}</>;
  if (view.viewer === 'station') return null;
  return <View className='u-section'><Paper><View>{ROLL.noMine.title}</View><View className='u-second'>{ROLL.noMine.body}</View></Paper>{view.mayObject && <MissingForm rollId={view.id} onDone={reload} />}</View>;
}

function Whole({ view, reload }: { view: RollView; reload: () => Promise<unknown> }) {
  const when = view.state === 'open' && view.until ? ROLL.until(daySaid(view.until)) : view.settledAt ? ROLL.settledAt(monthDay(new Date(view.settledAt))) : view.withdrawnWhy ? `${ROLL.withdrawn}：${view.withdrawnWhy}` : '';
  return (
    <>
      <View className='rolls__title'>{view.body.name}</View>
      <View className='rolls__facts'>{[rollWords(view), when].filter(Boolean).join('，')}</View>
      <Tag tone='quiet'>{ROLL_STATE_WORDS[view.state]}</Tag>
      {view.viewer === 'station' && <View className='rolls__buttons'><Button kind='second' icon='receipt' label={ROLL.toDesk} onPress={() => open('rollDesk', { id: view.id })} /></View>}
      <Mine view={view} reload={reload} />
      <OwnObjections view={view} />
      <Numbers view={view} />
      <Corrections view={view} />
    </>
  );
}

function OneRoll({ id }: { id: string }) {
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /rolls/:id', known ? { params: { id } } : null, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return <Page title={ROLL.title} className='rolls' {...(query.data ? { station: query.data.station } : {})}><QueryView query={query} what='这份名册'>{(view) => <Whole view={view} reload={query.reload} />}</QueryView></Page>;
}

/** One roll: its numbers for everybody, one's own lines for oneself. */
export default function RollPage() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  if (id === '') return <Page title={ROLL.title} className='rolls'><Empty title='没有这份名册' body='从消息或议事组织里点开看。' act={{ label: ROLL.mine, onPress: () => open('myRolls') }} /></Page>;
  return <OneRoll id={id} />;
}
