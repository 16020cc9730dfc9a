import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { type Me, usePages, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, Field, happenedWords, OfflineBanner, OptionGrid, Page, QueryView, SectionHead, SignedIn } from '@/ui';
import { DOORS } from '@shared/copy/doors';
import { SERVICE, SITUATION_WORDS } from '@shared/copy/directory';
import { SERVICE_LIMITS, SITUATIONS, type Situation } from '@shared/domain/directory/kinds';
import { ServiceRows } from '../components/Rows';
import { keepServices, keptServices, searchKept } from '../model/kept';
import './directory.scss';

/** How long somebody has stopped typing before it is searched, milliseconds. */
const PAUSE = 400;
/** Entries read at once, and kept: nearly all that a situation or a search has. */
const PAGE = 50;
interface Ask { readonly situation: Situation | null; readonly search: string }

/** Without a network, and not read before: what fits among all that was read. */
function FromPhone({ situation, search }: Ask) {
  const kept = keptServices();
  const rows = kept ? searchKept(kept, situation, search) : [];
  return (
    <>
      <OfflineBanner>{kept ? `${SERVICE.offline}，最近一次是${happenedWords(new Date(kept.at), new Date())}` : SERVICE.nothingOffline.body}</OfflineBanner>
      {rows.length === 0 || !kept ? <Empty {...SERVICE.nothingOffline} /> : <><SectionHead title={SERVICE.found(rows.length, false)} /><ServiceRows rows={rows} days={kept.days} /></>}
    </>
  );
}
function Found({ situation, search, onCounts }: Ask & { onCounts: (counts: Partial<Record<Situation, number>>) => void }) {
  const pages = usePages('GET /services', { query: { limit: PAGE, ...(situation ? { situation } : {}), ...(search ? { search } : {}) } });
  const { data, error } = pages.query;
  useEffect(() => {
    if (!data) return;
    onCounts(data.counts);
    if (!error) keepServices(data.items, data.days);
  }, [data, error, onCounts]);
  if (!data && error?.code === 'offline') return <FromPhone situation={situation} search={search} />;
  return (
    <QueryView query={pages.query} what={DOORS.services.title}>
      {({ days, keeps }) => (
        <>
          {pages.items.length === 0 ? <Empty {...(search || situation ? SERVICE.nothing : SERVICE.empty)} /> : <><SectionHead title={SERVICE.found(pages.items.length, pages.more)} /><ServiceRows rows={pages.items} days={days} /></>}
          {pages.more && <View className='u-section'><Button kind='second' label='看后面的' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
          {keeps && <View className='u-section'><Button kind='second' icon='plus' label={SERVICE.desk} onPress={() => open('serviceDesk')} /></View>}
        </>
      )}
    </QueryView>
  );
}
/** What is searched for, a moment after the last letter. */
function usePaused(typed: string): string {
  const [search, setSearch] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return search;
}
function Lists({ me }: { me: Me }) {
  const [typed, setTyped] = useState('');
  const [situation, setSituation] = useState<Situation | 'all'>('all');
  const [counts, setCounts] = useState<Partial<Record<Situation, number>>>({});
  const search = usePaused(typed);
  const { title, body, act } = SERVICE.homeless;
  if (me.home === null && !me.staff) return <Empty title={title} body={body} act={{ label: act, onPress: () => open('community') }} />;
  const shown = SITUATIONS.filter((one) => Object.keys(counts).length === 0 || (counts[one] ?? 0) > 0 || one === situation);
  return (
    <>
      <Field label={SERVICE.search} value={typed} maxLength={SERVICE_LIMITS.query} placeholder={SERVICE.searchPlaceholder} onChange={setTyped} />
      {search === '' && <View className='u-section'><SectionHead title={SERVICE.situations} /><OptionGrid label={SERVICE.situations} columns={3} options={[{ value: 'all' as const, label: SERVICE.all }, ...shown.map((value) => ({ value, label: SITUATION_WORDS[value] }))]} value={situation} onChange={setSituation} /></View>}
      <View className='u-section'><Found situation={search === '' && situation !== 'all' ? situation : null} search={search} onCounts={setCounts} /></View>
    </>
  );
}

/** The directory of where one lives: by situation of life, by search, with whether it is open now. What was read is there without a network. */
export default function ServiceList() {
  useSignedIn();
  return <Page title={DOORS.services.title} className='services'><SignedIn>{(me) => <Lists me={me} />}</SignedIn></Page>;
}
