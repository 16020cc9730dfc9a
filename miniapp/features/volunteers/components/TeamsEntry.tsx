import { open } from '@/platform/routes';
import { ListRow, Paper } from '@/ui';
import { ABLE } from '@shared/copy/ableNeighbours';
import { PLAN } from '@shared/copy/volunteerProjects';
import { TEAM } from '@shared/copy/volunteerTeams';

/** The way to one's teams, to those one may join, to what they do over months, and to what one wants to be found by. */
export function TeamsEntry() {
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='wall' title={TEAM.mineTitle} detail={TEAM.mineNote} onPress={() => open('myTeams')} />
      <ListRow icon='search' title={TEAM.findTitle} detail={TEAM.findDetail} onPress={() => open('teams')} />
      <ListRow icon='osmanthus' title={PLAN.entry} detail={PLAN.entryNote} onPress={() => open('volunteerPlans')} />
      <ListRow icon='medal' title={ABLE.entry} detail={ABLE.entryNote} onPress={() => open('able')} />
    </Paper>
  );
}
