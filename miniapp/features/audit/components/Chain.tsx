import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type Query } from '@/api';
import { announce, Button, Note, Paper, QueryView, SectionHead } from '@/ui';
import { type ChainState, registerMoment } from '../model/words';

/** Rows get their numbers in the background, some seconds after they were written. */
function numbersWords({ rows, chained }: ChainState): string {
  if (rows === 0) return '还没有一行记录。';
  const waiting = rows - chained;
  return waiting > 0 ? `一共 ${rows} 行，${waiting} 行刚写下，过几秒就编上号。` : `一共 ${rows} 行，一行连着一行，都编了号。`;
}

function checkedWords({ checked }: ChainState): string {
  if (!checked) return '还没有从头查过，程序每小时查一遍。';
  const when = `${registerMoment(checked.at)}，`;
  if (checked.upTo === 0 && checked.brokenAt === null) return `${when}查过一遍，那时还没有记录。`;
  return checked.brokenAt === null
    ? `${when}从头查到第 ${checked.upTo} 行，没有被改过，也没有少。`
    : `${when}查到第 ${checked.brokenAt} 行对不上：被改过，或者被删过。到第 ${checked.upTo} 行为止是好的。请马上报告，留好数据，先不要动。`;
}

function copy(text: string): void {
  Taro.setClipboardData({ data: text }).then(() => announce('复制好了'), () => announce('没复制成，请照着写下来', 'warn'));
}

/** The last link, to be written down elsewhere: only so can it be seen that an end was cut off. */
function Anchor({ head }: { head: NonNullable<ChainState['head']> }) {
  const anchor = `${head.number}:${head.hash}`;
  return (
    <View className='aud__anchor'>
      <View>把最后一行的印记抄在别处，以后能证明前面一行没少：</View>
      <Text className='aud__hash' userSelect>{anchor}</Text>
      <Button kind='text' label='复制印记' onPress={() => copy(anchor)} />
    </View>
  );
}

/** Whether the log is complete, in words. */
export function Chain({ query }: { query: Query<ChainState> }) {
  return (
    <View className='aud__chain'>
      <SectionHead title='记录全不全' />
      <QueryView query={query} what='记录的状况'>
        {(state) => (
          <Paper>
            <View>{numbersWords(state)}</View>
            {state.checked?.brokenAt != null ? <View className='u-gap'><Note tone='warn'>{checkedWords(state)}</Note></View> : <View className='u-second'>{checkedWords(state)}</View>}
            {state.head && <Anchor head={state.head} />}
          </Paper>
        )}
      </QueryView>
    </View>
  );
}
