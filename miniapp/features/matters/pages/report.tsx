import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe } from '@/api';
import { open } from '@/platform/routes';
import { saveTable } from '@/platform/saveTable';
import { Button, Empty, fullMoment, ListRow, Note, OptionGrid, Page, Paper, QueryView, SectionHead, useTap } from '@/ui';
import { GROUND_WORDS, MATTERS } from '@shared/copy/matters';
import { dayOf } from '@shared/domain/kernel/days';
import { Sums } from '../components/Sums';
import { yearDay } from '../model/days';
import './matters.scss';

type Report = ResponseOf<'GET /matter-reports/:id'>;
type Reported = Report['refused'][number];

const whereOf = (row: Reported, report: Report): string => (report.level.kind === 'community' ? row.by : `${row.by}　${row.community.name}`);

/** Each refusal with its article: that is what the report is for. */
function Refused({ report }: { report: Report }) {
  return (
    <View className='u-section'>
      <SectionHead title={MATTERS.refusals} />
      {report.refused.length === 0 ? <Note>{MATTERS.refusalsNone}</Note> : (
        <Paper>
          {report.refused.map((row) => (
            <View key={row.id} className='matters__line'>
              <View className='matters__title'>{row.title}</View>
              <View className='u-second'>{`${whereOf(row, report)}，${yearDay(dayOf(new Date(row.at)), new Date())}申请${row.rounds > 1 ? `，申请过 ${row.rounds} 次` : ''}${row.state === 'admitted' || row.state === 'ended' ? '，后来准入了' : ''}`}</View>
              <View>{row.ground ? `${GROUND_WORDS[row.ground]}：${row.reason}` : row.reason}</View>
              <View className='u-second'>{MATTERS.basis + row.article}</View>
            </View>
          ))}
        </Paper>
      )}
    </View>
  );
}

function Admitted({ report }: { report: Report }) {
  if (report.admitted.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={MATTERS.admissionsOf} />
      <Paper>
        {report.admitted.map((row) => (
          <View key={row.id} className='matters__line'>
            <View className='matters__title'>{row.title}</View>
            <View className='u-second'>{`${whereOf(row, report)}，做到 ${yearDay(row.until, new Date())}为止，带 ${row.people} 人、${row.money.toLocaleString('en')} 元`}</View>
            <View>{row.reason}</View>
            {row.ended && <View className='u-second'>{MATTERS.ended(yearDay(dayOf(new Date(row.ended.at)), new Date()), row.ended.by, row.ended.reason)}</View>}
          </View>
        ))}
      </Paper>
    </View>
  );
}

function Ways({ report, onGo }: { report: Report; onGo: (id: string) => void }) {
  const { above, below } = report;
  if (!above && below.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title='看别处' />
      <Paper tone='list'>
        {above && <ListRow title={above.name} onPress={() => onGo(above.id)} />}
        {below.map(({ id, name }) => <ListRow key={id} title={name} onPress={() => onGo(id)} />)}
      </Paper>
    </View>
  );
}

function Body({ report, onYear, onGo }: { report: Report; onYear: (year: number) => void; onGo: (id: string) => void }) {
  const staff = useMe((state) => state.me?.staff ?? false);
  const { busy, tap } = useTap();
  const { total } = report;
  const save = (): Promise<boolean> => tap('export', async () => saveTable((await api('POST /matter-reports/:id/exports', { params: { id: report.level.id }, body: { year: report.year } })).url, `${report.level.name}-准入年报-${report.year}.xlsx`), '导出了，存在下载的文件里');
  return (
    <>
      <SectionHead title={report.level.name} note={`${fullMoment(new Date(report.asOf))} 的数`} />
      <View>{MATTERS.reportLead(report.year)}</View>
      {report.years.length > 1 && <OptionGrid label={MATTERS.years} columns={2} options={report.years.map((year) => ({ value: String(year), label: `${year} 年` }))} value={String(report.year)} onChange={(year) => onYear(Number(year))} />}
      <Paper className='u-gap'>
        <View className='matters__figures'>
          {([['申请', total.asked], ['准入', total.admitted], ['没准入', total.refused]] as const).map(([word, figure]) => <View key={word}><View className='u-second'>{word}</View><View className='matters__figure'>{`${figure} 件`}</View></View>)}
        </View>
        <View className='u-second'>{`撤回 ${total.withdrawn} 件，等着定 ${total.waiting} 件，一共退回 ${total.bounces} 次`}</View>
      </Paper>
      <Refused report={report} />
      <Admitted report={report} />
      {report.departments.length > 0 && <View className='u-section'><SectionHead title={MATTERS.departments} note='照单位名册的先后，不排名' /><Sums first='单位' rows={report.departments} /></View>}
      {report.communities.length > 0 && <View className='u-section'><SectionHead title={MATTERS.communities} /><Sums first='社区' rows={report.communities} /></View>}
      {report.cut && <Note>件数太多，这里只列最近的，表格里有全部。</Note>}
      {report.level.kind === 'community' && <View className='u-section'><Button kind='second' label={MATTERS.list} onPress={() => open('matterList', { id: report.level.id })} /></View>}
      {staff && <View className='u-gap'><Button kind='second' label='导出表格' busy={busy ? '正在导…' : undefined} onPress={() => void save()} /></View>}
      <Ways report={report} onGo={onGo} />
    </>
  );
}

/** The yearly report on off-list work: asked, admitted, refused with the article. Everybody reads it; staff take it as a table. */
export default function MatterReport() {
  const { id: asked = '' } = useRouter().params;
  const [id, setId] = useState(asked);
  const [year, setYear] = useState<number | null>(null);
  const query = useApi('GET /matter-reports/:id', id === '' ? null : { params: { id }, query: year === null ? {} : { year } });
  if (id === '') return <Page title={MATTERS.report} className='matters'><Empty title='没找到这个社区' body='从「公示」再打开一次。' /></Page>;
  return (
    <Page title={MATTERS.report} className='matters'>
      <QueryView query={query} what='年报'>{(report) => <Body report={report} onYear={setYear} onGo={setId} />}</QueryView>
    </Page>
  );
}
