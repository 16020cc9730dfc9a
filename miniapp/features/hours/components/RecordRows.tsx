import { ListRow, Paper, Tag } from '@/ui';
import { open } from '@/platform/routes';
import { recordRowWords, type Row, stateWords } from '../model/words';

/** Records, each the way to its page. `named`: of several volunteers. */
export function RecordRows({ rows, named = false }: { rows: readonly Row[]; named?: boolean }) {
  return (
    <Paper tone='list' className='u-gap'>
      {rows.map((row) => {
        const [words, detail] = [stateWords(row), recordRowWords(row, named)];
        return <ListRow key={row.id} icon='clock' title={row.title} detail={detail} aside={<Tag tone={row.overdue || row.objected ? 'late' : 'quiet'}>{words}</Tag>} spoken={`${row.title}，${words}，${detail}`} onPress={() => open('serviceRecord', { id: row.id })} />;
      })}
    </Paper>
  );
}
