import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { api, type Query, type ResponseOf, sentenceOf, useApi } from '@/api';
import { replace } from '@/platform/routes';
import { announce, Button, confirm, Empty, FootNote, ListRow, Note, Page, Paper, QueryView, SectionHead, Tag, useElder } from '@/ui';
import { IMPORT_KIND_WORDS, IMPORT_STATE_WORDS } from '@shared/copy/administration';
import { MapSection } from '../components/MapSection';
import { isTable, PREVIEW_DAYS } from '@shared/domain/administration/imports';
import './administration.scss';

type ImportPage = ResponseOf<'GET /administration/imports/:id'>;
/** How often a writing import is looked at, milliseconds. */
const LOOK_MS = 1_000;

/** `「人员和身份」第 3 行，手机号：…0003`. */
function whereWords({ row, sheet, column, value }: ImportPage['problems'][number], unit: string): string {
  const place = row === 0 ? '整个文件' : `第 ${row} ${unit}`;
  return `${sheet ? `「${sheet}」` : ''}${place}${column ? `，${column}` : ''}${value ? `：${value}` : ''}`;
}

function Problems({ kind, problems, problemCount: count }: ImportPage) {
  if (count === 0) return null;
  const unit = isTable(kind) ? '行' : '个';
  return (
    <View className='u-section'>
      <SectionHead title={`${count} 处要改，改好再交一次`} note={count > problems.length ? `先列 ${problems.length} 处` : undefined} />
      <Paper tone='list'>
        {problems.map((problem, index) => <ListRow key={index} title={whereWords(problem, unit)} detail={problem.text} />)}
      </Paper>
    </View>
  );
}

/** What it would do: new, known, different; said before it is accepted. */
function Notes({ kind, notes }: ImportPage) {
  if (notes.length === 0) return null;
  const [summary, ...rows] = notes;
  return (
    <View className='u-section'>
      <SectionHead title={summary?.text ?? ''} />
      {rows.length > 0 && <Paper tone='list'>{rows.map(({ row, text }, index) => <ListRow key={index} title={`第 ${row} ${isTable(kind) ? '行' : '个'}`} detail={text} />)}</Paper>}
    </View>
  );
}

function FirstRows({ columns, preview, rows }: ImportPage) {
  if (preview.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title='头几行' note={rows > preview.length ? `一共 ${rows} 行` : undefined} />
      <View className='adm__scroll'>
        <View className='adm__table'>
          <View className='adm__line adm__line--head'>{columns.map((title) => <Text key={title} className='adm__cell'>{title}</Text>)}</View>
          {preview.map((line, index) => <View key={index} className='adm__line'>{line.map((text, at) => <Text key={at} className='adm__cell'>{text}</Text>)}</View>)}
        </View>
      </View>
    </View>
  );
}

/** Accepts or puts away, and says what came of it. */
function useDecision(id: string, query: Query<ImportPage>) {
  const [busy, setBusy] = useState(false);
  const decide = async (accept: boolean) => {
    const question = accept ? { title: '都采用？', body: '全部写入，一行不落。写好以后，大家就看得到了。', yes: '都采用' } : { title: '不要这一份？', body: '什么都不会写入。', yes: '不要了' };
    if (!(await confirm(question))) return;
    setBusy(true);
    try {
      await api(accept ? 'POST /administration/imports/:id/accept' : 'POST /administration/imports/:id/refuse', { params: { id } });
      await query.reload();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return { busy, decide };
}

function Foot({ view, busy, onDecide }: { view: ImportPage; busy: boolean; onDecide: (accept: boolean) => void }) {
  if (view.state !== 'previewed') return null;
  const clean = view.problemCount === 0;
  return (
    <>
      <View className='adm__buttons'>
        {clean && <Button label='都采用' busy={busy ? '正在交…' : undefined} onPress={() => onDecide(true)} />}
        <Button kind='second' label='不要这一份' onPress={() => onDecide(false)} />
      </View>
      <FootNote>{clean ? '点了才生效，一行不对就一行也不写' : '还有要改的，改好表格再交一次'}</FootNote>
    </>
  );
}

function Preview({ id }: { id: string }) {
  const query = useApi('GET /administration/imports/:id', { params: { id } }, false);
  const { busy, decide } = useDecision(id, query);
  const elder = useElder();
  const { data, reload } = query;
  const writing = data?.state === 'committing';
  useEffect(() => {
    if (!writing) return undefined;
    const timer = setInterval(() => void reload(), LOOK_MS);
    return () => clearInterval(timer);
  }, [writing, reload]);
  return (
    <Page title='看一看再采用' className={elder ? 'adm adm--elder' : 'adm'} foot={data?.state === 'previewed' ? <Foot view={data} busy={busy} onDecide={(accept) => void decide(accept)} /> : undefined}>
      <QueryView query={query} what='这一份'>
        {(view) => (
          <>
            <View className='adm__head'>
              <View className='adm__title'>{`${IMPORT_KIND_WORDS[view.kind]}，${view.rows} ${isTable(view.kind) ? '行' : '个图形'}`}</View>
              <Tag tone={view.state === 'refused' ? 'neutral' : 'quiet'}>{IMPORT_STATE_WORDS[view.state]}</Tag>
            </View>
            {view.state === 'expired' && <Note>{`过了 ${PREVIEW_DAYS} 天没人点头，里面的内容已经收走。要用的话再交一次文件。`}</Note>}
            {view.state === 'committed' && <Note icon='check'>都写好了，五秒以内大家都看得到。</Note>}
            <Problems {...view} />
            <Notes {...view} />
            {view.map && <MapSection map={view.map} />}
            <FirstRows {...view} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

/** One import before it is accepted: its problems, its map, its first rows. */
export default function ImportPreview() {
  const { id = '' } = useRouter().params;
  if (id !== '') return <Preview id={id} />;
  return (
    <Page title='看一看再采用' className='adm'>
      <Empty title='没找到这一份' body='从「管理」的「导入」里再打开一次。' act={{ label: '回管理', onPress: () => replace('administration') }} />
    </Page>
  );
}
