import { open } from '@/platform/routes';
import { ListRow, Paper, Tag } from '@/ui';
import { SERVICE, SERVICE_LEVEL_WORDS } from '@shared/copy/directory';
import type { SpecialDays } from '@shared/domain/directory/hours';
import { isStale } from '@shared/domain/directory/rules';
import { isOpen, nowWords, type ServiceRow } from '../model/words';

/** Entries in a list: what, who does it, whether somebody is there now. `kept`: to those who keep them, with what nobody confirmed for long. */
export function ServiceRows({ rows, days, kept = false }: { rows: readonly ServiceRow[]; days: SpecialDays; kept?: boolean }) {
  const now = new Date();
  const tagOf = (row: ServiceRow) => {
    if (row.state === 'withdrawn') return <Tag tone='quiet'>撤下了</Tag>;
    if (kept && isStale(new Date(row.confirmedAt), now)) return <Tag tone='late'>该核对了</Tag>;
    return isOpen(row, days, now) ? <Tag tone='neutral'>开着</Tag> : <Tag tone='quiet'>{SERVICE_LEVEL_WORDS[row.level.kind]}</Tag>;
  };
  return (
    <Paper tone='list' className='u-gap'>
      {rows.map((row) => {
        const detail = `${row.office}，${row.state === 'withdrawn' ? SERVICE.withdrawn : nowWords(row, days, now)}`;
        return <ListRow key={row.id} icon='place' title={row.title} detail={detail} aside={tagOf(row)} spoken={`${row.title}，${detail}`} onPress={() => open('service', { id: row.id })} />;
      })}
    </Paper>
  );
}
