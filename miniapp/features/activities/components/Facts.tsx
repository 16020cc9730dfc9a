import { View } from '@tarojs/components';
import { happenedWords, ListRow, Note, Paper, SectionHead, Tag, Timeline } from '@/ui';
import { open } from '@/platform/routes';
import { ACTIVITY, ACTIVITY_MOMENTS, ACTIVITY_STATE_WORDS, CALL_OFF_WORDS } from '@shared/copy/activities';
import type { CallOff } from '@shared/domain/activities/states';
import { type Activity, demandWords, skillWords } from '../model/words';
import { storyWords } from '@shared/copy/story';

const roleWords = ({ roles }: Activity): string => roles.map(({ name, places, skills, paid }) => `${name} ${places} 个${skills.length > 0 ? `（${skillWords(skills)}）` : ''}${paid ? `（${ACTIVITY.paid}）` : ''}`).join('，');

/** What is to be done, where, what to bring, and for those who come where exactly to meet. */
export function Facts({ view }: { view: Activity }) {
  const now = new Date();
  const rules = [view.opensAt && new Date(view.opensAt) > now ? ACTIVITY.opens(happenedWords(new Date(view.opensAt), now)) : null, ACTIVITY.closes(view.closesHours), ACTIVITY.cancels(view.cancelHours)].filter(Boolean).join('，');
  const { team, project } = view;
  return (
    <>
      <Paper tone='list' className='u-gap'>
        <ListRow icon='volunteer' title={view.title} detail={demandWords(view)} aside={<Tag>{ACTIVITY_STATE_WORDS[view.state]}</Tag>} />
        <ListRow icon='matters' title={ACTIVITY.what} detail={view.text} />
        {team && <ListRow icon='wall' title={ACTIVITY.team} detail={team.name} spoken={`${ACTIVITY.team}，${team.name}`} onPress={() => open('team', { id: team.id })} />}
        {project && <ListRow icon='osmanthus' title={ACTIVITY.project} detail={project.name} spoken={`${ACTIVITY.project}，${project.name}`} onPress={() => open('volunteerPlan', { id: project.id })} />}
        <ListRow icon='place' title={ACTIVITY.where} detail={`${view.community.name}，${view.where}`} />
        <ListRow icon='talk' title={ACTIVITY.meet} detail={view.meet === null ? ACTIVITY.meetLater : view.meet || view.station.name} />
        {view.bring !== '' && <ListRow icon='check' title={ACTIVITY.bring} detail={view.bring} />}
        <ListRow icon='medal' title={ACTIVITY.roles} detail={roleWords(view)} />
        {view.insurance && <ListRow icon='warn' title={ACTIVITY.insurance} detail={view.insurance} />}
        <ListRow icon='clock' title={ACTIVITY.shifts} detail={rules} />
      </Paper>
      {view.roles.some(({ paid }) => paid) && <View className='u-gap'><Note>{ACTIVITY.paidNote}</Note></View>}
    </>
  );
}

/** The story, the latest first. */
export function Story({ view }: { view: Activity }) {
  if (view.timeline.length === 0) return null;
  const now = new Date();
  return (
    <View className='u-section'>
      <SectionHead title={ACTIVITY.record} note='新的在上面' />
      <Paper>
        <Timeline nodes={view.timeline.map(({ id, action, at, code, text }) => ({ id, tone: 'done', title: storyWords(ACTIVITY_MOMENTS, action, CALL_OFF_WORDS[code as CallOff]), time: happenedWords(new Date(at), now), ...(text ? { text } : {}) }))} />
      </Paper>
    </View>
  );
}
