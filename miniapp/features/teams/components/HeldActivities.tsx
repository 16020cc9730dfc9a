import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { usePages } from '@/api';
import { open } from '@/platform/routes';
import { Button, daySaid, deadlineWords, ListRow, Note, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { ACTIVITY, ACTIVITY_STATE_WORDS } from '@shared/copy/activities';
import { dayOf } from '@shared/domain/kernel/days';

/** When the next shift begins, or on which day the last one was. */
function whenWords(startsAt: string | null, now: Date): string | null {
  if (startsAt === null) return null;
  const at = new Date(startsAt);
  return at > now ? deadlineWords(at, now) : daySaid(dayOf(at));
}

/** What a team or a project does, the latest first; to those who hold it the way to another one. */
export function HeldActivities({ team, project }: { team: string | null; project?: string }) {
  const pages = usePages('GET /activities/held', { query: project === undefined ? { teamId: team ?? '' } : { projectId: project } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const now = new Date();
  return (
    <View className='u-section'>
      <SectionHead title={ACTIVITY.held} />
      <QueryView query={pages.query} what='办的活动'>
        {({ may }) => (
          <>
            {pages.items.length === 0 ? <Note>{may ? ACTIVITY.heldEmpty.body : ACTIVITY.heldEmpty.title}</Note> : (
              <Paper tone='list'>
                {pages.items.map(({ id, title, where, startsAt, state, shifts }) => {
                  const [tag, detail] = [state === 'published' && shifts === 0 ? ACTIVITY.over : ACTIVITY_STATE_WORDS[state], [whenWords(startsAt, now), where].filter(Boolean).join('，')];
                  return <ListRow key={id} icon='volunteer' title={title} detail={detail} aside={<Tag tone='quiet'>{tag}</Tag>} spoken={`${title}，${tag}，${detail}`} onPress={() => open('activity', { id })} />;
                })}
              </Paper>
            )}
            {pages.more && <View className='u-gap'><Button kind='text' label={ACTIVITY.moreRows} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
            {may && <View className='u-gap'><Button kind='second' icon='plus' label={ACTIVITY.make} onPress={() => open('activityEdit', { ...(team ? { team } : {}), ...(project ? { project } : {}) })} /></View>}
          </>
        )}
      </QueryView>
    </View>
  );
}
