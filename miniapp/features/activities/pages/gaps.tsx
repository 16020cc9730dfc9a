import { useApi } from '@/api';
import { open, openTab } from '@/platform/routes';
import { deadlineWords, Empty, ListRow, Page, Paper, QueryView, SignedIn } from '@/ui';
import { ACTIVITY } from '@shared/copy/activities';
import { hasCounter } from '@shared/domain/kernel/roles';

function Gaps() {
  const query = useApi('GET /workbench/activity-gaps', {});
  return (
    <QueryView query={query} what='还缺人的'>
      {({ items }) => (items.length === 0 ? <Empty {...ACTIVITY.gapsEmpty} /> : (
        <Paper tone='list'>
          {items.map(({ activityId, shiftId, title, startsAt, roles }) => {
            const words = [deadlineWords(new Date(startsAt), new Date()), ...roles.map(({ name, missing, waiting }) => [ACTIVITY.missing(name, missing), waiting > 0 ? ACTIVITY.waiting(waiting) : null].filter(Boolean).join('，'))].join('，');
            return <ListRow key={shiftId} icon='clock' title={title} detail={words} spoken={`${title}，${words}`} onPress={() => open('activity', { id: activityId })} />;
          })}
        </Paper>
      ))}
    </QueryView>
  );
}

/** Where hands are missing in the next two weeks. */
export default function ActivityGaps() {
  return <Page title={ACTIVITY.gaps}><SignedIn>{(me) => (hasCounter(me.roles) ? <Gaps /> : <Empty title={ACTIVITY.notYours} body={ACTIVITY.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
