import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf, useApi } from '@/api';
import { announce, Button, ListRow, Note, Paper, QueryView, SectionHead } from '@/ui';
import { type Line, RuleForm } from './RuleForm';

function Lines({ first, onOpen }: { first: ResponseOf<'GET /administration/rules'>; onOpen: (line: Line) => void }) {
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
        {lines.map((line) => <ListRow key={line.id} title={`${line.category}，${line.area}`} detail={`归 ${line.unit.name}　${line.article}`} onPress={() => onOpen(line)} />)}
      </Paper>
      {next !== null && <View className='u-section'><Button kind='second' label='再看一些' onPress={() => void more(next)} /></View>}
    </>
  );
}

/** Which unit has which category where, and by which article; lines are made, changed and ended here. */
/** `start`: a line to be made, with its category and area filled in. */
export function Rules({ start }: { start?: { readonly categoryId: string; readonly areaId: string } | undefined }) {
  const query = useApi('GET /administration/rules', {}, false);
  const [form, setForm] = useState<Line | 'new' | null>(start ? 'new' : null);
  const done = () => {
    setForm(null);
    void query.reload();
  };
  return (
    <View className={`adm__two ${form ? 'adm__two--chosen' : ''}`}>
      <View className='adm__list'>
        <Button kind='second' label='加一条规则' onPress={() => setForm('new')} />
        <View className='adm__gap'><QueryView query={query} what='分派规则'>{(first) => <Lines key={first.items.map(({ id, revision }) => `${id}${revision}`).join()} first={first} onOpen={(line) => setForm(line)} />}</QueryView></View>
      </View>
      <View className='adm__pane'>
        {form ? (
          <>
            <View className='adm__back'><Button kind='text' label='回规则' onPress={() => setForm(null)} /></View>
            <RuleForm key={form === 'new' ? 'new' : form.id} line={form === 'new' ? null : form} start={form === 'new' ? start : undefined} onDone={done} />
          </>
        ) : <View className='u-second adm__hint'>选一条来改，或者加一条</View>}
      </View>
    </View>
  );
}
