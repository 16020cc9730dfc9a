import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { busyWord, Button, happenedWords, ListRow, Note, Option, OptionGrid, Paper, QueryView, SectionHead, Tag, take } from '@/ui';
import { WISH_INVITE } from '@shared/copy/wishPages';
import { WISH_BUTTONS } from '@shared/copy/wishes';
import { SKILL_WORDS, TIME_WORDS } from '@shared/copy/volunteers';
import type { Skill } from '@shared/domain/volunteers/profile';
import type { Fitting, StepProps } from '../model/words';

/** What somebody can, and when, in one line. */
const about = ({ skills, times }: Fitting['items'][number]): string => [skills.map((skill) => SKILL_WORDS[skill]).join('、'), times.map((time) => TIME_WORDS[time]).join('、')].filter(Boolean).join('，');

function People({ found, chosen, flip }: { found: Fitting; chosen: readonly string[]; flip: (id: string) => void }) {
  if (found.left === 0) return <View className='u-gap'><Note>{WISH_INVITE.enough}</Note></View>;
  if (found.items.length === 0) return <View className='u-gap'><Note>{WISH_INVITE.none}</Note></View>;
  return (
    <View className='u-gap'>
      <SectionHead title={WISH_INVITE.who} note={WISH_INVITE.left(found.left)} />
      <View className='u-options u-options--1'>{found.items.map((one) => <Option key={one.volunteerId} kind='checkbox' label={one.name} detail={about(one)} chosen={chosen.includes(one.volunteerId)} onPress={() => flip(one.volunteerId)} />)}</View>
    </View>
  );
}

/** The station asks volunteers who fit, by name; whoever is asked claims it as everybody does. */
export function Invite(step: StepProps) {
  const { view, taps } = step;
  const [skill, setSkill] = useState<Skill | ''>('');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const query = useApi('GET /wishes/:id/volunteers', { params: { id: view.id }, query: skill ? { skill } : {} }, false);
  // Whoever is not in the list any more is not asked.
  const chosen = picked.filter((id) => query.data?.items.some(({ volunteerId }) => volunteerId === id));
  const most = query.data?.left ?? 0;
  const flip = (id: string): void => setPicked(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-most));
  const send = (): void => void take(step, 'invite', (key) => api('POST /wishes/:id/invite', { params: { id: view.id }, body: { revision: view.revision, volunteerIds: [...chosen] }, key }), WISH_INVITE.sent);
  return (
    <View className='u-gap'>
      <Note>{WISH_INVITE.note}</Note>
      <QueryView query={query} what={WISH_INVITE.who}>
        {(found) => (
          <>
            <View className='u-gap'><OptionGrid label={WISH_INVITE.skill} columns={3} options={[{ value: '' as const, label: WISH_INVITE.any }, ...found.skills.map((value) => ({ value, label: SKILL_WORDS[value] }))]} value={skill} onChange={setSkill} /></View>
            <People found={found} chosen={chosen} flip={flip} />
          </>
        )}
      </QueryView>
      {chosen.length > 0 && <View className='u-gap'><Button label={WISH_INVITE.send(chosen.length)} {...busyWord(taps, 'invite')} onPress={send} /></View>}
    </View>
  );
}

/** Whom the station asked, and what they said. */
export function Invited({ view }: Pick<StepProps, 'view'>) {
  if (view.invites.length === 0) return null;
  const now = new Date();
  return (
    <View className='u-gap'>
      <SectionHead title={WISH_INVITE.asked} />
      <Paper tone='list'>
        {view.invites.map((one) => (
          <ListRow key={one.volunteerId} icon='volunteer' title={one.name} detail={`${happenedWords(new Date(one.at), now)}问的${one.answeredAt ? `，${happenedWords(new Date(one.answeredAt), now)}回话` : ''}`} aside={<Tag>{WISH_INVITE.states[one.state]}</Tag>} />
        ))}
      </Paper>
    </View>
  );
}

/** To whoever was asked: what they are asked, and that no is as good as yes. */
export function Invitation(step: StepProps) {
  const { view, taps } = step;
  const { invitation } = view;
  if (!invitation || view.viewer === 'claimant') return null;
  const may = view.actions.includes('inviteNo');
  const no = (): void => void take(step, 'inviteNo', (key) => api('POST /wishes/:id/invite-no', { params: { id: view.id }, body: { revision: view.revision }, key }), WISH_INVITE.saidNo);
  return (
    <View className='u-section'>
      <SectionHead title={WISH_INVITE.title(view.station.name)} />
      <Paper><View>{may ? WISH_INVITE.ask : invitation.state === 'no' ? WISH_INVITE.wasNo : view.actions.includes('claim') ? WISH_INVITE.late : WISH_INVITE.over}</View></Paper>
      {may && <View className='u-gap'><Button kind='second' label={WISH_BUTTONS.inviteNo ?? ''} {...busyWord(taps, 'inviteNo')} onPress={no} /></View>}
    </View>
  );
}
