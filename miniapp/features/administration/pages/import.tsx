import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { api, type Query, type ResponseOf, sentenceOf, useApi } from '@/api';
import { replace } from '@/platform/routes';
import { announce, Button, confirm, Empty, Field, FootNote, fullMoment, ListRow, Note, Page, Paper, QueryView, SectionHead, Switch, Tag, useElder } from '@/ui';
import { IMPORT_KIND_WORDS, IMPORT_STATE_WORDS } from '@shared/copy/administration';
import { MapSection } from '../components/MapSection';
import { Redraw } from '../components/Redraw';
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
  // Of a table that is decided on only the count is kept.
  if (problems.length === 0) return null;
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

interface Choice {
  /** First day of a redraw; empty: at once. */
  readonly on: string;
  readonly moveCases: boolean;
}
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Accepts or puts away, and says what came of it. */
function useDecision(id: string, query: Query<ImportPage>, { on, moveCases }: Choice) {
  const [busy, setBusy] = useState(false);
  const decide = async (accept: boolean) => {
    if (accept && on !== '' && !DAY.test(on)) return announce('日子写成 2026-12-31 这样', 'warn');
    const when = on === '' ? '全部写入，一行不落。写好以后，大家就看得到了。' : `到 ${on} 零点生效，在那以前还是现在的网格。`;
    const question = accept ? { title: '都采用？', body: when, yes: '都采用' } : { title: '不要这一份？', body: '什么都不会写入。', yes: '不要了' };
    if (!(await confirm(question))) return;
    setBusy(true);
    try {
      if (accept) await api('POST /administration/imports/:id/accept', { params: { id }, body: { moveCases, ...(on === '' ? {} : { on }) } });
      else await api('POST /administration/imports/:id/refuse', { params: { id } });
      await query.reload();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return { busy, decide };
}

/** When a redraw comes into force, and whether open cases go with it. */
function RedrawChoice({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) {
  return (
    <View className='u-section'>
      <SectionHead title='怎么生效' />
      <Switch label='在办的事跟着换网格' detail='每一件的进展里都写上一行；办结的不动' on={choice.moveCases} onChange={(moveCases) => onChange({ ...choice, moveCases })} />
      <Field label='从哪天起' note='不写就马上生效' value={choice.on} onChange={(on) => onChange({ ...choice, on })} placeholder='2027-01-01' maxLength={10} />
    </View>
  );
}

function Foot({ view, busy, onDecide }: { view: ImportPage; busy: boolean; onDecide: (accept: boolean) => void }) {
  const clean = view.problemCount === 0 && view.state === 'previewed';
  return (
    <>
      <View className='adm__buttons'>
        {clean && <Button label='都采用' busy={busy ? '正在交…' : undefined} onPress={() => onDecide(true)} />}
        <Button kind='second' label='不要这一份' onPress={() => onDecide(false)} />
      </View>
      <FootNote>{view.state === 'scheduled' ? '到日子以前还可以撤' : clean ? '点了才生效，一行不对就一行也不写' : '还有要改的，改好表格再交一次'}</FootNote>
    </>
  );
}

/** What became of it, in a sentence. */
function Outcome({ state, redraw, moved, acceptedBy, effectiveAt }: ImportPage) {
  if (state === 'scheduled' && effectiveAt) return <Note>{`${acceptedBy ?? ''}点了头，${fullMoment(new Date(effectiveAt))}起生效。`}</Note>;
  if (state !== 'committed') return null;
  const sentence = redraw && moved ? `网格换好了，${moved.cases} 件在办的事换了网格。` : '都写好了，五秒以内大家都看得到。';
  return <Note icon='check'>{`${sentence}${acceptedBy ? `点头的是${acceptedBy}。` : ''}`}</Note>;
}

function Preview({ id }: { id: string }) {
  const query = useApi('GET /administration/imports/:id', { params: { id } }, false);
  const [choice, setChoice] = useState<Choice>({ on: '', moveCases: true });
  const { busy, decide } = useDecision(id, query, choice);
  const elder = useElder();
  const { data, reload } = query;
  const writing = data?.state === 'committing';
  useEffect(() => {
    if (!writing) return undefined;
    const timer = setInterval(() => void reload(), LOOK_MS);
    return () => clearInterval(timer);
  }, [writing, reload]);
  return (
    <Page title='看一看再采用' className={elder ? 'adm adm--elder' : 'adm'} foot={data?.state === 'previewed' || data?.state === 'scheduled' ? <Foot view={data} busy={busy} onDecide={(accept) => void decide(accept)} /> : undefined}>
      <QueryView query={query} what='这一份'>
        {(view) => (
          <>
            <View className='adm__head'>
              <View className='adm__title'>{`${IMPORT_KIND_WORDS[view.kind]}，${view.rows} ${isTable(view.kind) ? '行' : '个图形'}`}</View>
              <Tag tone={view.state === 'refused' ? 'neutral' : 'quiet'}>{IMPORT_STATE_WORDS[view.state]}</Tag>
            </View>
            {view.state === 'expired' && <Note>{`过了 ${PREVIEW_DAYS} 天没人点头，里面的内容已经收走。要用的话再交一次文件。`}</Note>}
            <Outcome {...view} />
            <Problems {...view} />
            <Notes {...view} />
            {view.map && <MapSection map={view.map} />}
            {view.redraw && <Redraw redraw={view.redraw} />}
            <FirstRows {...view} />
            {view.redraw && view.state === 'previewed' && view.problemCount === 0 && <RedrawChoice choice={choice} onChange={setChoice} />}
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
