import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { api, type Query, sentenceOf, useApi } from '@/api';
import { replace } from '@/platform/routes';
import { saveTable } from '@/platform/saveTable';
import { announce, Button, confirm, Empty, FootNote, Note, Page, QueryView, Tag } from '@/ui';
import { fill } from '@shared/copy/fill';
import { REGISTERS, SHEET_STATE_WORDS, SHEET_USE_WORDS } from '@shared/copy/registers';
import type { SheetMapping } from '@shared/domain/registers/fields';
import { Columns, type Sheet } from '../components/Columns';
import { ASKS_FIRST, Categories, Findings, FirstRows } from '../components/Findings';
import './registers.scss';

/** How often a table that is worked on is looked at, milliseconds. */
const LOOK_MS = 1_000;

/** What somebody has chosen and not yet handed over. */
interface Draft {
  readonly columns: SheetMapping;
  readonly system: 'gcj02' | 'wgs84';
  /** What each word stands for: a category, or `ASKS_FIRST`. */
  readonly categories: Readonly<Record<string, string>>;
}
const chosenOf = ({ categories }: Draft) => Object.entries(categories).map(([word, choice]) => (choice === ASKS_FIRST ? { word, admission: true } : { word, categoryId: choice }));
/** What becomes of orders that are taken in. */
const becomes = ({ fresh, work }: Sheet['counts']): string => [fresh > work ? fill(REGISTERS.acceptOrders, { cases: fresh - work }) : '', work > 0 ? fill(REGISTERS.acceptWork, { work }) : ''].join('');

function useSteps(id: string, query: Query<Sheet>) {
  const [busy, setBusy] = useState(false);
  const step = async (act: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await act();
      await query.reload();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  const params = { id };
  return {
    busy,
    check: (draft: Draft) => step(() => api('PUT /registers/sheets/:id/mapping', { params, body: { columns: draft.columns, system: draft.system, categories: chosenOf(draft) } })),
    accept: async ({ use, counts }: Sheet) => {
      const body = use === 'orders' ? becomes(counts) : fill(REGISTERS.acceptRegister, counts);
      if (await confirm({ ...REGISTERS.acceptAsk, body })) await step(() => api('POST /registers/sheets/:id/accept', { params }));
    },
    refuse: async () => { if (await confirm(REGISTERS.refuseAsk)) await step(() => api('POST /registers/sheets/:id/refuse', { params })); },
    undo: async () => { if (await confirm(REGISTERS.undoAsk)) await step(() => api('POST /registers/sheets/:id/undo', { params })); },
    replies: ({ source }: Sheet) => step(async () => {
      const { url, rows, answered } = await api('POST /registers/sheets/:id/replies', { params });
      await saveTable(url, `${source.name}-答复${url.includes('.csv') ? '.csv' : '.xlsx'}`);
      announce(fill(REGISTERS.repliesTaken, { rows, answered }));
    }),
  };
}
type Steps = ReturnType<typeof useSteps>;

function Foot({ sheet, draft, steps }: { sheet: Sheet; draft: Draft; steps: Steps }) {
  const { state, problemCount, use, progress } = sheet;
  const busy = steps.busy ? '正在交…' : undefined;
  const clean = state === 'checked' && problemCount === 0;
  const changed = Object.keys(draft.categories).length > 0 || JSON.stringify(draft.columns) !== JSON.stringify(sheet.columns) || draft.system !== sheet.system;
  if (state === 'committed') {
    if (use === 'orders') return <View className='sheets__buttons'>{sheet.hasReplies && <Button icon='receipt' label={REGISTERS.replies} busy={busy} onPress={() => void steps.replies(sheet)} />}</View>;
    return progress === null ? <View className='sheets__buttons'><Button kind='second' label={REGISTERS.undo} busy={busy} onPress={() => void steps.undo()} /></View> : null;
  }
  const check = { label: state === 'mapping' ? REGISTERS.check : REGISTERS.checkAgain, onPress: () => void steps.check(draft) };
  return (
    <>
      <View className='sheets__buttons'>
        {clean && !changed ? <Button label={REGISTERS.accept} busy={busy} onPress={() => void steps.accept(sheet)} /> : <Button {...check} busy={busy} />}
        <Button kind='second' label={REGISTERS.refuse} onPress={() => void steps.refuse()} />
      </View>
      <FootNote>{clean ? REGISTERS.kept[use] : '先给您看，点头才收；有一行不对，就一行也不收'}</FootNote>
    </>
  );
}

/** What the program does now, and how far it is. */
function Progress({ sheet }: { sheet: Sheet }) {
  const { progress, state } = sheet;
  if (!progress) return null;
  const word = state === 'reading' || state === 'checking' || state === 'writing' || state === 'undoing' ? REGISTERS.progress[state] : REGISTERS.progress.committed;
  const share = progress.of === 0 ? 0 : Math.round((100 * progress.done) / progress.of);
  return (
    <View className='u-section'>
      <Note>{progress.of === 0 ? `${word}…` : `${word}，${progress.done} / ${progress.of} 行。可以先去忙别的，这里接着做。`}</Note>
      <View className='sheets__bar'><View className='sheets__done' style={{ width: `${share}%` }} /></View>
    </View>
  );
}

function Outcome({ sheet }: { sheet: Sheet }) {
  const { state, counts, use } = sheet;
  const { fresh, known, open, refused, work } = counts;
  if (state === 'undone') return <Note icon='check'>{REGISTERS.undone}</Note>;
  if (state === 'committed') return <Note icon='check'>{fill(REGISTERS.finished, { fresh, work: work || undefined, known: known || undefined, refused: refused || undefined })}</Note>;
  if (state !== 'checked') return null;
  return <Note>{`${fill(REGISTERS.fresh, { fresh })}${use === 'register' && open > 0 ? fill(REGISTERS.open, { open }) : ''}${work > 0 ? fill(REGISTERS.asked, { work }) : ''}${known > 0 ? fill(REGISTERS.known, { known }) : ''}。`}</Note>;
}

function Body({ sheet, draft, onDraft }: { sheet: Sheet; draft: Draft; onDraft: (draft: Draft) => void }) {
  const open = sheet.state === 'mapping' || sheet.state === 'checked';
  return (
    <>
      <View className='sheets__head'>
        <View className='sheets__title'>{sheet.file || sheet.source.name}</View>
        <Tag tone='quiet'>{SHEET_STATE_WORDS[sheet.state]}</Tag>
      </View>
      <View className='u-second'>{`${SHEET_USE_WORDS[sheet.use].name}　${sheet.source.name}　${sheet.rows} 行　${sheet.by}`}</View>
      <Progress sheet={sheet} />
      <View className='u-section'><Outcome sheet={sheet} /></View>
      <Findings sheet={sheet} />
      {sheet.state === 'checked' && <Categories sheet={sheet} chosen={draft.categories} onChoose={(word, categoryId) => onDraft({ ...draft, categories: { ...draft.categories, [word]: categoryId } })} />}
      {open && <Columns sheet={sheet} columns={draft.columns} system={draft.system} onColumns={(columns) => onDraft({ ...draft, columns })} onSystem={(system) => onDraft({ ...draft, system })} />}
      <FirstRows sheet={sheet} />
      {open && <View className='u-second'>{REGISTERS.personal}</View>}
    </>
  );
}

function OneSheet({ id }: { id: string }) {
  const query = useApi('GET /registers/sheets/:id', { params: { id } }, false);
  const [draft, setDraft] = useState<Draft | null>(null);
  const steps = useSteps(id, query);
  const { data, reload } = query;
  const working = data !== undefined && data.progress !== null;
  useEffect(() => {
    if (!working) return undefined;
    const timer = setInterval(() => void reload(), LOOK_MS);
    return () => clearInterval(timer);
  }, [working, reload]);
  // What was chosen is handed over: from here the answer holds.
  const state = data?.state;
  useEffect(() => setDraft(null), [state]);
  const held: Draft | null = draft ?? (data ? { columns: data.columns, system: data.system, categories: {} } : null);
  const foot = data && held && ['mapping', 'checked', 'committed'].includes(data.state) ? <Foot sheet={data} draft={held} steps={steps} /> : undefined;
  return (
    <Page title={REGISTERS.sheet} className='sheets' foot={foot}>
      <QueryView query={query} what='这一份'>{(sheet) => held && <Body sheet={sheet} draft={held} onDraft={setDraft} />}</QueryView>
    </Page>
  );
}

/** One table of others on its way in. */
export default function SheetPage() {
  const { id = '' } = useRouter().params;
  if (id !== '') return <OneSheet id={id} />;
  return <Page title={REGISTERS.sheet} className='sheets'><Empty {...REGISTERS.gone} act={{ label: REGISTERS.title, onPress: () => replace('registers') }} /></Page>;
}
