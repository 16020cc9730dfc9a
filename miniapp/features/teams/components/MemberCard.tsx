import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { busyWord, Button, happenedWords, ListRow, Paper, Why } from '@/ui';
import { VOLUNTEER } from '@shared/copy/volunteers';
import { MEMBER_DECLINE_WORDS, MEMBER_REMOVAL_WORDS, MEMBER_STATE_WORDS, TEAM, TEAM_OFFICE_WORDS } from '@shared/copy/volunteerTeams';
import { MEMBER_DECLINES, MEMBER_REMOVALS } from '@shared/domain/volunteerTeams/members';
import type { TeamOffice } from '@shared/domain/volunteerTeams/states';
import { skillList, type Member, type Team, type TeamSteps } from '../model/words';

interface Props {
  readonly member: Member;
  readonly team: Team;
  readonly taps: TeamSteps['taps'];
  /** Lists and team are read anew. */
  readonly onDone: () => void;
}
type Form = 'decline' | 'remove';

/** Line by line: what they are and since when, what they can do, what they said. */
function linesOf({ skills, words, byCode, office, state, at }: Member): string[] {
  const stands = [office ? TEAM_OFFICE_WORDS[office] : MEMBER_STATE_WORDS[state], byCode ? TEAM.byCode : null, happenedWords(new Date(at), new Date())].filter(Boolean).join('，');
  return [stands, ...(skills.length > 0 ? [`${VOLUNTEER.skills}：${skillList(skills)}`] : []), ...(words ? [`「${words}」`] : [])];
}

/** Offices that a member may be asked to take on, by who looks. */
function offersFor(member: Member, team: Team): TeamOffice[] {
  if (!team.actions.includes('offer') || member.mine || team.offers.some(({ volunteerId }) => volunteerId === member.volunteerId)) return [];
  return [...(member.office === null ? (['deputy'] as const) : []), ...(member.office === 'leader' ? [] : (['leader'] as const))];
}

/** One member, or somebody who asks: name, skills, and what whoever leads does. */
export function MemberCard({ member, team, taps, onDone }: Props) {
  const [form, setForm] = useState<Form | null>(null);
  const [params, body] = [{ id: member.id }, { revision: member.revision }];
  const lead = team.viewer.some((part) => part === 'leader' || part === 'deputy' || part === 'standIn');
  const sent = async (what: string, send: (key: string) => Promise<unknown>, said: string): Promise<void> => {
    await taps.tap(`${what} ${member.id}`, send, said);
    onDone();
  };
  const offer = (office: TeamOffice): void => void sent(office, (key) => api('POST /volunteer-teams/:id/offer', { params: { id: team.id }, body: { revision: team.revision, volunteerId: member.volunteerId, office }, key }), TEAM.offered);
  const asks = lead && member.state === 'asked' && !member.mine;
  const removable = lead && member.state === 'in' && !member.mine && member.office !== 'leader';
  return (
    <Paper className='u-gap'>
      <ListRow title={member.mine ? TEAM.me : member.name} detail={linesOf(member).map((line) => <View key={line}>{line}</View>)} />
      {form === 'decline' && <Why reasons={MEMBER_DECLINES} words={MEMBER_DECLINE_WORDS} label={TEAM.takeNot} busy={busyWord(taps, `decline ${member.id}`)} onSend={(reason, text) => void sent('decline', (key) => api('POST /team-members/:id/decline', { params, body: { ...body, reason, text }, key }), TEAM.removed)} />}
      {form === 'remove' && <Why reasons={MEMBER_REMOVALS} words={MEMBER_REMOVAL_WORDS} label={TEAM.removeSend} busy={busyWord(taps, `remove ${member.id}`)} onSend={(reason, text) => void sent('remove', (key) => api('POST /team-members/:id/remove', { params, body: { ...body, reason, text }, key }), TEAM.removed)} />}
      <View className='u-buttons'>
        {asks && <Button label={TEAM.take} {...busyWord(taps, `approve ${member.id}`)} onPress={() => void sent('approve', (key) => api('POST /team-members/:id/approve', { params, body, key }), TEAM.taken)} />}
        {asks && form !== 'decline' && <Button kind='text' label={TEAM.takeNot} onPress={() => setForm('decline')} />}
        {member.state === 'in' && offersFor(member, team).map((office) => <Button key={office} kind='second' label={office === 'leader' && team.viewer.includes('leader') ? TEAM.handOver : TEAM.offerOf[office]} {...busyWord(taps, `${office} ${member.id}`)} onPress={() => offer(office)} />)}
        {removable && form !== 'remove' && <Button kind='text' label={TEAM.remove} onPress={() => setForm('remove')} />}
      </View>
    </Paper>
  );
}
