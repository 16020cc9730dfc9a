import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf, useApi } from '@/api';
import { announce, Button, ListRow, Note, Paper, QueryView, SectionHead } from '@/ui';

type Line = ResponseOf<'GET /administration/rules'>['items'][number];

function Lines({ first }: { first: ResponseOf<'GET /administration/rules'> }) {
  const [later, setLater] = useState<{ items: readonly Line[]; next: string | null }>({ items: [], next: first.next });
  const more = async (after: string) => {
    try {
      const page = await api('GET /administration/rules', { query: { after } });
      setLater((before) => ({ items: [...before.items, ...page.items], next: page.next }));
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    }
  };
  const lines = [...first.items, ...later.items];
  const { next } = later;
  if (lines.length === 0) return <Note>还没有规则，收到的事都由工作站自己派。可以用「导入」写进来。</Note>;
  return (
    <>
      <SectionHead title={`${lines.length} 条${next ? '以上' : ''}`} note='范围小的先算数' />
      <Paper tone='list' className='adm__rules'>
        {lines.map((line) => <ListRow key={line.id} title={`${line.category}，${line.area}`} detail={`归 ${line.unit.name}　${line.article}`} />)}
      </Paper>
      {next !== null && <View className='u-section'><Button kind='second' label='再看一些' onPress={() => void more(next)} /></View>}
    </>
  );
}

/** Which unit has which category where, and by which article. */
export function Rules() {
  const query = useApi('GET /administration/rules', {}, false);
  return <QueryView query={query} what='分派规则'>{(first) => <Lines key={first.items[0]?.id ?? ''} first={first} />}</QueryView>;
}
