import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { api, sentenceOf, useApi, useSignedIn } from '@/api';
import { open, replace } from '@/platform/routes';
import { announce, Button, confirm, Empty, ListRow, Note, Page, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { fill } from '@shared/copy/fill';
import { ROLL_CHANGE_WORDS, ROLL_DESK, ROLL_IMPORT_WORDS, ROLL_KIND_WORDS } from '@shared/copy/rolls';
import { areaShown } from '@shared/domain/rolls/cells';
import { ROLL_CHANGES } from '@shared/domain/rolls/kinds';
import { sumWords, type Import } from '../model/words';
import './rolls.scss';

/** How often a table that is being read is looked at, milliseconds. */
const LOOK_MS = 1_500;

function Findings({ title, findings, count }: { title: string; findings: Import['problems']; count: number }) {
  if (count === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={fill(title, { count })} note={count > findings.length ? fill(ROLL_DESK.first, { count: findings.length }) : undefined} />
      <Paper tone='list'>{findings.map(({ row, column, text }, at) => <ListRow key={at} title={[row === 0 ? ROLL_DESK.whole : fill(ROLL_DESK.row, { row }), column].filter(Boolean).join('，')} detail={text} />)}</Paper>
    </View>
  );
}

function Changes({ changes }: { changes: Import['changes'] }) {
  if (!changes) return null;
  const words = ROLL_CHANGES.filter((what) => (changes.counts[what] ?? 0) > 0).map((what) => `${ROLL_CHANGE_WORDS[what]} ${changes.counts[what]} 行`);
  return (
    <View className='u-section'>
      <SectionHead title={ROLL_DESK.changes} note={ROLL_DESK.changesNote(changes.since)} />
      <Note>{words.length === 0 ? ROLL_DESK.same : words.join('，')}</Note>
      {changes.first.length > 0 && <Paper tone='list'>{changes.first.map(({ what, place, from, to }, at) => <ListRow key={at} title={place} detail={what === 'area' && from !== null && to !== null ? ROLL_DESK.areaFromTo(areaShown(from), areaShown(to)) : ROLL_CHANGE_WORDS[what]} />)}</Paper>}
    </View>
  );
}

function Foot({ view, onDone }: { view: Import; onDone: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false);
  const step = async (act: () => Promise<Import>) => {
    setBusy(true);
    try {
      const after = await act();
      if (after.rollId) replace('rollDesk', { id: after.rollId });
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
      await onDone();
    }
  };
  const params = { id: view.id };
  const accept = async () => {
    if (await confirm({ ...ROLL_DESK.acceptAsk, body: fill(ROLL_DESK.acceptAsk.body, { lines: view.rows }) })) await step(() => api('POST /rolls/imports/:id/accept', { params }));
  };
  const refuse = async () => { if (await confirm(ROLL_DESK.refuseAsk)) await step(() => api('POST /rolls/imports/:id/refuse', { params })); };
  const word = busy ? { busy: '正在办…' } : {};
  if (view.state === 'done' && view.rollId) return <View className='rolls__buttons'><Button label={ROLL_DESK.manage} onPress={() => open('rollDesk', { id: view.rollId ?? '' })} /></View>;
  return (
    <View className='rolls__buttons'>
      {view.state === 'checked' && view.problemCount === 0 ? <Button label={ROLL_DESK.accept} {...word} onPress={() => void accept()} /> : <Button label={ROLL_DESK.again} onPress={() => replace('rollsDesk')} />}
      {(view.state === 'checked' || view.state === 'unreadable') && <Button kind='second' label={ROLL_DESK.refuse} {...word} onPress={() => void refuse()} />}
    </View>
  );
}

function Whole({ view }: { view: Import }) {
  return (
    <>
      <View className='rolls__title'>{view.file || view.body.name}</View>
      <View className='rolls__facts'>{[view.body.name, ROLL_KIND_WORDS[view.kind].name, `${view.rows} 行`, view.by].join('，')}</View>
      <Tag tone='quiet'>{ROLL_IMPORT_WORDS[view.state]}</Tag>
      {view.state === 'reading' && <Note>{ROLL_DESK.reading}</Note>}
      {view.state === 'checked' && <Note icon={view.problemCount === 0 ? 'check' : 'warn'}>{view.problemCount === 0 ? `${ROLL_DESK.clean}。${view.sums ? sumWords(view.kind, view.sums) : ''}` : ROLL_DESK.mend}</Note>}
      <Findings title={ROLL_DESK.problems} findings={view.problems} count={view.problemCount} />
      <Changes changes={view.changes} />
      <Findings title={ROLL_DESK.notes} findings={view.notes} count={view.noteCount} />
    </>
  );
}

function OneImport({ id }: { id: string }) {
  const query = useApi('GET /rolls/imports/:id', { params: { id } }, false);
  const { data, reload } = query;
  const reading = data?.state === 'reading';
  useEffect(() => {
    if (!reading) return undefined;
    const timer = setInterval(() => void reload(), LOOK_MS);
    return () => clearInterval(timer);
  }, [reading, reload]);
  return <Page title={ROLL_DESK.import} className='rolls' foot={data && data.state !== 'reading' ? <Foot view={data} onDone={reload} /> : undefined}><QueryView query={query} what='这一份'>{(view) => <Whole view={view} />}</QueryView></Page>;
}

/** One table on its way in: its faults, what it changes, and the decision. */
export default function RollImportPage() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  if (id !== '') return <OneImport id={id} />;
  return <Page title={ROLL_DESK.import} className='rolls'><Empty title='没有这份表' body='回到名册，重新选一份。' act={{ label: ROLL_DESK.title, onPress: () => replace('rollsDesk') }} /></Page>;
}
