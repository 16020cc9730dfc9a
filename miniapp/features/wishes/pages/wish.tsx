import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { happenedWords, ListRow, Page, Paper, PhotoGrid, QueryView, RuledWords, SectionHead, Tag, Timeline, type TimelineNode, useStepped } from '@/ui';
import { VoiceLine } from '@/ui/voice/VoiceLine';
import { PICTURE_CHECK_WORDS } from '@shared/copy/checks';
import { WISH } from '@shared/copy/wishPages';
import { CARE_WORDS, WHOM_WORDS, WISH_CATEGORY_WORDS, WISH_STATE_WORDS, wishMomentWords } from '@shared/copy/wishes';
import { WISH_PUBLIC } from '@shared/domain/wishes/states';
import { Proposed } from '../components/Agreement';
import { ClaimForm } from '../components/ClaimForm';
import { Claim } from '../components/Claims';
import { Invitation } from '../components/Invite';
import { Answer, Helped, OwnSteps, Questions, Thanks } from '../components/Own';
import { Receipt, StationDesk } from '../components/Station';
import { areaWords, dueWords, factWords, type StepProps, type WishView } from '../model/words';
import './wishes.scss';

function Words({ view }: { view: WishView }) {
  const signed = [view.whom ? (view.whom === 'self' ? WISH.forSelf : view.whom === 'proxy' && view.viewer === 'recipient' ? WISH.forYou : `替${WHOM_WORDS[view.whom]}写的`) : null, view.care && view.care !== 'none' ? CARE_WORDS[view.care] : null, `${happenedWords(new Date(view.createdAt), new Date())} 写`].filter(Boolean).join('，');
  return (
    <RuledWords text={view.text}>
      {view.voices.map(({ id, url, seconds }) => <VoiceLine key={id} address={url} seconds={seconds} name='' />)}
      {view.photos.length > 0 && <PhotoGrid photos={view.photos.map(({ id, thumbUrl, url, check }) => ({ id, thumb: thumbUrl, full: url, ...(check ? { note: PICTURE_CHECK_WORDS[check] } : {}) }))} />}
      <View className='wish-card__facts'>{signed}</View>
    </RuledWords>
  );
}

function Facts({ view }: { view: WishView }) {
  const area = areaWords({ community: view.community.name, grid: view.grid });
  const hidden = view.viewer === 'guest' || (view.viewer === 'claimant' && view.address === null);
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='wish' title={factWords(view)} detail={WISH_CATEGORY_WORDS[view.category].hint} aside={<Tag>{WISH_STATE_WORDS[view.state]}</Tag>} />
      {view.dueAt && <ListRow icon='clock' title={dueWords(view.dueAt, WISH.checkBy)} detail={view.station.name} />}
      {WISH_PUBLIC.includes(view.state) && <ListRow icon='check' title={WISH.checked} detail={view.station.name} />}
      <ListRow icon='place' title={view.address ?? area} detail={view.address ? area : (view.again ? WISH.again : '只写到网格')} />
      {view.recipient && <ListRow icon='me' title={view.recipient.name} detail={[WISH.recipient, view.recipient.phoneTail ? `手机尾号 ${view.recipient.phoneTail}` : null].filter(Boolean).join('，')} />}
      {view.author && <ListRow icon='me' title={view.author.name} detail={['写心愿的人', view.author.phoneTail ? `手机尾号 ${view.author.phoneTail}` : null].filter(Boolean).join('，')} />}
      {hidden && <ListRow icon='lock' title={WISH.hidden.title} detail={WISH.hidden.detail} />}
    </Paper>
  );
}

/** What comes after a claim, for who thinks of it. */
function After() {
  const nodes: TimelineNode[] = WISH.steps.map(([title, text], at) => ({ id: String(at), tone: 'todo', title, time: '', text }));
  return <View className='u-section'><SectionHead title={WISH.after} /><Paper><Timeline nodes={nodes} /></Paper></View>;
}

function Story({ view }: { view: WishView }) {
  const now = new Date();
  const nodes: TimelineNode[] = view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: wishMomentWords(moment), time: happenedWords(new Date(moment.at), now), ...(moment.text ? { text: moment.text } : {}) }));
  if (nodes.length === 0) return null;
  return <View className='u-section'><SectionHead title={WISH.timeline} note='新的在上面' {...(view.linked ? { link: '前前后后', onLink: () => open('thread', { kind: 'wish', id: view.id }) } : {})} /><Paper><Timeline nodes={nodes} /></Paper></View>;
}

function Body(step: StepProps) {
  const { view } = step;
  const claims = view.viewer === 'guest' && view.actions.includes('claim');
  const own = view.viewer === 'author' || view.viewer === 'recipient';
  return (
    <>
      <Words view={view} />
      <Facts view={view} />
      <Helped {...step} />
      <Invitation {...step} />
      <Proposed view={view} />
      {view.claims.length > 0 && <View className='u-section'><Paper>{view.claims.map((claim) => <Claim key={claim.id} {...step} claim={claim} />)}</Paper></View>}
      {view.actions.includes('answer') && <Answer {...step} />}
      <Thanks {...step} />
      {view.story && <View className='u-section'><SectionHead title={WISH.story} /><Paper><View>{view.story.text}</View>{view.story.photos.length > 0 && <PhotoGrid photos={view.story.photos.map(({ id, thumbUrl, url }) => ({ id, thumb: thumbUrl, full: url }))} />}</Paper></View>}
      {view.viewer === 'station' && <StationDesk {...step} />}
      <Questions {...step} />
      {own && <OwnSteps {...step} />}
      <Receipt {...step} />
      {claims && <After />}
      <Story view={view} />
    </>
  );
}

/** One wish, for whoever looks: neighbours, who wrote it, who claimed it, the station. */
export default function WishPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /wishes/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  const claims = view && view.actions.includes('claim') && view.viewer !== 'station';
  const foot = view && claims ? <ClaimForm view={view} taps={taps} onDone={onDone} /> : undefined;
  return (
    <Page title={WISH.title} {...(foot ? { foot } : {})} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what='这个心愿'>{(data) => <Body view={view ?? data} taps={taps} onDone={onDone} />}</QueryView>
    </Page>
  );
}
