import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe, usePages, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { saveTable } from '@/platform/saveTable';
import { Button, Empty, ListRow, Note, Page, Paper, QueryView, SectionHead, Tabs, useTap } from '@/ui';
import { CERTIFICATE, HOUR_LANE_WORDS, HOURS, hoursWords, starWords } from '@shared/copy/volunteerHours';
import { HOUR_LANES, type HourLane } from '@shared/domain/volunteerHours/states';
import { RecordRows } from '../components/RecordRows';

type Mine = ResponseOf<'GET /hours/mine'>;

/** The balance, by year, and how far it is to the next star. */
function Balance({ mine }: { mine: Mine }) {
  const { star } = mine;
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='clock' title={`${HOURS.balance} ${hoursWords(mine.minutes)}`} detail={mine.number ? `${HOURS.number} ${mine.number}` : HOURS.none} />
      <ListRow icon='medal' title={starWords(star.level)} detail={star.toNext === null ? HOURS.top : HOURS.toNext(star.toNext)} />
      {mine.years.map(({ year, minutes }) => <ListRow key={year} icon='receipt' title={HOURS.year(year)} detail={hoursWords(minutes)} />)}
    </Paper>
  );
}

function Records() {
  const [lane, setLane] = useState<HourLane>('counted');
  const pages = usePages('GET /hours/records', { query: { lane } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <View className='u-section'>
      <SectionHead title={HOURS.records} />
      <Tabs tabs={HOUR_LANES.map((value) => ({ value, label: HOUR_LANE_WORDS[value] }))} value={lane} onChange={setLane} />
      <QueryView query={pages.query} what='服务记录'>{() => (pages.items.length === 0 ? <Empty {...HOURS.empty[lane]} /> : <RecordRows rows={pages.items} />)}</QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={HOURS.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </View>
  );
}

function Body({ mine }: { mine: Mine }) {
  const { busy, tap } = useTap();
  const save = (): void => void tap('export', async () => saveTable((await api('POST /hours/exports', {})).url, HOURS.exportName), HOURS.exported);
  if (!mine.volunteer && mine.minutes === 0) return <Empty {...HOURS.notVolunteer} act={{ label: '去“志愿者”', onPress: () => open('volunteer') }} />;
  return (
    <>
      <Balance mine={mine} />
      {mine.volunteer && !mine.ready && <View className='u-gap'><Note>{HOURS.notReady}</Note></View>}
      <View className='u-buttons u-gap'>
        {mine.leads && <Button icon='check' label={HOURS.ledTitle} onPress={() => open('hoursDesk')} />}
        {mine.ready && <Button kind={mine.leads ? 'second' : 'primary'} label={HOURS.ask} onPress={() => open('hoursAsk')} />}
        <Button kind='second' label={HOURS.published} onPress={() => open('hoursPublished')} />
        <Button kind='second' icon='medal' label={CERTIFICATE.title} onPress={() => open('certificates')} />
        <Button kind='text' label={HOURS.export} {...(busy ? { busy: '正在取…' } : {})} onPress={save} />
      </View>
      <Records />
    </>
  );
}

/** My hours: the sum of the ledger, and each record with where it stands. */
export default function MyHoursPage() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /hours/mine', known ? {} : null, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return <Page title={HOURS.title}><QueryView query={query} what='服务时长'>{(mine) => <Body mine={mine} />}</QueryView></Page>;
}
