import { ListRow, Paper, Tag } from '@/ui';
import { open } from '@/platform/routes';
import { ACTIVITY, ACTIVITY_STATE_WORDS } from '@shared/copy/activities';
import { type ActivityRow, rowWords } from '../model/words';

const tagOf = (row: ActivityRow): string => (row.state !== 'published' ? ACTIVITY_STATE_WORDS[row.state] : row.mine ? ACTIVITY.signed : row.fits ? ACTIVITY.fits : ACTIVITY_STATE_WORDS.published);

/** Activities, each the way to its page. */
export function ActivityRows({ rows }: { rows: readonly ActivityRow[] }) {
  return (
    <Paper tone='list'>
      {rows.map((row) => <ListRow key={row.id} icon='volunteer' title={row.title} detail={rowWords(row)} aside={<Tag>{tagOf(row)}</Tag>} spoken={`${row.title}，${tagOf(row)}，${rowWords(row)}`} onPress={() => open('activity', { id: row.id })} />)}
    </Paper>
  );
}
