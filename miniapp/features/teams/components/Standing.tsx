import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { busyWord, Button, confirm, Note, take, Words } from '@/ui';
import { TEAM, TEAM_BUTTONS } from '@shared/copy/volunteerTeams';
import { TEAM_LIMITS } from '@shared/domain/volunteerTeams/limits';
import { open } from '@/platform/routes';
import { type TeamSteps, whyWords } from '../model/words';

function Ask(step: TeamSteps) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  return (
    <View className='u-section'>
      <Words label={TEAM.askLabel} value={text} onChange={setText} maxLength={TEAM_LIMITS.words} placeholder={TEAM.askHint} />
      <View className='u-gap'><Button label={TEAM.ask} {...busyWord(taps, 'ask')} onPress={() => void take(step, 'ask', (key) => api('POST /volunteer-teams/:id/ask', { params: { id: view.id }, body: { text }, key }), TEAM.asked)} /></View>
    </View>
  );
}

/** An office that waits for my answer. */
function Offered(step: TeamSteps) {
  const { view, taps } = step;
  const mine = view.offers.find((one) => one.mine);
  if (!mine) return null;
  const [params, body] = [{ id: view.id }, { revision: view.revision }];
  return (
    <View className='u-section'>
      <Note tone='warn'>{`${TEAM.office(mine.office)}。${TEAM.officeNote}`}</Note>
      <View className='u-buttons u-gap'>
        <Button label={TEAM_BUTTONS.accept} {...busyWord(taps, 'accept')} onPress={() => void take(step, 'accept', (key) => api('POST /volunteer-teams/:id/accept', { params, body, key }), TEAM.accepted)} />
        <Button kind='second' label={TEAM_BUTTONS.refuse} {...busyWord(taps, 'refuse')} onPress={() => void take(step, 'refuse', (key) => api('POST /volunteer-teams/:id/refuse', { params, body, key }), TEAM.refused)} />
      </View>
    </View>
  );
}

/** How I stand to the team: ask to join, take it back, leave, answer what I am asked. */
export function Standing(step: TeamSteps) {
  const { view, taps, onDone } = step;
  const { mine, why, viewer } = view;
  const outside = mine?.state !== 'in' && mine?.state !== 'asked';
  // The answer is the membership; the team is read anew.
  const own = async (action: 'withdraw' | 'leave', said: string): Promise<void> => {
    if (!mine || (action === 'leave' && !(await confirm(TEAM.leaveAsk)))) return;
    const send = (key: string) => api(`POST /team-members/:id/${action}` as const, { params: { id: mine.id }, body: { revision: mine.revision }, key });
    await taps.tap(action, send, said);
    onDone();
  };
  return (
    <>
      <Offered {...step} />
      {mine?.state === 'asked' && <View className='u-section'><Note>{TEAM.askedState}</Note><Button kind='text' label={TEAM.withdraw} {...busyWord(taps, 'withdraw')} onPress={() => void own('withdraw', TEAM.withdrawn)} /></View>}
      {outside && viewer.length === 0 && view.state === 'active' && (why
        ? <View className='u-section'><Note>{whyWords(why)}</Note>{why === 'teamNotVolunteer' && <View className='u-gap'><Button kind='second' label={TEAM.toVolunteer} onPress={() => open('volunteer')} /></View>}</View>
        : <Ask {...step} />)}
      {mine?.state === 'in' && !viewer.includes('leader') && <View className='u-section'><Button kind='text' label={TEAM.leave} {...busyWord(taps, 'leave')} onPress={() => void own('leave', TEAM.left)} /></View>}
    </>
  );
}
