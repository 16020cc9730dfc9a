import { View } from '@tarojs/components';
import { daySaid, Field, FieldFrame, OptionGrid, relativeDay, Words } from '@/ui';
import { TASK } from '@shared/copy/volunteerTasks';
import { dayNumber, momentOn } from '@shared/domain/kernel/days';
import { TASK_LIMITS } from '@shared/domain/volunteerTasks/limits';
import { taskDays, type TaskDraft } from '../model/taskDraft';

export interface TaskFieldsProps {
  readonly draft: TaskDraft;
  readonly change: (part: Partial<TaskDraft>) => void;
  /** What is wrong with a field, where something is. */
  readonly wrong: (id: string) => { error?: string };
}

/** What is to be done, roughly where, whom to meet, by when: what may be said anew later too. */
export function TaskWordsFields({ draft, change, wrong }: TaskFieldsProps) {
  const { form } = TASK;
  const now = new Date();
  return (
    <>
      <View id='field-text' className='u-section'><Words label={form.text} value={draft.text} onChange={(text) => change({ text })} maxLength={TASK_LIMITS.text} {...wrong('text')} /></View>
      <Field id='field-where' label={form.where} value={draft.where} maxLength={TASK_LIMITS.where} placeholder={form.whereHint} onChange={(where) => change({ where })} {...wrong('where')} />
      <Field id='field-meet' label={form.meet} value={draft.meet} maxLength={TASK_LIMITS.meet} placeholder={form.meetHint} onChange={(meet) => change({ meet })} {...wrong('meet')} />
      <FieldFrame id='field-dueOn' label={form.dueOn} {...wrong('dueOn')}>
        <OptionGrid label={form.dueOn} columns={2} options={taskDays(now).map((value) => ({ value, label: relativeDay(momentOn(dayNumber(value), 0), now) ?? daySaid(value) }))} value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} />
      </FieldFrame>
    </>
  );
}
