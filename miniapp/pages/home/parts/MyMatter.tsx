import { View } from '@tarojs/components';
import { type ResponseOf, useApi } from '@/api';
import { open, openTab } from '@/platform/routes';
import { ClockLine, DayStrip, elderClockWords, Icon, Paper, Phrases, Press, Tag } from '@/ui';
import { clockWords } from '@/ui/words/clock';

type Mine = ResponseOf<'GET /cases/mine'>;

/** My matters for home: those that wait for my word come first, then the latest open one. */
export function useMyMatters(signedIn: boolean) {
  const open = useApi('GET /cases/mine', signedIn ? { query: { tab: 'open', limit: 1 } } : null);
  const waiting = (open.data?.counts.toEvaluate ?? 0) > 0;
  const toEvaluate = useApi('GET /cases/mine', signedIn && waiting ? { query: { tab: 'toEvaluate', limit: 1 } } : null);
  return { counts: open.data?.counts, row: (waiting ? toEvaluate.data?.items[0] : undefined) ?? open.data?.items[0] };
}

/** How many of mine are not finished. */
export const unfinished = (counts: Mine['counts'] | undefined): number => (counts ? counts.open + counts.toEvaluate : 0);

/** The latest of my matters with its public clock, on home. */
export function MyMatter({ row, counts }: { row: Mine['items'][number]; counts: Mine['counts'] }) {
  const full = useApi('GET /cases/:id', { params: { id: row.id } });
  const now = new Date();
  const words = clockWords(row.clock, now);
  return (
    <Paper tone={words.tone === 'late' ? 'late' : 'plain'} className='home__mine'>
      <View className='home__mine-head'>
        <View className='u-second'>您反映的事</View>
        <Press className='home__mine-all' role='link' onPress={() => openTab('matters')}>{`全部 ${unfinished(counts) + counts.done} 件`}</Press>
      </View>
      <Press role='link' label={`${row.title}。${words.big}，${words.exact}`} onPress={() => open('case', { id: row.id })}>
        <View className='home__mine-title'>{row.title}</View>
        {full.data && words.tone !== 'done' && !row.toEvaluate && <DayStrip clock={full.data.clock} />}
        <View className='home__mine-foot'>
          {row.toEvaluate ? <View className='home__mine-promise'>办好了，请您评一评</View> : words.tone === 'late'
            ? <ClockLine clock={row.clock} now={now} />
            : <View className='home__mine-promise'>{words.exact || words.big}</View>}
          {row.toEvaluate && <Tag>等您评价</Tag>}
          <Icon name='right' colour='ink' size={22} />
        </View>
      </Press>
    </Paper>
  );
}

/** The same in elder mode: the moment in words, no day strip. */
export function ElderMatter({ row }: { row: Mine['items'][number] }) {
  const words = elderClockWords(row.clock, new Date());
  const big = row.toEvaluate ? '办好了，请您评一评' : words.big;
  return (
    <Paper tone={words.tone === 'late' ? 'late' : 'plain'} label={`您反映的：${row.title}。${big}，${words.exact}`} onPress={() => open('case', { id: row.id })}>
      <View className='home__elder-matter'>
        <View className='home__elder-words'>
          <View className='u-second'>您反映的：{row.title}</View>
          <View className={`home__elder-big ${words.tone === 'late' ? 'u-late' : ''}`}><Phrases text={big} /></View>
          {!row.toEvaluate && words.exact && <View>{words.exact}</View>}
        </View>
        <Icon name='right' colour='deep' size={28} />
      </View>
    </Paper>
  );
}
