import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { announce, Button, FootNote, Note, Option, Page, Paper, QueryView, SectionHead, Tag, useTap, Words } from '@/ui';
import { budgetWords, PROJECT, PROJECT_FORM, PROJECT_KIND_WORDS, yuan } from '@shared/copy/projects';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import { Thumb } from '../components/Rows';
import { lastDayWords, type Round } from '../model/words';
import './projects.scss';

type Candidate = Round['candidates'][number];
const costs = ({ kind, budgetFen }: Candidate): string => [kind ? PROJECT_KIND_WORDS[kind].name : null, budgetFen === null ? null : budgetFen === 0 ? budgetWords(0, 'none') : `预计 ${yuan(budgetFen)}`].filter(Boolean).join('，');

function Paged({ one, chosen, onChoose, picks }: { one: Candidate; chosen: boolean; onChoose?: (() => void) | undefined; picks: number }) {
  return (
    <View className='project-candidate'>
      <Paper>
        <SectionHead title={one.title} note={[one.place, costs(one)].filter(Boolean).join('，')} {...(one.won ? { aside: <Tag>{PROJECT.won}</Tag> } : {})} />
        <View className='project-row'><View className='project-row__words project-candidate__need'>{one.need}</View><Thumb url={one.thumbUrl} /></View>
        {one.count !== null && <View className='project-count'>{`${one.count} 位选了它`}</View>}
        {onChoose && <Option label={chosen ? '选了它' : '选它'} kind={picks === 1 ? 'radio' : 'checkbox'} chosen={chosen} onPress={onChoose} />}
        <Button kind='text' label='仔细看看' spoken={`仔细看看：${one.title}`} onPress={() => open('project', { id: one.id })} />
      </Paper>
    </View>
  );
}

function Cancel({ round, onDone }: { round: Round; onDone: () => void }) {
  const { busy, tap } = useTap();
  const [asks, setAsks] = useState(false);
  const [reason, setReason] = useState('');
  if (!asks) return <View className='u-section'><Button kind='text' label={PROJECT_FORM.cancelRound} onPress={() => setAsks(true)} /></View>;
  const send = async (): Promise<void> => {
    if (await tap('cancel', (key) => api('POST /project-rounds/:id/cancel', { params: { id: round.id }, body: { revision: round.revision, reason }, key }), '这一轮不选了，留着下一轮')) onDone();
  };
  return <View className='u-section'><Words label='为什么不选了，大家都看得到' value={reason} onChange={setReason} maxLength={PROJECT_LIMITS.note} /><Button kind='danger' label={PROJECT_FORM.cancelRound} {...(busy ? { busy: '正在记…' } : {})} onPress={() => void send()} /></View>;
}

/** What is said on top: by when, or what came of it. */
function headOf(round: Round): string {
  if (round.state === 'cancelled') return `这一轮不选了：${round.reason ?? ''}`;
  if (round.people !== null) return round.people < round.quorum ? PROJECT.few(round.quorum) : PROJECT.counted(round.people);
  return round.over ? PROJECT.counting : PROJECT.until(lastDayWords(round.closesAt, new Date()));
}

function Body({ round, chosen, choosing, onToggle, onDone }: { round: Round; chosen: readonly string[]; choosing: boolean; onToggle: (id: string) => void; onDone: () => void }) {
  return (
    <>
      <View className='project-title'>{round.title}</View>
      <View>{headOf(round)}</View>
      <View className='u-second'>{PROJECT.roundNote(round.picks, round.builds)}</View>
      {round.why && <View className='u-gap'><Note>{round.why}</Note></View>}
      {round.candidates.map((one) => <Paged key={one.id} one={one} chosen={chosen.includes(one.id)} picks={round.picks} onChoose={choosing ? () => onToggle(one.id) : undefined} />)}
      <View className='u-section'><Note>{PROJECT.rule(round.quorum)}</Note></View>
      {round.mayCancel && <Cancel round={round} onDone={onDone} />}
    </>
  );
}

/** One round: what there is to choose, until when, and after the count how many chose which. */
export default function RoundPage() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /project-rounds/:id', known ? { params: { id } } : null, false);
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const { busy, tap } = useTap();
  useDidShow(() => { if (query.data) void query.reload(); });
  const round = query.data;
  const chosen = picked ?? round?.mine ?? [];
  const choosing = round?.may === true && (picked !== null || round.mine === null);
  const toggle = (one: string): void => {
    if (!round) return;
    setPicked(chosen.includes(one) ? chosen.filter((other) => other !== one) : round.picks === 1 ? [one] : [...chosen, one]);
  };
  const send = async (): Promise<void> => {
    if (chosen.length === 0) return announce('先选一个', 'warn');
    if (await tap('choose', (key) => api('POST /project-rounds/:id/choose', { params: { id }, body: { projectIds: [...chosen] }, key }), '选好了，到时间以前还能改')) {
      setPicked(null);
      await query.reload();
    }
  };
  const foot = round?.may
    ? choosing
      ? <><Button label={PROJECT.choose} {...(busy ? { busy: '正在记…' } : {})} onPress={() => void send()} /><FootNote>选了谁，只有您自己看得到</FootNote></>
      : <><Button kind='second' label={PROJECT.change} onPress={() => setPicked(round.mine ?? [])} /><FootNote>您已经选好了</FootNote></>
    : undefined;
  return (
    <Page title={PROJECT.round} {...(foot ? { foot } : {})} {...(round ? { station: round.station } : {})}>
      <QueryView query={query} what='这一轮'>{(data) => <Body round={data} chosen={chosen} choosing={choosing} onToggle={toggle} onDone={() => void query.reload()} />}</QueryView>
    </Page>
  );
}
