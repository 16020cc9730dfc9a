import type { ResponseOf } from '@/api';
import { dayWords, ListRow, Paper, Tag } from '@/ui';
import { open } from '@/platform/routes';
import { CERTIFICATE_STATE_WORDS, hoursWords } from '@shared/copy/volunteerHours';

type Row = ResponseOf<'GET /certificates/mine'>['items'][number];

/** Certificates, each the way to its page. */
export function CertificateRows({ rows }: { rows: readonly Row[] }) {
  return (
    <Paper tone='list' className='u-gap'>
      {rows.map((row) => {
        const [words, detail] = [CERTIFICATE_STATE_WORDS[row.state], [row.minutes === null ? null : hoursWords(row.minutes), dayWords(new Date(row.at), new Date())].filter(Boolean).join('，')];
        return <ListRow key={row.id} icon='medal' title={row.name} detail={detail} aside={<Tag tone={row.state === 'withdrawn' ? 'late' : 'quiet'}>{words}</Tag>} spoken={`${row.name}，${words}，${detail}`} onPress={() => open('certificate', { id: row.id })} />;
      })}
    </Paper>
  );
}
