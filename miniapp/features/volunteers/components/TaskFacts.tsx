import { View } from '@tarojs/components';
import { happenedWords, ListRow, Note, Paper, PhotoGrid, SectionHead, Tag, Timeline } from '@/ui';
import { open } from '@/platform/routes';
import { TASK, TASK_KIND_WORDS, TASK_STATE_WORDS, taskMomentWords } from '@shared/copy/volunteerTasks';
import { type Task, taskDueWords, taskSkillWords } from '../model/taskWords';

/** What is to be done, where, by when, and for those who took it whom to meet. */
export function TaskFacts({ view }: { view: Task }) {
  const now = new Date();
  const { meet, skills, viewer } = view;
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='volunteer' title={view.title} detail={TASK_KIND_WORDS[view.kind]} aside={<Tag tone={view.late ? 'late' : 'quiet'}>{TASK_STATE_WORDS[view.state]}</Tag>} />
      <ListRow icon='matters' title={TASK.what} detail={view.text} />
      <ListRow icon='place' title={TASK.where} detail={[`${view.community.name}，${view.where}`, view.visit ? TASK.visit : null].filter(Boolean).join('，')} />
      {viewer !== 'owner' && <ListRow icon='talk' title={TASK.meet} detail={meet === null ? TASK.meetLater : meet || view.station.name} />}
      <ListRow icon='clock' title={TASK.when} detail={[taskDueWords(view), view.fitUntil && viewer !== 'owner' ? TASK.fitUntil(happenedWords(new Date(view.fitUntil), now)) : null].filter(Boolean).join('，')} />
      {skills.length > 0 && <ListRow icon='medal' title={TASK.skills} detail={taskSkillWords(skills)} />}
    </Paper>
  );
}

/** Who took it and what they brought back; to other volunteers that places are taken. */
export function TaskClaims({ view }: { view: Task }) {
  const now = new Date();
  return (
    <View className='u-section'>
      <SectionHead title={TASK.claims} note={TASK.places(view.taken, view.places)} />
      {view.claims.map(({ id, name, volunteerId, mine, state, at, report }) => (
        <Paper key={id} className='u-gap'>
          <ListRow title={mine ? TASK.mine : (name ?? TASK.somebody)} detail={`${state === 'reported' ? TASK.reported : TASK.claimed}，${happenedWords(new Date(report?.at ?? at), now)}`} {...(view.viewer === 'station' && volunteerId ? { onPress: () => open('volunteerRecord', { id: volunteerId }) } : {})} />
          {report && <View>{report.text}</View>}
          {report && report.photos.length > 0 && <PhotoGrid photos={report.photos.map((photo) => ({ id: photo.id, thumb: photo.thumbUrl, full: photo.url }))} />}
        </Paper>
      ))}
    </View>
  );
}

/** What the station said at the end, and the story, the latest first. */
export function TaskStory({ view }: { view: Task }) {
  const now = new Date();
  return (
    <>
      {view.result && <View className='u-section'><Note>{view.result}</Note></View>}
      <View className='u-section'>
        <SectionHead title={TASK.record} note='新的在上面' />
        <Paper><Timeline nodes={view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: taskMomentWords(moment), time: happenedWords(new Date(moment.at), now), ...(moment.text ? { text: moment.text } : {}) }))} /></Paper>
      </View>
    </>
  );
}
