import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { announce, AskBack, busyWord, Button, Note, SectionHead, Switch, take, useForms, Why } from '@/ui';
import { SKILL_WORDS, VOLUNTEER, VOLUNTEER_BUTTONS, VOLUNTEER_DECLINE_WORDS, VOLUNTEER_END_WORDS, VOLUNTEER_RULE_WORDS } from '@shared/copy/volunteers';
import { TEAM } from '@shared/copy/volunteerTeams';
import { VOLUNTEER_LIMITS } from '@shared/domain/volunteers/limits';
import { VOLUNTEER_DECLINES, VOLUNTEER_ENDS, type VolunteerDecline, type VolunteerEnd } from '@shared/domain/volunteers/states';
import type { StepProps } from '../model/words';
import { ContactForm } from './ContactForm';
import { AddMerit, DropMerit } from './Merits';

function Approve(step: StepProps) {
  const { view, taps } = step;
  const [guardianSeen, setSeen] = useState(false);
  const send = (): void => void take(step, 'approve', (key) => api('POST /volunteers/:id/approve', { params: { id: view.id }, body: { revision: view.revision, guardianSeen }, key }), '通过了，告诉他编号了');
  return (
    <View className='u-gap'>
      {view.minor && <Switch label={VOLUNTEER.guardianSeen} detail='当面，或者打过电话' on={guardianSeen} onChange={setSeen} />}
      <Button label={VOLUNTEER_BUTTONS.approve} {...busyWord(taps, 'approve')} onPress={() => (view.minor && !guardianSeen ? announce(VOLUNTEER_RULE_WORDS.guardianFirst, 'warn') : send())} />
    </View>
  );
}

function Ask(step: StepProps) {
  const { view, taps } = step;
  return <AskBack placeholder='比如：证书哪一年发的？' most={VOLUNTEER_LIMITS.note} {...busyWord(taps, 'ask')} onSend={(text) => void take(step, 'ask', (key) => api('POST /volunteers/:id/ask', { params: { id: view.id }, body: { revision: view.revision, text }, key }), '问回去了，答了会回到“等看”')} />;
}

function Decline(step: StepProps) {
  const { view, taps } = step;
  const send = (reason: VolunteerDecline, text: string): void => void take(step, 'decline', (key) => api('POST /volunteers/:id/decline', { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), '告诉他了，交来的信息删掉了');
  return <Why reasons={VOLUNTEER_DECLINES} words={VOLUNTEER_DECLINE_WORDS} label='不通过，告诉他' busy={busyWord(taps, 'decline')} onSend={send} />;
}
function End(step: StepProps) {
  const { view, taps } = step;
  const send = (reason: VolunteerEnd, text: string): void => void take(step, 'end', (key) => api('POST /volunteers/:id/end', { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), '停了，告诉他了');
  return <Why reasons={VOLUNTEER_ENDS} words={VOLUNTEER_END_WORDS} label='停下，告诉他' busy={busyWord(taps, 'end')} onSend={send} />;
}

function SeeProof(step: StepProps) {
  const { view, taps } = step;
  return (
    <View className='u-buttons u-gap'>
      {view.skills.filter(({ proof, seen }) => proof !== null && !seen).map(({ skill, proof }) => (
        <Button key={skill} kind='second' label={`${VOLUNTEER_BUTTONS.seeProof}：${SKILL_WORDS[skill]}，${proof ?? ''}`} {...busyWord(taps, skill)} onPress={() => void take(step, skill, (key) => api('POST /volunteers/:id/see-proof', { params: { id: view.id }, body: { revision: view.revision, skill }, key }), VOLUNTEER.approvalSet)} />
      ))}
    </View>
  );
}

function SeeGuardian(step: StepProps) {
  const { view, taps } = step;
  return (
    <View className='u-gap'>
      <Note>{VOLUNTEER.guardianChanged}</Note>
      <Button label={VOLUNTEER_BUTTONS.seeGuardian} {...busyWord(taps, 'seeGuardian')} onPress={() => void take(step, 'seeGuardian', (key) => api('POST /volunteers/:id/see-guardian', { params: { id: view.id }, body: { revision: view.revision }, key }), VOLUNTEER.approvalSet)} />
    </View>
  );
}

const FORMS = { approve: Approve, seeGuardian: SeeGuardian, seeProof: SeeProof, addMerit: AddMerit, dropMerit: DropMerit, ask: Ask, decline: Decline, end: End } as const;
type FormName = keyof typeof FORMS;
const ORDER = Object.keys(FORMS) as FormName[];
/** Open when the page opens: what is waited for. */
const FIRST: readonly FormName[] = ['approve', 'seeGuardian', 'seeProof'];
/** What ends it: said quietly, behind all others. */
const QUIET: readonly FormName[] = ['decline', 'end'];

/** What the station does about a record: what is waited for first, the rest one press away. */
export function StationDesk(props: StepProps) {
  const { view } = props;
  const may = ORDER.filter((name) => view.actions.includes(name));
  const [form, setForm] = useState<FormName | null>(null);
  const { filled, onDone } = useForms<StepProps['view']>((after) => { if (after) setForm(null); props.onDone(after); });
  const shown = form && may.includes(form) ? form : (may.find((name) => FIRST.includes(name)) ?? null);
  const Shown = shown ? FORMS[shown] : null;
  const others = (quiet: boolean) => may.filter((name) => name !== shown && QUIET.includes(name) === quiet).map((name) => <Button key={name} kind={quiet ? 'text' : 'second'} label={VOLUNTEER_BUTTONS[name]} onPress={() => setForm(name)} />);
  if (may.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={VOLUNTEER.desk} />
      {Shown && <Shown key={`${shown} ${filled}`} {...props} onDone={onDone} />}
      <View className='u-buttons u-gap'>
        {others(false)}
        {view.state === 'active' && !view.minor && <Button kind='second' label={TEAM.foundByStation} onPress={() => open('teamFound', { stationId: view.station.id, leaderId: view.id })} />}
        {others(true)}
      </View>
      <ContactForm view={view} />
    </View>
  );
}
