import { View } from '@tarojs/components';
import { type ResponseOf, useApi } from '@/api';
import { open, openTab } from '@/platform/routes';
import { ClockLine, DayStrip, elderClockWords, Icon, Paper, Phrases, Press, Tag } from '@/ui';
import { clockWords } from '@/ui/words/clock';

type Home = ResponseOf<'GET /home'>;
type Matter = NonNullable<Home['matter']>;

/** Everything home shows beside who I am, by one request: on a slow line it is there at once or not at all. */
export function useHome(): Home | undefined {
  const kept: (Omit<Home, 'notices' | 'emergencies' | 'round'> & Partial<Pick<Home, 'notices' | 'emergencies' | 'round'>>) | undefined = useApi('GET /home', {}).data;
  // What an earlier version kept on this phone has neither notices, emergencies nor a round.
  return kept && { ...kept, notices: kept.notices ?? [], emergencies: kept.emergencies ?? [], round: kept.round ?? null };
}

/** How many of mine are not finished. */
export const unfinished = (counts: Home['counts'] | undefined): number => (counts ? counts.open + counts.toEvaluate : 0);

/** The latest of my matters with its public clock, on home. */
export function MyMatter({ row, counts }: { row: Matter; counts: Home['counts'] }) {
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
        {words.tone !== 'done' && !row.toEvaluate && <DayStrip clock={row.clock} />}
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
export function ElderMatter({ row }: { row: Matter }) {
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
