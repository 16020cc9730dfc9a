import { ListRow, Paper, Tag } from '@/ui';
import { open } from '@/platform/routes';
import { TASK, TASK_STATE_WORDS } from '@shared/copy/volunteerTasks';
import { type TaskRow, taskRowWords } from '../model/taskWords';

const tagOf = ({ fits, state, late }: TaskRow): { words: string; tone: 'late' | 'quiet' } => (late ? { words: TASK.late, tone: 'late' } : { words: fits && state === 'open' ? TASK.fits : TASK_STATE_WORDS[state], tone: 'quiet' });

/** Tasks, each the way to its page. */
export function TaskRows({ rows }: { rows: readonly TaskRow[] }) {
  return (
    <Paper tone='list'>
      {rows.map((row) => {
        const tag = tagOf(row);
        const detail = taskRowWords(row);
        return <ListRow key={row.id} icon='volunteer' title={row.title} detail={detail} aside={<Tag tone={tag.tone}>{tag.words}</Tag>} spoken={`${row.title}，${tag.words}，${detail}`} onPress={() => open('task', { id: row.id })} />;
      })}
    </Paper>
  );
}
