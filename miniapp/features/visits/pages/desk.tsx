import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { type Me, usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, Note, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { figureWords, VISIT, VISIT_DESK_WORDS } from '@shared/copy/visits';
import { hasCounter, verifiesHomes } from '@shared/domain/kernel/roles';
import { VISIT_DESKS, type VisitDesk } from '@shared/domain/visits/states';
import { More, VisitRows } from '../components/Rows';

function Lists({ me }: { me: Me }) {
  const station = hasCounter(me.roles);
  const [desk, setDesk] = useState<VisitDesk>(station ? 'asked' : 'going');
  const pages = usePages('GET /workbench/visits', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const [counts, figures] = [pages.query.data?.counts, pages.query.data?.figures];
  return (
    <>
      {station && <View className='u-buttons'><Button kind='second' icon='plus' label={VISIT.note} onPress={() => open('visitAsk', { whom: 'other' })} /></View>}
      <Tabs tabs={VISIT_DESKS.filter((value) => station || value !== 'asked').map((value) => ({ value, label: VISIT_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='走访'>{() => (pages.items.length === 0 ? <Empty {...VISIT.deskEmpty[desk]} /> : <VisitRows rows={pages.items} care />)}</QueryView>
      <More pages={pages} />
      {figures && <View className='u-section'><Note>{figureWords(figures)}</Note></View>}
    </>
  );
}

/** Visits of the station, or those a grid worker has at hand. There is no search by person. */
export default function VisitDeskPage() {
  return <Page title={VISIT.desk}><SignedIn>{(me) => (verifiesHomes(me.roles) ? <Lists me={me} /> : <Empty title={VISIT.notYours} body={VISIT.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
