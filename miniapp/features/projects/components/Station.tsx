import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { AskedBack, busyWord, Button, confirm, ListRow, Note, Paper, SectionHead, take, useForms } from '@/ui';
import { PROJECT, PROJECT_BUTTONS, PROJECT_WITHDRAW } from '@shared/copy/projects';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import type { ProjectAction } from '@shared/domain/projects/states';
import { Admit, Ask, Decline, HandOver, Stop } from './CheckForms';
import { Council, CouncilAccept, Evaluate, Finish, MoveStep, PlanForm, SendBack } from './StepForms';
import type { StepProps } from '../model/words';

const FORMS = { admit: Admit, ask: Ask, decline: Decline, handOver: HandOver, council: Council, plan: PlanForm, finish: Finish, councilAccept: CouncilAccept, evaluate: Evaluate, moveStep: MoveStep, sendBack: SendBack, stop: Stop } as const satisfies Partial<Record<ProjectAction, unknown>>;
type FormName = keyof typeof FORMS;
const ORDER = Object.keys(FORMS) as FormName[];
/** Forms that are open when the page opens: what is waited for. */
const FIRST: readonly FormName[] = ['admit', 'finish', 'evaluate'];
/** What ends it: said quietly, behind all others. */
const QUIET: readonly FormName[] = ['decline', 'stop'];

/** What the station does about a project: what is waited for first, the rest one press away. */
export function StationDesk(props: StepProps) {
  const { view } = props;
  const may = ORDER.filter((name) => view.actions.includes(name));
  const [form, setForm] = useState<FormName | null>(null);
  const { filled, onDone } = useForms<StepProps['view']>((after) => { if (after) setForm(null); props.onDone(after); });
  const first = may.find((name) => FIRST.includes(name) || (name === 'plan' && view.state === 'chosen')) ?? null;
  const shown = form && may.includes(form) ? form : first;
  const Shown = shown ? FORMS[shown] : null;
  if (may.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={PROJECT.desk} />
      {view.careful && <Note tone='warn'>这段话微信看不准，请看仔细再发布。</Note>}
      {view.proposer && <Paper tone='list'><ListRow icon='me' title={view.proposer.name} detail={['提的人', view.proposer.phoneTail ? `手机尾号 ${view.proposer.phoneTail}` : null].filter(Boolean).join('，')} /></Paper>}
      {Shown && <Shown key={`${shown} ${filled}`} {...props} onDone={onDone} />}
      <View className='u-buttons u-gap'>
        {[...may].sort((a, b) => Number(QUIET.includes(a)) - Number(QUIET.includes(b))).filter((name) => name !== shown).map((name) => <Button key={name} kind={QUIET.includes(name) ? 'text' : 'second'} label={PROJECT_BUTTONS[name] ?? ''} onPress={() => setForm(name)} />)}
      </View>
    </View>
  );
}

/** What its proposer may do while it is being checked: write it anew, or take it back. */
export function OwnSteps(props: StepProps) {
  const { view, taps } = props;
  if (view.viewer !== 'proposer') return null;
  const withdraw = async (): Promise<void> => {
    if (await confirm(PROJECT_WITHDRAW)) await take(props, 'withdraw', (key) => api('POST /projects/:id/withdraw', { params: { id: view.id }, body: { revision: view.revision }, key }), '撤回了');
  };
  return (
    <View className='u-buttons u-gap'>
      {view.actions.includes('edit') && <Button kind='second' label={PROJECT_BUTTONS.edit ?? ''} onPress={() => open('projectPropose', { edit: view.id })} />}
      {view.actions.includes('withdraw') && <Button kind='text' label={PROJECT_BUTTONS.withdraw ?? ''} {...busyWord(taps, 'withdraw')} onPress={() => void withdraw()} />}
    </View>
  );
}

/** Its proposer answers what the station asked. */
export function Answer(step: StepProps) {
  const { view, taps } = step;
  const send = (text: string): void => void take(step, 'answer', (key) => api('POST /projects/:id/answer', { params: { id: view.id }, body: { revision: view.revision, text }, key }), '答好了，接着核');
  return <AskedBack timeline={view.timeline} label={PROJECT_BUTTONS.answer ?? ''} most={PROJECT_LIMITS.note} {...busyWord(taps, 'answer')} onSend={send} />;
}
