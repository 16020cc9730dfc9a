import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, ListRow, Note, Option, Page, Paper, QueryView, SignedIn, Tag } from '@/ui';
import { ABLE } from '@shared/copy/ableNeighbours';
import { SKILL_WORDS } from '@shared/copy/volunteers';
import { INVITE_LIMITS } from '@shared/domain/ableNeighbours/limits';
import { hasCounter } from '@shared/domain/kernel/roles';
import { InviteForm } from '../components/InviteForm';
import { SearchFields } from '../components/SearchFields';
import { ANYBODY, type Found, type FoundRow, foundWords, queryOf, type Sought } from '../model/search';

/** Somebody found: what they say of themselves, the way to their record, and the tick by which they are asked. */
function Row({ row, chosen, onFlip }: { row: FoundRow; chosen: boolean; onFlip: () => void }) {
  return (
    <Paper className='u-gap'>
      <ListRow icon='volunteer' title={row.name} detail={foundWords(row)} spoken={`${row.name}，${ABLE.record}`} onPress={() => open('volunteerRecord', { id: row.volunteerId })} />
      {row.entries.map(({ skill, text, paid }) => <ListRow key={skill} icon='medal' title={SKILL_WORDS[skill]} detail={text} {...(paid ? { aside: <Tag tone='quiet'>{ABLE.paidTag}</Tag> } : {})} />)}
      <Option kind='checkbox' label={`${ABLE.chosen}${row.name}`} chosen={chosen} onPress={onFlip} />
    </Paper>
  );
}

function Results({ found, onAgain }: { found: Found; onAgain: () => void }) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const flip = (id: string): void => setPicked((all) => (all.includes(id) ? all.filter((one) => one !== id) : all.length < INVITE_LIMITS.people ? [...all, id] : all));
  const stationId = found.stations[0]?.id ?? '';
  if (found.items.length === 0) return <Empty {...ABLE.empty} />;
  return (
    <>
      <Note>{ABLE.searchNote}</Note>
      {found.items.map((row) => <Row key={row.volunteerId} row={row} chosen={picked.includes(row.volunteerId)} onFlip={() => flip(row.volunteerId)} />)}
      {found.more && <Note>{ABLE.more}</Note>}
      {picked.length > 0 && !asking && <View className='u-section'><Button label={ABLE.pick(picked.length)} onPress={() => setAsking(true)} /></View>}
      {picked.length > 0 && asking && <InviteForm stationId={stationId} volunteerIds={picked} onDone={() => { setPicked([]); setAsking(false); onAgain(); }} />}
    </>
  );
}

function Search() {
  const [sought, setSought] = useState<Sought>(ANYBODY);
  const query = useApi('GET /workbench/able-neighbours', { query: queryOf(sought) }, false);
  return (
    <>
      <SearchFields sought={sought} grids={query.data?.grids ?? []} change={(part) => setSought((all) => ({ ...all, ...part }))} />
      <QueryView query={query} what='志愿者'>{(found) => <Results found={found} onAgain={() => void query.reload()} />}</QueryView>
      <View className='u-section'><Button kind='second' label={ABLE.invites} onPress={() => open('invitations')} /></View>
    </>
  );
}

/** Who can come on Tuesday with a ladder? The station looks through its volunteers, and asks some of them. */
export default function SearchPage() {
  return <Page title={ABLE.search}><SignedIn>{(me) => (hasCounter(me.roles) ? <Search /> : <Empty title={ABLE.notYours} body={ABLE.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
