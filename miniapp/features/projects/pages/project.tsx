import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, happenedWords, ListRow, Page, Paper, PhotoGrid, QueryView, RuledWords, SectionHead, Tag, Timeline, type TimelineNode, useStepped } from '@/ui';
import { chosenWords, PROJECT, PROJECT_KIND_WORDS, PROJECT_ORIGIN_WORDS, PROJECT_STATE_WORDS, projectMomentWords } from '@shared/copy/projects';
import { Acceptance, Follow } from '../components/Acceptance';
import { Plan } from '../components/Plan';
import { Answer, OwnSteps, StationDesk } from '../components/Station';
import { moneyWords, type ProjectView, type StepProps } from '../model/words';
import './projects.scss';

function chosenSaid({ chosen, council }: ProjectView): string | null {
  if (!chosen) return null;
  if (chosen.by === 'council') return council ? PROJECT.council(chosen.people ?? council.present, chosen.count ?? council.agreed) : '议事会定的';
  return chosenWords(chosen.count ?? 0, chosen.people ?? 0);
}

function Facts({ view }: { view: ProjectView }) {
  const said = chosenSaid(view);
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='wall' title={view.kind ? PROJECT_KIND_WORDS[view.kind].name : PROJECT.title} detail={[view.number, PROJECT_ORIGIN_WORDS[view.by]].join('，')} aside={<Tag tone={view.late ? 'late' : 'quiet'}>{view.late ? `有一步${PROJECT.late}` : PROJECT_STATE_WORDS[view.state]}</Tag>} />
      <ListRow icon='place' title={view.place || view.given || view.community.name} detail={view.given && view.place ? `提的时候写的是 ${view.given}` : view.community.name} />
      {view.kind && <ListRow icon='receipt' title={moneyWords(view)} detail='不向居民收钱' />}
      {view.duty && <ListRow icon='search' title={PROJECT.duty} detail={view.duty} />}
      {said && <ListRow icon='check' title='怎么选上的' detail={said} />}
    </Paper>
  );
}

function Evaluation({ view: { evaluation } }: { view: ProjectView }) {
  if (!evaluation) return null;
  return (
    <View className='u-section'>
      <SectionHead title={PROJECT.evaluation} />
      <Paper><View>{evaluation.text}</View><View className='u-second'>{`${PROJECT.spent(evaluation.spentFen)}，${PROJECT.upkeep(evaluation.upkeep.name)}`}</View></Paper>
    </View>
  );
}

function Story({ view }: { view: ProjectView }) {
  const now = new Date();
  const nodes: TimelineNode[] = view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: projectMomentWords(moment), time: happenedWords(new Date(moment.at), now), ...(moment.text ? { text: moment.text } : {}) }));
  return <View className='u-section'><SectionHead title={PROJECT.timeline} note='新的在上面' {...(view.linked ? { link: '前前后后', onLink: () => open('thread', { kind: 'project', id: view.id }) } : {})} /><Paper><Timeline nodes={nodes} /></Paper></View>;
}

function Body(props: StepProps) {
  const { view } = props;
  const { roundId } = view;
  return (
    <>
      <View className='project-title'>{view.title}</View>
      <RuledWords text={view.need}>{view.photos.length > 0 && <PhotoGrid photos={view.photos.map(({ id, thumbUrl, url }) => ({ id, thumb: thumbUrl, full: url }))} />}</RuledWords>
      {view.state === 'choosing' && roundId && <View className='u-gap'><Button label={PROJECT.round} onPress={() => open('projectRound', { id: roundId })} /></View>}
      <Facts view={view} />
      {view.actions.includes('answer') && <Answer {...props} />}
      <Acceptance {...props} />
      <Evaluation view={view} />
      <Plan {...props} />
      {view.viewer === 'station' && <StationDesk {...props} />}
      <OwnSteps {...props} />
      <Follow {...props} />
      <Story view={view} />
    </>
  );
}

/** One micro-project, for whoever looks: neighbours, who proposed it, who owns a step, the station. */
export default function ProjectPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /projects/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return (
    <Page title={PROJECT.title} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what='这个微项目'>{(data) => <Body view={view ?? data} taps={taps} onDone={onDone} />}</QueryView>
    </Page>
  );
}
