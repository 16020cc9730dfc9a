import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, confirm, daySaid, ListRow, Note, OptionGrid, Paper, SectionHead, take, useForms, Why, Words } from '@/ui';
import { TEAM, TEAM_BUTTONS, TEAM_DECLINE_WORDS } from '@shared/copy/volunteerTeams';
import { dayOf } from '@shared/domain/kernel/days';
import { CODE_DAYS, type CodeDays, TEAM_LIMITS } from '@shared/domain/volunteerTeams/limits';
import { TEAM_DECLINES, type TeamDecline } from '@shared/domain/volunteerTeams/states';
import type { TeamSteps } from '../model/words';

const bodyOf = ({ view }: TeamSteps): { params: { id: string }; revision: number } => ({ params: { id: view.id }, revision: view.revision });

/** The code to join by: to be read aloud or shown, and void after its days. */
export function Code(step: TeamSteps) {
  const { view, taps } = step;
  const [days, setDays] = useState<`${CodeDays}`>('7');
  const { params, revision } = bodyOf(step);
  if (!view.actions.includes('newCode')) return null;
  const make = (): void => void take(step, 'newCode', (key) => api('POST /volunteer-teams/:id/code', { params, body: { revision, days: Number(days) as CodeDays }, key }), TEAM.codeMade);
  return (
    <View className='u-section'>
      <SectionHead title={TEAM.codeLabel} />
      {view.code && <Paper tone='list'><ListRow icon='qr' title={view.code.value} detail={TEAM.codeUntil(daySaid(dayOf(new Date(view.code.until))))} spoken={`${TEAM.codeLabel} ${view.code.value.split('').join(' ')}`} /></Paper>}
      {view.code && <Note>{TEAM.codeNote}</Note>}
      <OptionGrid label={TEAM.codeDays} columns={3} options={CODE_DAYS.map((value) => ({ value: `${value}` as const, label: TEAM.codeDay(value) }))} value={days} onChange={setDays} />
      <View className='u-buttons u-gap'>
        <Button kind='second' label={TEAM_BUTTONS.newCode} {...busyWord(taps, 'newCode')} onPress={make} />
        {view.actions.includes('endCode') && <Button kind='text' label={TEAM_BUTTONS.endCode} {...busyWord(taps, 'endCode')} onPress={() => void take(step, 'endCode', (key) => api('POST /volunteer-teams/:id/end-code', { params, body: { revision }, key }), TEAM.codeEnded)} />}
      </View>
    </View>
  );
}

function Approve(step: TeamSteps) {
  const { params, revision } = bodyOf(step);
  return <View className='u-gap'><Button label={TEAM_BUTTONS.approve} {...busyWord(step.taps, 'approve')} onPress={() => void take(step, 'approve', (key) => api('POST /volunteer-teams/:id/approve', { params, body: { revision }, key }), TEAM.approve)} /></View>;
}
function Decline(step: TeamSteps) {
  const { params, revision } = bodyOf(step);
  const send = (reason: TeamDecline, text: string): void => void take(step, 'decline', (key) => api('POST /volunteer-teams/:id/decline', { params, body: { revision, reason, text }, key }), TEAM.declined);
  return <Why reasons={TEAM_DECLINES} words={TEAM_DECLINE_WORDS} label='不同意，告诉他' busy={busyWord(step.taps, 'decline')} onSend={send} />;
}

/** An office is taken from somebody, who is told why. */
function Dismiss(step: TeamSteps) {
  const { view, taps } = step;
  const { params, revision } = bodyOf(step);
  const among = view.offices.filter(({ office, mine }) => !mine && (office === 'deputy' || view.viewer.includes('station')));
  const [of, setOf] = useState(among[0]?.volunteerId ?? '');
  const [text, setText] = useState('');
  const send = (): void => {
    if (text.trim() === '') return announce(TEAM.dismissLabel, 'warn');
    void take(step, 'dismiss', (key) => api('POST /volunteer-teams/:id/dismiss', { params, body: { revision, volunteerId: of, text }, key }), TEAM.dismissed);
  };
  return (
    <View className='u-gap'>
      <OptionGrid label={TEAM_BUTTONS.dismiss} options={among.map(({ volunteerId, name, office }) => ({ value: volunteerId, label: TEAM.dismissOf(name, office) }))} value={of} onChange={setOf} />
      <Words label={TEAM.dismissLabel} value={text} onChange={setText} maxLength={TEAM_LIMITS.note} />
      <Button kind='danger' label={TEAM.dismissSend} {...busyWord(taps, 'dismiss')} onPress={send} />
    </View>
  );
}

function TakeBack(step: TeamSteps) {
  const { params, revision } = bodyOf(step);
  return (
    <View className='u-buttons u-gap'>
      {step.view.offers.map(({ volunteerId, name }) => <Button key={volunteerId} kind='second' label={TEAM.takeBackOf(name)} {...busyWord(step.taps, volunteerId)} onPress={() => void take(step, volunteerId, (key) => api('POST /volunteer-teams/:id/take-back', { params, body: { revision, volunteerId }, key }), TEAM.saved)} />)}
    </View>
  );
}

function Dissolve(step: TeamSteps) {
  const { params, revision } = bodyOf(step);
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if (text.trim() === '') return announce(TEAM.dissolveLabel, 'warn');
    if (await confirm(TEAM.dissolveAsk)) await take(step, 'dissolve', (key) => api('POST /volunteer-teams/:id/dissolve', { params, body: { revision, text }, key }), TEAM.dissolved);
  };
  return <View className='u-gap'><Words label={TEAM.dissolveLabel} value={text} onChange={setText} maxLength={TEAM_LIMITS.note} /><Button kind='danger' label={TEAM.dissolveSend} {...busyWord(step.taps, 'dissolve')} onPress={() => void send()} /></View>;
}

const FORMS = { approve: Approve, decline: Decline, takeBack: TakeBack, dismiss: Dismiss, dissolve: Dissolve } as const;
type FormName = keyof typeof FORMS;
const ORDER = Object.keys(FORMS) as FormName[];

/** What whoever leads, or the station, does about a team: what is waited for first, the rest one press away. */
export function Work(props: TeamSteps) {
  const { view, taps } = props;
  const [form, setForm] = useState<FormName | null>(null);
  const { filled, onDone } = useForms<TeamSteps['view']>((after) => { if (after) setForm(null); props.onDone(after); });
  const may = ORDER.filter((name) => view.actions.includes(name));
  const shown = form && may.includes(form) ? form : may.includes('approve') ? 'approve' : null;
  const Shown = shown ? FORMS[shown] : null;
  const quit = async (): Promise<void> => {
    const { params, revision } = bodyOf(props);
    if (await confirm(TEAM.stepDown)) await take(props, 'stepDown', (key) => api('POST /volunteer-teams/:id/step-down', { params, body: { revision }, key }), TEAM.saved);
  };
  if (view.actions.length === 0) return null;
  return (
    <View className='u-section'>
      {view.viewer.includes('station') && <SectionHead title={TEAM.deskWork} />}
      {Shown && <Shown key={`${shown} ${filled}`} {...props} onDone={onDone} />}
      <View className='u-buttons u-gap'>
        {view.actions.includes('edit') && <Button kind='second' label={TEAM_BUTTONS.edit} onPress={() => open('teamFound', { id: view.id })} />}
        {may.filter((name) => name !== shown).map((name) => <Button key={name} kind={name === 'dissolve' || name === 'decline' ? 'text' : 'second'} label={TEAM_BUTTONS[name]} onPress={() => setForm(name)} />)}
        {view.actions.includes('stepDown') && <Button kind='text' label={TEAM_BUTTONS.stepDown} {...busyWord(taps, 'stepDown')} onPress={() => void quit()} />}
      </View>
    </View>
  );
}
