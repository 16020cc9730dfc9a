import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, confirm, Field, FieldFrame, flipped, Option, Several, Switch } from '@/ui';
import { LESSON_FORM as WORDS, LESSON_SITUATION_WORDS } from '@shared/copy/lessons';
import { LESSON_LIMITS as LIMITS, LESSON_SITUATIONS } from '@shared/domain/lessons/lessons';
import { type Lesson, withLesson } from '../model/lessons';
import type { LessonContent, LessonPage, Setting } from '../model/settings';
import { problemAt } from './DraftPanel';
import { QuizRows, SheetRows } from './LessonRows';

interface FormProps {
  readonly lesson: Lesson;
  readonly content: LessonContent;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly setting: Setting<LessonContent, LessonPage>;
  readonly onDone: () => void;
}

/** Everything about one lesson. It is kept as part of the draft; publishing is another step. */
export function LessonForm({ lesson: first, content, categories, setting, onDone }: FormProps) {
  const [lesson, setLesson] = useState(first);
  const set = (part: Partial<Lesson>): void => setLesson((before) => ({ ...before, ...part }));
  const at = content.lessons.findIndex(({ id }) => id === first.id);
  const problems = setting.page?.draft?.problems ?? [];
  const errorAt = (path: string): string | undefined => (at < 0 ? undefined : problemAt(problems, `lessons.${at}.${path}`));
  const keep = async (change: (now: LessonContent) => LessonContent): Promise<void> => {
    if (await setting.edit(change)) onDone();
  };
  const remove = async (): Promise<void> => {
    if (await confirm({ ...WORDS.dropAsk(first.name), danger: true })) await keep(({ lessons }) => ({ lessons: lessons.filter(({ id }) => id !== first.id) }));
  };
  return (
    <View>
      <Field label={WORDS.name} value={lesson.name} maxLength={LIMITS.name} placeholder={WORDS.nameHint} error={errorAt('name')} onChange={(name) => set({ name })} />
      <View className='u-gap'><Switch label={WORDS.on} on={!lesson.off} onChange={(on) => set({ off: !on })} /></View>
      <FieldFrame label={WORDS.categories} note={WORDS.where} error={errorAt('categories')}>
        <View className='u-options u-options--2'>{categories.map(({ id, name }) => <Option key={id} kind='checkbox' label={name} chosen={lesson.categories.includes(id)} onPress={() => set({ categories: flipped(lesson.categories, id) })} />)}</View>
      </FieldFrame>
      <Several label={WORDS.situations} keys={LESSON_SITUATIONS} words={LESSON_SITUATION_WORDS} value={lesson.situations} error={errorAt('situations')} onChange={(situations) => set({ situations })} />
      <SheetRows pages={lesson.pages} onChange={(pages) => set({ pages })} errorAt={errorAt} />
      <QuizRows questions={lesson.questions} onChange={(questions) => set({ questions })} errorAt={errorAt} />
      <View className='adm__buttons'>
        <Button label={WORDS.keep} busy={setting.busy ? '正在存…' : undefined} onPress={() => void keep((now) => withLesson(now, lesson))} />
        <Button kind='second' label={WORDS.cancel} onPress={onDone} />
        {at >= 0 && <Button kind='danger' label={WORDS.drop} onPress={() => void remove()} />}
      </View>
    </View>
  );
}
