import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { type Me, usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, Note, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { figureWords, MEDIATION, MEDIATION_DESK_WORDS } from '@shared/copy/mediations';
import { hasCounter, mediatesFor } from '@shared/domain/kernel/roles';
import { MEDIATION_DESKS, type MediationDesk } from '@shared/domain/mediations/states';
import { MediationRows, More } from '../components/Rows';

/** Lists of an office: what was handed to it, and what is over. */
const OFFICE: readonly MediationDesk[] = ['after', 'over'];

function Lists({ me }: { me: Me }) {
  const station = hasCounter(me.roles);
  const [desk, setDesk] = useState<MediationDesk>(station ? 'asked' : 'after');
  const pages = usePages('GET /workbench/mediations', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const [counts, figures] = [pages.query.data?.counts, pages.query.data?.figures];
  return (
    <>
      {station && <View className='u-buttons'><Button kind='second' icon='plus' label={MEDIATION.begin} onPress={() => open('mediationBegin')} /></View>}
      <Tabs tabs={(station ? MEDIATION_DESKS : OFFICE).map((value) => ({ value, label: MEDIATION_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='调解'>{() => (pages.items.length === 0 ? <Empty {...MEDIATION.deskEmpty[desk]} /> : <MediationRows rows={pages.items} care />)}</QueryView>
      <More pages={pages} />
      {figures && <View className='u-section'><Note>{figureWords(figures)}</Note></View>}
    </>
  );
}

/** Mediations of the station, or those an office has taken over. There is no search by person. */
export default function MediationDeskPage() {
  return <Page title={MEDIATION.desk}><SignedIn>{(me) => (mediatesFor(me.roles) ? <Lists me={me} /> : <Empty title={MEDIATION.notYours} body={MEDIATION.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
