import { open } from '@/platform/routes';
import { ListRow, Paper, Tag } from '@/ui';
import { TEAM, TEAM_STATE_WORDS } from '@shared/copy/volunteerTeams';
import { type MineRow, rowWords, standingWords, type TeamRow } from '../model/words';

/** Teams, each the way to its page. `desk`: with where each stands. */
export function TeamRows({ rows, desk = false }: { rows: readonly TeamRow[]; desk?: boolean }) {
  return (
    <Paper tone='list'>
      {rows.map((row) => {
        const detail = rowWords(row);
        const state = TEAM_STATE_WORDS[row.state];
        return <ListRow key={row.id} icon='wall' title={row.name} detail={detail} {...(desk ? { aside: <Tag tone='quiet'>{state}</Tag> } : {})} spoken={[row.name, desk ? state : null, detail].filter(Boolean).join('，')} onPress={() => open('team', { id: row.id })} />;
      })}
    </Paper>
  );
}

/** My teams: how I stand to each, and what waits for me. */
export function MyTeamRows({ rows }: { rows: readonly MineRow[] }) {
  return (
    <Paper tone='list'>
      {rows.map((row) => {
        const { words, tone } = standingWords(row);
        const detail = [row.aim, row.state === 'active' ? TEAM.count(row.members) : null].filter(Boolean).join('，');
        return <ListRow key={row.id} icon='wall' title={row.name} detail={detail} aside={<Tag tone={tone}>{words}</Tag>} spoken={`${row.name}，${words}，${detail}`} onPress={() => open('team', { id: row.id })} />;
      })}
    </Paper>
  );
}
