import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { type ResponseOf, useApi, usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, happenedWords, ListRow, Note, Page, Paper, QueryView, SectionHead, SignedIn, Tag } from '@/ui';
import { REGISTERS, SHEET_STATE_WORDS, SHEET_USE_WORDS } from '@shared/copy/registers';
import { handsInTables } from '@shared/domain/registers/states';
import { Sources } from '../components/Sources';
import './registers.scss';

type Row = ResponseOf<'GET /registers/sheets'>['items'][number];

function SheetRow({ row }: { row: Row }) {
  const facts = [`${row.rows} 行`, row.problemCount > 0 ? `${row.problemCount} 处要改` : '', row.by, happenedWords(new Date(row.createdAt), new Date())].filter(Boolean).join('　');
  const title = row.file || row.source.name;
  return (
    <ListRow
      title={title}
      detail={`${SHEET_USE_WORDS[row.use].name}　${row.source.name}　${facts}`}
      aside={<Tag tone={row.state === 'refused' || row.state === 'expired' || row.state === 'undone' ? 'neutral' : 'quiet'}>{SHEET_STATE_WORDS[row.state]}</Tag>}
      spoken={`${title}，${SHEET_STATE_WORDS[row.state]}，${facts}`}
      onPress={() => open('sheet', { id: row.id })}
    />
  );
}

function Lists() {
  const sources = useApi('GET /registers/sources', {}, false);
  const sheets = usePages('GET /registers/sheets', { query: {} }, false);
  useDidShow(() => { if (sheets.query.data) void sheets.query.reload(); });
  return (
    <View className='sheets__two'>
      <QueryView query={sources} what={REGISTERS.sources}>{(listed) => <Sources query={sources} listed={listed} />}</QueryView>
      <View className='u-section'>
        <SectionHead title={REGISTERS.handed} />
        <QueryView query={sheets.query} what={REGISTERS.handed}>
          {() => sheets.items.length === 0 ? <Note>{REGISTERS.noSheets}</Note> : <Paper tone='list'>{sheets.items.map((row) => <SheetRow key={row.id} row={row} />)}</Paper>}
        </QueryView>
        {sheets.more && <View className='sheets__buttons'><Button kind='second' label='再看一些' busy={sheets.fetching ? '正在取…' : undefined} onPress={() => void sheets.fetchMore()} /></View>}
      </View>
    </View>
  );
}

/** Tables of others: orders of platforms above, and registers of other systems. */
export default function Registers() {
  return (
    <Page title={REGISTERS.title} className='sheets'>
      <SignedIn>{(me) => (handsInTables(me.roles) ? <Lists /> : <Empty title={REGISTERS.notYours} body={REGISTERS.notYoursBody} act={{ label: '回首页', onPress: () => openTab('home') }} />)}</SignedIn>
    </Page>
  );
}
