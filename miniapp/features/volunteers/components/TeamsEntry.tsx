import { open } from '@/platform/routes';
import { ListRow, Paper } from '@/ui';
import { TEAM } from '@shared/copy/volunteerTeams';

/** The way to one's teams, and to those one may join. */
export function TeamsEntry() {
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='wall' title={TEAM.mineTitle} detail={TEAM.mineNote} onPress={() => open('myTeams')} />
      <ListRow icon='search' title={TEAM.findTitle} detail={TEAM.findDetail} onPress={() => open('teams')} />
    </Paper>
  );
}
