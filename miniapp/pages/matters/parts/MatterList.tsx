import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { caseTag } from '@shared/copy/cases';
import { type ResponseOf, usePages } from '@/api';
import { fileAddress } from '@/platform/address';
import { open } from '@/platform/routes';
import { Button, ClockLine, Empty, FieldError, monthDay, Paper, QueryView, SectionHead, Tabs, Tag, useElder } from '@/ui';
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
        {row.thumbUrl && <Image className='matter__photo' src={fileAddress(row.thumbUrl)} mode='aspectFill' />}
      </View>
      <View className='matter__foot'>
        <ClockLine clock={row.clock} now={now} done={tag} />
        <Tag tone={late ? 'late' : 'quiet'}>{tag}</Tag>
      </View>
    </Paper>
  );
}

const useMatters = (tab: Tab) => usePages('GET /cases/mine', { query: { tab } });

/** The matters of one kind, the newest first; what follows stands behind one press. */
function Matters({ tab, pages, quiet = false }: { tab: Tab; pages: ReturnType<typeof useMatters>; quiet?: boolean }) {
  const { query, items, more, fetching, error, fetchMore } = pages;
  const now = new Date();
  return (
    <QueryView query={query} what='您的事'>
      {() =>
        items.length > 0 ? (
          <View className='matter-list'>
            {items.map((row) => <MatterRow key={row.id} row={row} now={now} />)}
            {error && <FieldError text={error.message} />}
            {more && <Button kind='second' label='再看一些' busy={fetching ? '正在取' : undefined} onPress={() => void fetchMore()} />}
          </View>
        ) : quiet ? (
          <View className='u-second'>{EMPTY[tab].title}</View>
        ) : (
          <Empty {...EMPTY[tab]} act={{ label: '随手拍', icon: 'report', onPress: () => open('report') }} />
        )
      }
    </QueryView>
  );
}

function ElderPart({ tab }: { tab: Tab }) {
  return <Matters tab={tab} pages={useMatters(tab)} quiet />;
}

/** Elder mode has no tabs: what waits for one's word comes first, what is done behind one press. */
function ElderMatters() {
  const [done, setDone] = useState(false);
  return (
    <>
      <SectionHead title='等您评一评' />
      <ElderPart tab='toEvaluate' />
      <View className='u-section'><SectionHead title='正在办的' /></View>
      <ElderPart tab='open' />
      <View className='u-section'>
        {done ? <SectionHead title='办完的' /> : <Button kind='second' label='看办完的事' onPress={() => setDone(true)} />}
      </View>
      {done && <ElderPart tab='done' />}
    </>
  );
}

function TabbedMatters() {
  const [tab, setTab] = useState<Tab>('open');
  const pages = useMatters(tab);
  const counts = pages.query.data?.counts;
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
      <Matters tab={tab} pages={pages} />
    </>
  );
}

/** What I reported: in hand, waiting for my word, done. */
export function MatterList() {
  return useElder() ? <ElderMatters /> : <TabbedMatters />;
}
