import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { announce, Button, Field, Note, Paper, QueryView, SectionHead, Tag, useTap } from '@/ui';
import { choiceWords, orderedChoice, type Choice } from '@/ui/ballots/choice';
import { Choose } from '@/ui/ballots/Choose';
import { SECRET_WATCH as WORDS } from '@shared/copy/secretWatch';
import { emptyBox, sentBox, withChoice, type BoxDraft, type PaperCounts } from '../model/boxes';
import type { VoteView } from '../model/views';

/** A way of choosing that is not in the list: several options, or their order. */
function Another({ view, onAdd }: { view: VoteView; onAdd: (choice: Choice) => void }) {
  const [choice, setChoice] = useState<string[] | null>(null);
  if (view.method === 'yesno') return null;
  if (choice === null) return <View className='u-gap'><Button kind='text' label={WORDS.addCombination} onPress={() => setChoice([])} /></View>;
  return <><Choose view={view} value={choice} onChange={(next) => setChoice(Array.isArray(next) ? next : [])} /><View className='u-gap'><Button kind='second' label={WORDS.combination} onPress={() => { onAdd(orderedChoice(view, choice)); setChoice(null); }} /></View></>;
}
function BoxForm({ view, onDone }: { view: VoteView; onDone: () => void }) {
  const [draft, setDraft] = useState<BoxDraft>(() => emptyBox(view));
  const { busy, tap } = useTap();
  const put = (part: Partial<BoxDraft>): void => setDraft((all) => ({ ...all, ...part }));
  const send = async (): Promise<void> => {
    const body = sentBox(draft);
    if (!body) return announce(WORDS.boxNumbers, 'warn');
    if (await tap('box', (key) => api('POST /votes/:id/paper-count', { params: { id: view.id }, body, key }), WORDS.counted)) onDone();
  };
  return (
    <>
      <Field label={WORDS.box} value={draft.box} maxLength={20} onChange={(box) => put({ box })} />
      <Field label={WORDS.handed} kind='number' value={draft.handed} maxLength={5} onChange={(handed) => put({ handed })} />
      {draft.votes.map(({ choice, n }, at) => <Field key={JSON.stringify(choice)} label={WORDS.votesOf(choiceWords(choice, view.options, view.method === 'irv'))} kind='number' value={n} maxLength={5} onChange={(text) => put({ votes: draft.votes.map((one, other) => (other === at ? { ...one, n: text } : one)) })} />)}
      <Another view={view} onAdd={(choice) => setDraft((all) => withChoice(all, choice))} />
      <Field label={WORDS.invalid} kind='number' value={draft.invalid} maxLength={5} onChange={(invalid) => put({ invalid })} />
      <View className='u-gap'><Button kind='second' label={WORDS.count} {...(busy ? { busy: '正在记…' } : {})} onPress={() => void send()} /></View>
    </>
  );
}
type Counting = NonNullable<PaperCounts['boxes'][number]['mine']>;
const sumWords = ({ handed, votes, invalid }: Counting): string => WORDS.boxSum(handed, votes.reduce((sum, { n }) => sum + n, 0), invalid);

/** Boxes of paper ballots: each of the two counts alone, and sees what the other counted only where they do not agree. */
export function Boxes({ view, onDone }: { view: VoteView; onDone: () => void }) {
  const query = useApi('GET /votes/:id/paper-counts', { params: { id: view.id } }, false);
  const done = (): void => { void query.reload(); onDone(); };
  return (
    <View className='u-section'>
      <SectionHead title={WORDS.boxes} />
      <QueryView query={query} what='纸票'>
        {({ marks, boxes }) => (
          <>
            <Note>{WORDS.boxesNote(marks)}</Note>
            {boxes.map(({ box, state, mine, both }) => <Paper key={box} className='u-gap'><View className='secret-row'><View>{`${WORDS.box} ${box}`}</View><Tag tone={state === 'unequal' ? 'late' : 'quiet'}>{WORDS.boxState[state]}</Tag></View>{mine && <View>{sumWords(mine)}</View>}{both.map((one) => <View key={one.name} className='u-second'>{`${one.name}：${sumWords(one)}`}</View>)}</Paper>)}
            {view.state === 'closing' && <BoxForm view={view} onDone={done} />}
          </>
        )}
      </QueryView>
    </View>
  );
}
