import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { open } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { announce, Button, ErrorList, Field, FieldFrame, OptionGrid, SectionHead, useTap, Words } from '@/ui';
import { ABLE } from '@shared/copy/ableNeighbours';
import { INVITE_LIMITS } from '@shared/domain/ableNeighbours/limits';
import { daysAhead, EMPTY_INVITE, HOURS, type InviteDraft, LENGTHS, missingIn, spanOf } from '../model/search';
import { useTried } from '../model/tried';

interface Props {
  readonly stationId: string;
  readonly volunteerIds: readonly string[];
  readonly onDone: () => void;
}
interface FieldsProps {
  readonly draft: InviteDraft;
  readonly change: (part: Partial<InviteDraft>) => void;
  readonly wrong: (id: string) => { error?: string };
}

function Fields({ draft, change, wrong }: FieldsProps) {
  const tasks = useApi('GET /workbench/volunteer-tasks', { query: { desk: 'open' } });
  const options = tasks.data?.items.map(({ id, title }) => ({ value: id, label: title })) ?? [];
  // What is asked for a task is what the task says.
  const pick = (taskId: string): void => {
    const task = tasks.data?.items.find(({ id }) => id === taskId);
    change(task ? { taskId, title: task.title, where: task.where } : { taskId: null });
  };
  return (
    <>
      {options.length > 0 && <FieldFrame label={ABLE.kind}><OptionGrid label={ABLE.kind} options={[{ value: '', label: ABLE.kindTime }, ...options.map(({ value, label }) => ({ value, label: `${ABLE.kindTask}：${label}` }))]} value={draft.taskId ?? ''} onChange={pick} /></FieldFrame>}
      <Field id='field-title' label={ABLE.inviteTitle} value={draft.title} maxLength={INVITE_LIMITS.title} placeholder={ABLE.inviteTitleHint} onChange={(title) => change({ title })} {...wrong('title')} />
      <View id='field-text' className='u-section'><Words label={ABLE.inviteText} value={draft.text} onChange={(text) => change({ text })} maxLength={INVITE_LIMITS.text} placeholder={ABLE.inviteTextHint} {...wrong('text')} /></View>
      <Field id='field-where' label={ABLE.inviteWhere} value={draft.where} maxLength={INVITE_LIMITS.where} placeholder={ABLE.inviteWhereHint} onChange={(where) => change({ where })} {...wrong('where')} />
      <FieldFrame id='field-day' label={ABLE.day} {...wrong('day')}><OptionGrid label={ABLE.inviteDay} columns={2} options={daysAhead(new Date())} value={draft.day} onChange={(day) => change({ day })} /></FieldFrame>
      <FieldFrame label={ABLE.from}><OptionGrid label={ABLE.from} columns={3} options={HOURS.map((value) => ({ value, label: ABLE.oclock(value) }))} value={draft.hour} onChange={(hour) => change({ hour })} /></FieldFrame>
      <FieldFrame label={ABLE.hours}><OptionGrid label={ABLE.hours} columns={2} options={LENGTHS.map((value) => ({ value, label: ABLE.hour(Number(value)) }))} value={draft.hours} onChange={(hours) => change({ hours })} /></FieldFrame>
    </>
  );
}

/** Asks those who were picked to come, or to take a task. */
export function InviteForm({ stationId, volunteerIds, onDone }: Props) {
  const [draft, setDraft] = useState(EMPTY_INVITE);
  const { busy, tap } = useTap();
  const { missing, wrong, mayGo } = useTried(missingIn(draft));
  const send = async (): Promise<void> => {
    if (!mayGo()) return;
    const { title, text, where, taskId } = draft;
    let made: { id: string; skipped: string[] } | null = null;
    const done = await tap('invite', async (key) => { made = await api('POST /workbench/invitations', { body: { stationId, taskId, title, text, where, ...spanOf(draft), volunteerIds: [...volunteerIds] }, key }); }, ABLE.sent);
    const after = made as { id: string; skipped: string[] } | null;
    if (!done || !after) return;
    if (after.skipped.length > 0) announce(ABLE.skipped(after.skipped.join('、')), 'warn');
    onDone();
    open('invitation', { id: after.id });
  };
  return (
    <View className='u-section'>
      <SectionHead title={ABLE.pick(volunteerIds.length)} />
      <Fields draft={draft} change={(part) => setDraft((all) => ({ ...all, ...part }))} wrong={wrong} />
      <ErrorList title={ABLE.missing(missing.length)} items={missing} onJump={jumpToField} />
      <View className='u-gap'><Button label={ABLE.send} {...(busy ? { busy: '正在发…' } : {})} onPress={() => void send()} /></View>
    </View>
  );
}
