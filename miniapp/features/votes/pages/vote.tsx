import { View } from '@tarojs/components';
import { open } from '@/platform/routes';
import { Button, FootNote, happenedWords, ListRow, Note, Page, Paper, QueryView, SectionHead, Tag, Timeline, useStepped } from '@/ui';
import { spaced } from '@/ui/ballots/spaced';
import { timesWords } from '@/ui/ballots/times';
import { useVote } from '@/ui/ballots/useVote';
import { ballotWhy, SECRET_DOOR as SECRET } from '@shared/copy/ballots';
import { areaWords, bindingWords, ruleSentence, VOTE, VOTE_METHOD_WORDS, VOTE_STATE_WORDS, VOTE_UNIT_WORDS, voteMomentWords } from '@shared/copy/votes';
import { Scrutineers, VoteDesk } from '../components/Desk';
import { Objections } from '../components/Objections';
import { Result } from '../components/Result';
import { isTaking, timeWordsOf, type VoteProps, type VoteView } from '../model/words';
import '@/ui/ballots/named.scss';

function Facts({ view }: { view: VoteView }) {
  const when = view.state === 'draft' && view.times ? timesWords(view.times) : timeWordsOf(view, new Date());
  const { label, note } = bindingWords(view.binding);
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='clock' title={when ?? VOTE_STATE_WORDS[view.state]} detail={`${VOTE_METHOD_WORDS[view.method].name}，${VOTE_UNIT_WORDS[view.unit].name}`} aside={<Tag tone='quiet'>{VOTE_STATE_WORDS[view.state]}</Tag>} />
      {view.ballot === 'secret' && <ListRow icon='lock' title={SECRET.label} detail={SECRET.labelNote} />}
      <ListRow icon='notice' title={label} detail={note} />
      <ListRow icon='me' title={view.body.name} detail={view.roll ? [VOTE.roll(view.roll.count), view.rule.bases.includes('area') ? VOTE.area(areaWords(view.roll.area)) : null].filter(Boolean).join('，') : view.community.name} onPress={() => open('body', { id: view.body.id })} />
      <ListRow icon='talk' title={VOTE.about} detail={view.basis.kind === 'topic' ? VOTE.aboutTopic : VOTE.aboutTalk} onPress={() => open(view.basis.kind === 'topic' ? 'topic' : 'consultation', { id: view.basis.id })} />
    </Paper>
  );
}
/** What is asked and how it is counted: from the freeze on nobody changes a word of it. */
function Asked({ view }: { view: VoteView }) {
  return (
    <>
      <View className='u-section'><SectionHead title={VOTE.about} /><Paper>{[view.text, ...view.clauses].map((words) => <View key={words} className='vote-text'>{words}</View>)}{view.options.map(({ id, label, cost }) => <View key={id} className='vote-text'>{cost === undefined ? label : `${label}，${cost} 元`}</View>)}</Paper></View>
      <View className='u-section'><SectionHead title={VOTE.rule} /><Paper><View className='vote-text'>{ruleSentence(view.rule)}</View></Paper></View>
      <Scrutineers view={view} />
      {view.fingerprint && <View className='u-section'><SectionHead title={VOTE.fingerprint} /><Paper><View className='vote-code'>{spaced(view.fingerprint.vote)}</View><View className='u-second'>{VOTE.fingerprintNote}</View></Paper></View>}
      {view.corrections.length > 0 && <View className='u-section'><SectionHead title={VOTE.corrections} /><Paper>{view.corrections.map(({ kind, reason, at }) => <View key={at} className='vote-text'>{`${happenedWords(new Date(at), new Date())}，${kind === 'add' ? VOTE.addedLine : VOTE.voidedLine}：${reason}`}</View>)}</Paper></View>}
    </>
  );
}
function Story({ view }: { view: VoteView }) {
  const now = new Date();
  return <View className='u-section'><SectionHead title={VOTE.story} note='新的在上面' /><Paper><Timeline nodes={view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: voteMomentWords(moment), time: happenedWords(new Date(moment.at), now), ...(moment.text ? { text: moment.text } : {}) }))} /></Paper></View>;
}
/** Why the viewer does not vote, where they may wonder. */
const whyNot = (view: VoteView): string | null => (view.lines > 0 ? (view.state !== 'closing' ? ballotWhy(view.why) : null) : view.state === 'open' && !view.parts.includes('scrutineer') ? VOTE.notOnRoll : null);

function Whole(props: VoteProps) {
  const { view } = props;
  const why = whyNot(view);
  return (
    <>
      <View className='vote-title'>{view.title}</View>
      {view.ballot === 'named' && view.lines > 0 && view.voted >= view.lines && view.state !== 'published' && <Note icon='check'>{VOTE.voted}</Note>}
      {why && <Note>{why}</Note>}
      <Facts view={view} />
      {view.tally && <Result view={{ ...view, tally: view.tally }} />}
      <VoteDesk {...props} />
      <Objections {...props} />
      <Asked view={view} />
      <Story view={view} />
    </>
  );
}
/** A secret ballot is cast once, and afterwards only looked for. */
function SecretFoot({ view }: { view: VoteView }) {
  if (isTaking(view)) return <><Button label={SECRET.go} onPress={() => open('secretBallot', { id: view.id })} /><FootNote>{SECRET.labelNote}</FootNote></>;
  return <Button kind='second' label={SECRET.look} onPress={() => open('secretMine', { id: view.id })} />;
}
function Foot({ view }: { view: VoteView }) {
  if (view.ballot === 'secret') return <SecretFoot view={view} />;
  if (view.lines === 0 || !isTaking(view)) return null;
  const done = view.voted >= view.lines;
  return <><Button kind={done ? 'second' : 'primary'} label={done ? VOTE.change : VOTE.go} onPress={() => open('voteBallot', { id: view.id })} /><FootNote>{done ? VOTE.votedNote : VOTE.hidden}</FootNote></>;
}

/** One vote, for whoever looks: voters, the two who watch it, those who prepare it; at the end what came out. */
export default function VotePage() {
  const { vote: query } = useVote();
  const { view, taps, onDone } = useStepped(query);
  const shown = view && view.lines > 0 && (isTaking(view) || (view.ballot === 'secret' && (view.state === 'closing' || view.state === 'published')));
  return <Page title={VOTE.one} className='vote-wide' {...(view ? { station: view.station } : {})} {...(shown ? { foot: <Foot view={view} /> } : {})}><QueryView query={query} what='这次表决'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}
