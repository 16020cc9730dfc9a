import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useMe, usePages } from '@/api';
import { open } from '@/platform/routes';
import { saveTable } from '@/platform/saveTable';
import { Button, Empty, ListRow, Page, Paper, QueryView, SectionHead, Tabs, useTap } from '@/ui';
import { CERTIFICATE, HOUR_DESK_WORDS, HOURS } from '@shared/copy/volunteerHours';
import { VOLUNTEER_REGISTER } from '@shared/copy/volunteerTeams';
import { dayOf } from '@shared/domain/kernel/days';
import { hasCounter } from '@shared/domain/kernel/roles';
import { HOUR_DESKS, type HourDesk } from '@shared/domain/volunteerHours/states';
import { ForDesk } from '../components/ForDesk';
import { RecordRows } from '../components/RecordRows';
import { spanWords } from '../model/words';

/** Shifts of which several can be confirmed by one press. */
function Together({ shifts }: { shifts: ResponseOf<'GET /workbench/service-records'>['shifts'] }) {
  if (shifts.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={HOURS.together} />
      <Paper tone='list'>{shifts.map((shift) => <ListRow key={shift.shiftId} icon='check' title={shift.title} detail={`${spanWords(shift)}，${HOURS.togetherCount(shift.count)}`} onPress={() => open('hoursShift', { id: shift.shiftId })} />)}</Paper>
    </View>
  );
}

function Lists({ station }: { station: boolean }) {
  const [desk, setDesk] = useState<HourDesk>('confirm');
  const pages = usePages('GET /workbench/service-records', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  const { busy, tap } = useTap();
  const stationId = useMe(({ me }) => me?.roles.find((role) => hasCounter([role]))?.unit.id);
  const register = (of: string): Promise<boolean> => tap('register', async () => saveTable((await api('POST /workbench/volunteer-registers', { body: { stationId: of, of: 'hours' } })).url, VOLUNTEER_REGISTER.name(VOLUNTEER_REGISTER.of.hours, dayOf(new Date()))), VOLUNTEER_REGISTER.done);
  return (
    <>
      <Tabs tabs={HOUR_DESKS.map((value) => ({ value, label: HOUR_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} />
      {desk === 'confirm' && <Together shifts={pages.query.data?.shifts ?? []} />}
      <QueryView query={pages.query} what='服务时长'>{() => (pages.items.length === 0 ? <Empty {...HOURS.deskEmpty} /> : <RecordRows rows={pages.items} named />)}</QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={HOURS.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
      <View className='u-section'>
        <Paper tone='list'>
          <ListRow icon='clock' title={HOURS.enterTitle} detail={HOURS.enterDetail} onPress={() => open('hoursEnter')} />
          {station && <ListRow icon='warn' title={HOURS.suspects} detail={HOURS.suspectsDetail} onPress={() => open('hoursSuspects')} />}
          {stationId !== undefined && <ListRow icon='receipt' title={busy ? VOLUNTEER_REGISTER.busy : VOLUNTEER_REGISTER.take.hours} detail={HOURS.registerDetail} onPress={() => void register(stationId)} />}
          {station && <ListRow icon='medal' title={CERTIFICATE.deskTitle} detail={HOURS.certificatesDetail} onPress={() => open('certificateDesk')} />}
        </Paper>
      </View>
    </>
  );
}

/** Hours of the station, or of the teams one leads: what waits for a second person first. */
export default function HoursDeskPage() {
  return <Page title={HOURS.deskTitle}><ForDesk>{(station) => <Lists station={station} />}</ForDesk></Page>;
}
