import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi, type ResponseOf } from '@/api';
import { announce, busyWord, Button, Field, Note, Paper, QueryView, SectionHead, take, useTap, type StepsOf } from '@/ui';
import { SECRET_WATCH as WORDS } from '@shared/copy/secretWatch';
import type { VoteView } from '../model/views';

type Sample = ResponseOf<'GET /votes/:id/samples'>['items'][number];
const SAID = ['asked', 'notAsked', 'away'] as const;

/** Somebody of the sample: whether they asked for a ballot, as they say on the telephone. Never what they chose. */
function Called({ view, sample, item, onDone }: { view: VoteView; sample: Sample; item: Sample['items'][number]; onDone: () => void }) {
  const { busy, tap } = useTap();
  const say = async (said: (typeof SAID)[number]): Promise<void> => {
    if (await tap(said, (key) => api('POST /votes/:id/sample-said', { params: { id: view.id }, body: { sample: sample.id, line: item.line, said }, key }), WORDS.counted)) onDone();
  };
  return (
    <Paper className='u-gap'>
      <View className='secret-row'><View className='u-strong'>{item.label}</View><View>{item.said ? WORDS.said[item.said] : ''}</View></View>
      <View className='u-buttons u-gap'>{SAID.map((said) => <Button key={said} kind={item.said === said ? 'second' : 'text'} label={WORDS.said[said]} spoken={`${item.label}，${WORDS.said[said]}`} {...(busy === said ? { busy: '正在记…' } : {})} onPress={() => void say(said)} />)}</View>
    </Paper>
  );
}
function Draw(props: StepsOf<VoteView>) {
  const { view, taps } = props;
  const [seed, setSeed] = useState('');
  const [many, setMany] = useState('45');
  const draw = (): void => {
    if (seed.trim().length < 4) return announce(WORDS.seedMissing, 'warn');
    const count = Math.min(100, Math.max(1, Math.round(Number(many) || 45)));
    void take(props, 'sample', (key) => api('POST /votes/:id/sample', { params: { id: view.id }, body: { revision: view.revision, seed: seed.trim(), count }, key }), WORDS.drawn);
  };
  return (
    <>
      <Field label={WORDS.seed} value={seed} maxLength={100} onChange={setSeed} />
      <Field label={WORDS.many} kind='number' value={many} maxLength={3} onChange={setMany} />
      <View className='u-gap'><Button kind='second' label={WORDS.draw} {...busyWord(taps, 'sample')} onPress={draw} /></View>
    </>
  );
}

/** Issued lines, drawn by a number that was drawn in public, to be called: what finds lines that somebody else used. */
export function Samples(props: StepsOf<VoteView>) {
  const { view } = props;
  const over = view.state === 'closing' || view.state === 'published';
  const query = useApi('GET /votes/:id/samples', over ? { params: { id: view.id } } : null, false);
  const done = (): void => void query.reload();
  if (!over) return null;
  return (
    <View className='u-section'>
      <SectionHead title={WORDS.sample} />
      <Note>{WORDS.sampleNote}</Note>
      {view.actions.includes('sample') && <Draw {...props} onDone={(after) => { props.onDone(after); done(); }} />}
      <QueryView query={query} what='抽查'>
        {({ items }) => (
          <>
            {items.map((sample) => (
              <View key={sample.id} className='u-section'>
                <View className='u-second'>{WORDS.sampleOf(sample.items.length, sample.of, sample.seed)}</View>
                {sample.items.some(({ said }) => said === 'notAsked') && <Note tone='warn'>{WORDS.alarm}</Note>}
                {sample.items.map((item) => <Called key={item.line} view={view} sample={sample} item={item} onDone={done} />)}
              </View>
            ))}
          </>
        )}
      </QueryView>
    </View>
  );
}
