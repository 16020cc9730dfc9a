import { View } from '@tarojs/components';
import { open } from '@/platform/routes';
import { ListRow, Paper, Tag } from '@/ui';
import { NOTICE } from '@shared/copy/notices';
import { linesOf, type NoticeRow, tagOf } from '../model/words';

/** Notices in a list: what, when, where, by whom; what the viewer has not opened has a mark. */
export function NoticeRows({ rows }: { rows: readonly (NoticeRow & { readonly reads?: number })[] }) {
  const now = new Date();
  return (
    <View className='u-gap'>
      <Paper tone='list'>
        {rows.map((row) => {
          const lines = [...linesOf(row, now), ...(row.reads !== undefined && row.edition > 0 ? [NOTICE.reads(row.reads)] : [])];
          const fresh = row.fresh && row.reads === undefined;
          return <ListRow key={row.id} icon={row.emergency ? 'warn' : 'notice'} fresh={fresh} title={row.title} detail={<>{lines.map((line) => <View key={line}>{line}</View>)}</>} aside={<Tag tone={row.emergency && row.state === 'out' ? 'late' : 'quiet'}>{tagOf(row)}</Tag>} spoken={[fresh ? '没看过的' : '', row.title, tagOf(row), ...lines].filter(Boolean).join('，')} onPress={() => open('notice', { id: row.id })} />;
        })}
      </Paper>
    </View>
  );
}
