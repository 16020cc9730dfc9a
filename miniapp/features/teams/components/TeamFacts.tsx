import { View } from '@tarojs/components';
import { happenedWords, ListRow, Paper, SectionHead, Tag, Timeline } from '@/ui';
import { TEAM, TEAM_OFFICE_WORDS, TEAM_STATE_WORDS } from '@shared/copy/volunteerTeams';
import { fieldWords, leaderWords, momentWords, skillList, type Team } from '../model/words';

/** What a team is and does, as everybody reads it. */
export function TeamFacts({ view }: { view: Team }) {
  const { skills, unit, offices } = view;
  return (
    <Paper tone='list' className='u-gap'>
      <ListRow icon='wall' title={view.name} detail={view.state === 'active' ? TEAM.count(view.members) : leaderWords(view)} aside={<Tag tone='quiet'>{TEAM_STATE_WORDS[view.state]}</Tag>} />
      <ListRow icon='wish' title={TEAM.aim} detail={view.aim} />
      <ListRow icon='matters' title={TEAM.does} detail={view.does} />
      <ListRow icon='volunteer' title={TEAM.fields} detail={fieldWords(view)} />
      {skills.length > 0 && <ListRow icon='medal' title={TEAM.skills} detail={skillList(skills)} />}
      {offices.length === 0 && view.state === 'active' && <ListRow icon='me' title={TEAM_OFFICE_WORDS.leader} detail={view.leader ?? TEAM.standIn} />}
      {unit && <ListRow icon='home' title={TEAM.unit} detail={unit} />}
      <ListRow icon='place' title={TEAM.community} detail={`${view.community.name}，${view.station.name}`} />
    </Paper>
  );
}

/** Who leads, by name: to members and to the station. */
export function TeamOffices({ view }: { view: Team }) {
  const { offices, offers } = view;
  if (offices.length + offers.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={TEAM.offices} />
      <Paper tone='list'>
        {view.leader === null && view.state === 'active' && <ListRow icon='me' title={TEAM.standIn} />}
        {offices.map(({ volunteerId, name, office, mine }) => <ListRow key={volunteerId} icon='me' title={mine ? TEAM.me : name} detail={TEAM_OFFICE_WORDS[office]} />)}
        {offers.map(({ volunteerId, name, office, mine }) => <ListRow key={volunteerId} icon='waiting' title={mine ? TEAM.me : name} detail={`${TEAM_OFFICE_WORDS[office]}，${TEAM.waitsAnswer}`} />)}
      </Paper>
    </View>
  );
}

/** What happened, the latest first. */
export function TeamStory({ view }: { view: Team }) {
  const now = new Date();
  return (
    <View className='u-section'>
      <SectionHead title={TEAM.record} note='新的在上面' />
      <Paper><Timeline nodes={view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: momentWords(moment), time: happenedWords(new Date(moment.at), now), ...(moment.text ? { text: moment.text } : {}) }))} /></Paper>
    </View>
  );
}
