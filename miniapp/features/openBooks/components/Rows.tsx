import { open } from '@/platform/routes';
import { ListRow, Paper, Tag } from '@/ui';
import { type BookRow, rowWords, tagOf } from '../model/words';

/** Publications in a list: what, whose, for when. */
export function BookRows({ rows }: { rows: readonly BookRow[] }) {
  return <Paper tone='list' className='u-gap'>{rows.map((row) => <ListRow key={row.id} icon='receipt' title={row.title} detail={rowWords(row)} aside={<Tag tone='quiet'>{tagOf(row)}</Tag>} spoken={`${row.title}，${rowWords(row)}`} onPress={() => open('openBook', { id: row.id })} />)}</Paper>;
}
