import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api } from '@/api';
import { back, openTab, replace } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { Button, Empty, ErrorList, Field, FieldFrame, Note, Option, OptionGrid, Page, SignedIn, Switch, useTap } from '@/ui';
import { SKILL_WORDS } from '@shared/copy/volunteers';
import { TASK, TASK_KIND_WORDS } from '@shared/copy/volunteerTasks';
import { hasCounter } from '@shared/domain/kernel/roles';
import { SKILLS, type Skill } from '@shared/domain/volunteers/profile';
import { TASK_LIMITS } from '@shared/domain/volunteerTasks/limits';
import { TASK_KINDS } from '@shared/domain/volunteerTasks/states';
import { TaskWordsFields, type TaskFieldsProps } from '../components/TaskFields';
import { EMPTY_TASK, missingIn, type TaskDraft } from '../model/taskDraft';

const PLACES = ['1', '2', '3', '5', '10'] as const;
type From = { readonly kind: 'case' | 'wish'; readonly id: string; readonly revision: number };

/** How many, what they should be able to, and whether a home is gone into. */
function Hands({ draft, change }: TaskFieldsProps) {
  const [all, setAll] = useState(false);
  const { form } = TASK;
  const flip = (skill: Skill): void => {
    if (draft.skills.includes(skill)) change({ skills: draft.skills.filter((one) => one !== skill) });
    else if (draft.skills.length < TASK_LIMITS.skills) change({ skills: [...draft.skills, skill] });
  };
  return (
    <>
      <FieldFrame label={form.places}><OptionGrid label={form.places} columns={3} options={PLACES.map((value) => ({ value, label: `${value} 个` }))} value={draft.places} onChange={(places) => change({ places })} /></FieldFrame>
      <FieldFrame label={form.skills}>
        <View className='u-options u-options--2'>{(all ? SKILLS : SKILLS.slice(0, 8)).map((skill) => <Option key={skill} kind='checkbox' label={SKILL_WORDS[skill]} chosen={draft.skills.includes(skill)} onPress={() => flip(skill)} />)}</View>
        {!all && <Button kind='text' label='还有别的' onPress={() => setAll(true)} />}
      </FieldFrame>
      <View className='u-section'><Switch label={form.visit} detail={form.visitNote} on={draft.visit} onChange={(visit) => change({ visit })} /></View>
    </>
  );
}

function Form({ from }: { from: From }) {
  const [draft, setDraft] = useState<TaskDraft>(EMPTY_TASK);
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const { form } = TASK;
  const missing = tried ? missingIn(draft) : [];
  const wrong = (id: string): { error?: string } => { const label = missing.find((one) => one.id === id)?.label; return label ? { error: label } : {}; };
  const props: TaskFieldsProps = { draft, wrong, change: (part) => setDraft((all) => ({ ...all, ...part })) };
  const send = async (): Promise<void> => {
    setTried(true);
    if (missingIn(draft).length > 0) return;
    const { places, dueOn, skills, ...words } = draft;
    const { kind, id, revision } = from;
    let task = '';
    const done = await tap('offer', async (key) => {
      const thread = await api('POST /threads/:kind/:id/conversions', { params: { kind, id }, body: { ...words, to: 'task', revision, dueOn: dueOn ?? '', skills: [...skills], places: Number(places) }, key });
      task = [...thread.matters].reverse().find((one) => one.kind === 'task')?.id ?? '';
    }, form.sent);
    if (done && task) replace('task', { id: task });
    else if (done) back();
  };
  return (
    <>
      <Note>{form.note}</Note>
      <FieldFrame label={form.kind}><OptionGrid label={form.kind} columns={2} options={TASK_KINDS.map((value) => ({ value, label: TASK_KIND_WORDS[value] }))} value={draft.kind} onChange={(kind) => props.change({ kind })} /></FieldFrame>
      <Field id='field-title' label={form.title} value={draft.title} maxLength={TASK_LIMITS.title} placeholder={form.titleHint} onChange={(title) => props.change({ title })} {...wrong('title')} />
      <TaskWordsFields {...props} />
      <Hands {...props} />
      <ErrorList title={`${form.missing} ${missing.length} 处，补上就能发`} items={missing} onJump={jumpToField} />
      <View className='u-section'><Button label={form.send} {...(busy ? { busy: '正在发…' } : {})} onPress={() => void send()} /></View>
    </>
  );
}

/** The station asks volunteers to help with a case or a wish. */
export default function TaskOfferPage() {
  const { kind, id = '', revision } = useRouter().params;
  const [from] = useState<From | null>(() => ((kind === 'case' || kind === 'wish') && id !== '' ? { kind, id, revision: Number(revision ?? 0) } : null));
  const toMe = { label: '去“我的”', onPress: () => openTab('me') } as const;
  return (
    <Page title={TASK.offer}>
      <SignedIn>{(me) => (!hasCounter(me.roles) ? <Empty title={TASK.notYours} body={TASK.notYoursBody} act={toMe} /> : from ? <Form from={from} /> : <Empty title={TASK.form.gone} body={TASK.form.goneBody} act={toMe} />)}</SignedIn>
    </Page>
  );
}
