import { View } from '@tarojs/components';
import type { ResponseOf } from '@/api';
import { fullMoment, ListRow, Paper, Tag } from '@/ui';
import { monthWords } from '@shared/copy/dockets';

type Row = ResponseOf<'GET /dockets'>['items'][number];

const tasksWords = ({ items, tasks: { open, done } }: Row): string => (open + done === 0 ? `${items} 个议题` : `${items} 个议题，要办 ${open + done} 项，办完 ${done} 项`);

/** Meetings, newest first. */
export function Rows({ items, onOpen }: { items: readonly Row[]; onOpen: (id: string) => void }) {
  return (
    <Paper tone='list'>
      {items.map((row) => (
        <ListRow
          key={row.id}
          title={`${monthWords(row.month)}　${row.by}`}
          detail={<><View>{`${fullMoment(new Date(row.meetsAt))}　${row.place}`}</View><View>{tasksWords(row)}</View></>}
          aside={row.tasks.late > 0 ? <Tag tone='late'>{`超期 ${row.tasks.late} 项`}</Tag> : undefined}
          spoken={`${monthWords(row.month)}，${row.by}，${tasksWords(row)}${row.tasks.late > 0 ? `，超期 ${row.tasks.late} 项` : ''}`}
          onPress={() => onOpen(row.id)}
        />
      ))}
    </Paper>
  );
}
