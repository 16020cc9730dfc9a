import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { caseTag } from '@shared/copy/cases';
import { type ResponseOf, useApi } from '@/api';
import { open } from '@/platform/routes';
import { ClockLine, Empty, monthDay, Paper, QueryView, Tabs, Tag } from '@/ui';
import { MoreRows } from './MoreRows';
import '../index.scss';

type Row = ResponseOf<'GET /cases/mine'>['items'][number];
type Tab = 'open' | 'toEvaluate' | 'done';

const EMPTY: Readonly<Record<Tab, { title: string; body: string }>> = {
  open: { title: '还没有在办的事', body: '看见路灯不亮、垃圾没清，拍一张交给工作站。' },
  toEvaluate: { title: '没有等您评价的事', body: '事情办好了，会请您说一声好没好。' },
  done: { title: '还没有办完的事', body: '办完的事都留在这里，随时可以翻看。' },
};

/** One matter in a list: the whole title, the clock as a sentence, the state as a word. */
export function MatterRow({ row, now }: { row: Row; now: Date }) {
  const late = row.clock.state === 'overdue';
  const tag = caseTag({ state: row.state, outcome: row.outcome, step: row.clock.step });
  return (
    <Paper onPress={() => open('case', { id: row.id })} label={`${row.title}，${tag}`} className='matter'>
      <View className='matter__head'>
        <View className='matter__words'>
          <View className='u-second'>{`${row.category.name}　${monthDay(new Date(row.createdAt))}`}</View>
          <View className='matter__title'>{row.title}</View>
        </View>
        {row.thumbUrl && <Image className='matter__photo' src={row.thumbUrl} mode='aspectFill' />}
      </View>
      <View className='matter__foot'>
        <ClockLine clock={row.clock} now={now} done={tag} />
        <Tag tone={late ? 'late' : 'quiet'}>{tag}</Tag>
      </View>
    </Paper>
  );
}

/** What I reported: in hand, waiting for my word, done. */
export function MatterList() {
  const [tab, setTab] = useState<Tab>('open');
  const query = useApi('GET /cases/mine', { query: { tab } });
  const counts = query.data?.counts;
  const now = new Date();
  return (
    <>
      <Tabs
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'open', label: '在办', count: counts?.open },
          { value: 'toEvaluate', label: '等我评价', count: counts?.toEvaluate },
          { value: 'done', label: '办完', count: counts?.done },
        ]}
      />
      <QueryView query={query} what='您的事'>
        {(data) =>
          data.items.length === 0 ? (
            <Empty {...EMPTY[tab]} act={{ label: '随手拍', icon: 'report', onPress: () => open('report') }} />
          ) : (
            <View className='matters'>
              <MoreRows key={`${tab}${data.items[0]?.id ?? ''}`} route='GET /cases/mine' query={{ tab }} first={data}>
                {(row: Row) => <MatterRow key={row.id} row={row} now={now} />}
              </MoreRows>
            </View>
          )
        }
      </QueryView>
    </>
  );
}
