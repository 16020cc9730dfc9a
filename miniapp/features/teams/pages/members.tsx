import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, usePages, useSignedIn } from '@/api';
import { Button, Note, Page, QueryView, Tabs, useTap } from '@/ui';
import { MEMBER_LANE_WORDS, TEAM } from '@shared/copy/volunteerTeams';
import { MEMBER_LANES, type MemberLane } from '@shared/domain/volunteerTeams/members';
import { MemberCard } from '../components/MemberCard';
import type { Team } from '../model/words';

function Lists({ team, onDone }: { team: Team; onDone: () => void }) {
  const [lane, setLane] = useState<MemberLane>(team.waiting > 0 ? 'asked' : 'in');
  const pages = usePages('GET /volunteer-teams/:id/members', { params: { id: team.id }, query: { lane } }, false);
  const taps = useTap();
  const counts = pages.query.data?.counts;
  const again = (): void => { void pages.query.reload(); onDone(); };
  return (
    <>
      <Tabs tabs={MEMBER_LANES.map((value) => ({ value, label: MEMBER_LANE_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={lane} onChange={setLane} />
      <QueryView query={pages.query} what='队员'>
        {() => (pages.items.length === 0 ? <Note>{TEAM.membersEmpty}</Note> : <>{pages.items.map((member) => <MemberCard key={`${member.id} ${member.revision}`} member={member} team={team} taps={taps} onDone={again} />)}</>)}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={TEAM.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** Members of a team and who asks to be one, to those who lead and to the station: names and skills, no numbers. */
export default function MembersPage() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /volunteer-teams/:id', known ? { params: { id } } : null, false);
  return <Page title={query.data?.name ?? TEAM.title} {...(query.data ? { station: query.data.station } : {})}><QueryView query={query} what='这支队'>{(team) => <Lists team={team} onDone={() => void query.reload()} />}</QueryView></Page>;
}
