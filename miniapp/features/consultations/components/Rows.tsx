import { View } from '@tarojs/components';
import { open } from '@/platform/routes';
import { ListRow, Paper, Tag } from '@/ui';
import { countWords, dueWords, factWords, stateWords, type TopicRow } from '../model/words';

/** Topics in a list, the tag below the title so that words keep the width of a phone: what and where, how many second it, what it waits for. */
export function TopicRows({ rows }: { rows: readonly TopicRow[] }) {
  const now = new Date();
  return (
    <View className='u-gap'>
      <Paper tone='list'>
        {rows.map((row) => {
          const lines = [factWords(row), row.state === 'gathering' ? countWords(row) : null, dueWords(row, now)].flatMap((line) => line ?? []);
          return (
            <ListRow key={row.id} title={row.title} detail={<><View><Tag tone={row.late ? 'late' : 'quiet'}>{stateWords(row)}</Tag></View>{lines.map((line) => <View key={line}>{line}</View>)}</>} spoken={[row.title, stateWords(row), ...lines].join('，')} onPress={() => open('topic', { id: row.id })} />
          );
        })}
      </Paper>
    </View>
  );
}
