import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ResponseOf, usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, Field, fullMoment, ListRow, Page, Paper, QueryView, SignedIn, Tag } from '@/ui';
import { ENTRIES, REGISTERS } from '@shared/copy/registers';
import { readsRegisters } from '@shared/domain/registers/states';
import './registers.scss';

type Entry = ResponseOf<'GET /registers/entries'>['items'][number];

function EntryRow({ entry }: { entry: Entry }) {
  const { number, category, text, address, community, filedAt, finished, closedAt, result, source } = entry;
  const { case: goesOn } = entry;
  const word = finished ? ENTRIES.finished : goesOn ? ENTRIES.goesOn : ENTRIES.waits;
  const when = `${fullMoment(new Date(filedAt))} 受理${closedAt ? `，${fullMoment(new Date(closedAt))} 办结` : ''}`;
  const openCase = goesOn ? { onPress: () => open('workbenchCase', { id: goesOn.id }) } : {};
  return (
    <ListRow
      title={`${category}　${address}`}
      detail={<><View>{text}</View>{result && <View>{`结果：${result}`}</View>}<View>{`${source} ${number}　${community.name}　${when}${goesOn ? `　工单 ${goesOn.number}` : ''}`}</View></>}
      aside={<Tag tone={finished ? 'neutral' : 'quiet'}>{word}</Tag>}
      spoken={`${category}，${address}，${word}，${number}`}
      {...openCase}
    />
  );
}

function List() {
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const pages = usePages('GET /registers/entries', { query: { search } }, false);
  return (
    <>
      <Field label={ENTRIES.label} value={typed} onChange={setTyped} maxLength={60} onDone={() => setSearch(typed.trim())} />
      <View className='sheets__buttons'><Button kind='second' icon='search' label='找' onPress={() => setSearch(typed.trim())} /></View>
      <View className='u-section'>
        <QueryView query={pages.query} what={ENTRIES.title}>
          {() => pages.items.length === 0 ? <Empty {...(search === '' ? ENTRIES.empty : ENTRIES.nothing)} /> : <Paper tone='list'>{pages.items.map((entry) => <EntryRow key={entry.id} entry={entry} />)}</Paper>}
        </QueryView>
      </View>
      {pages.more && <View className='sheets__buttons'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** What other systems had on record before, for whoever looks after the place. */
export default function EntriesPage() {
  return (
    <Page title={ENTRIES.title} className='sheets'>
      <SignedIn>{(me) => (readsRegisters(me.roles) ? <List /> : <Empty title={REGISTERS.notYours} body={ENTRIES.empty.body} act={{ label: '回首页', onPress: () => openTab('home') }} />)}</SignedIn>
    </Page>
  );
}
