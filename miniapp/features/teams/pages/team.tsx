import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { ListRow, Page, Paper, QueryView, Tag, useStepped } from '@/ui';
import { TEAM } from '@shared/copy/volunteerTeams';
import { Code, Work } from '../components/Lead';
import { HeldActivities } from '../components/HeldActivities';
import { Standing } from '../components/Standing';
import { TeamFacts, TeamOffices, TeamStory } from '../components/TeamFacts';
import type { Team } from '../model/words';

/** The way to members and requests: to those who lead, and to the station. */
function Members({ view }: { view: Team }) {
  if (view.state !== 'active' || !view.viewer.some((part) => part !== 'member' && part !== 'offered')) return null;
  const detail = view.waiting > 0 ? TEAM.waiting(view.waiting) : TEAM.count(view.members);
  return <Paper tone='list' className='u-gap'><ListRow icon='volunteer' title={TEAM.membersHead} detail={detail} {...(view.waiting > 0 ? { aside: <Tag tone='late'>{TEAM.toSee}</Tag> } : {})} spoken={`${TEAM.membersHead}，${detail}`} onPress={() => open('teamMembers', { id: view.id })} /></Paper>;
}

/** One team, as everybody may see it; its members, its leader and the station see what is theirs. */
export default function TeamPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /volunteer-teams/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return (
    <Page title={TEAM.title} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what='这支队'>
        {(data) => {
          const step = { view: view ?? data, taps, onDone };
          return <><TeamFacts view={step.view} /><Standing {...step} /><Members view={step.view} />{step.view.state === 'active' && <HeldActivities team={id} />}<TeamOffices view={step.view} /><Code {...step} /><Work {...step} /><TeamStory view={step.view} /></>;
        }}
      </QueryView>
    </Page>
  );
}
