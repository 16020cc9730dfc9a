import { View } from '@tarojs/components';
import { Button, Field, FieldFrame, OptionGrid, Words } from '@/ui';
import { LESSON_FORM as WORDS } from '@shared/copy/lessons';
import { LESSON_LIMITS as LIMITS } from '@shared/domain/lessons/lessons';
import { type LessonQuestion, type LessonSheet, newQuestion, newSheet, withoutOption } from '../model/lessons';
import { dropped, replaced } from '../model/lists';

type ErrorAt = (path: string) => string | undefined;

/** Pages of a lesson. */
export function SheetRows({ pages, onChange, errorAt }: { pages: readonly LessonSheet[]; onChange: (pages: LessonSheet[]) => void; errorAt: ErrorAt }) {
  return (
    <FieldFrame label={WORDS.pages} note={`最多 ${LIMITS.pages} 页，一行一段`} error={errorAt('pages')}>
      {pages.map((page, at) => (
        <View key={at} className='adm__question'>
          <Field label={WORDS.pageTitle(at + 1)} value={page.title} maxLength={LIMITS.pageTitle} error={errorAt(`pages.${at}.title`)} onChange={(title) => onChange(replaced(pages, at, { ...page, title }))} />
          <Words label={WORDS.pageText(at + 1)} value={page.text} maxLength={LIMITS.pageText} error={errorAt(`pages.${at}.text`)} onChange={(text) => onChange(replaced(pages, at, { ...page, text }))} />
          {pages.length > 1 && <View className='adm__acts'><Button kind='text' label={WORDS.dropPage} spoken={`${WORDS.dropPage}，${WORDS.page(at + 1)}`} onPress={() => onChange(dropped(pages, at))} /></View>}
        </View>
      ))}
      {pages.length < LIMITS.pages && <View className='adm__acts'><Button kind='text' label={WORDS.addPage} onPress={() => onChange([...pages, newSheet()])} /></View>}
    </FieldFrame>
  );
}

function Options({ question, at, onChange, errorAt }: { question: LessonQuestion; at: number; onChange: (question: LessonQuestion) => void; errorAt: ErrorAt }) {
  const { options, right } = question;
  return (
    <>
      {options.map((option, index) => (
        <View key={index} className='adm__option'>
          <Field label={WORDS.option(at + 1, index + 1)} value={option} maxLength={LIMITS.option} error={errorAt(`options.${index}`)} onChange={(label) => onChange({ ...question, options: replaced(options, index, label) })} />
          {options.length > 2 && <Button kind='text' label={WORDS.dropOption} spoken={`去掉${option || WORDS.option(at + 1, index + 1)}`} onPress={() => onChange(withoutOption(question, index))} />}
        </View>
      ))}
      {options.length < LIMITS.options && <View className='adm__acts'><Button kind='text' label={WORDS.addOption} onPress={() => onChange({ ...question, options: [...options, ''] })} /></View>}
      <FieldFrame label={WORDS.right(at + 1)} error={errorAt('right') ?? errorAt('options')}>
        <OptionGrid label={WORDS.right(at + 1)} options={options.map((label, index) => ({ value: String(index), label: label || `选项 ${index + 1}` }))} value={String(right)} onChange={(index) => onChange({ ...question, right: Number(index) })} />
      </FieldFrame>
    </>
  );
}

/** Questions of a lesson, each with its one right option and why. */
export function QuizRows({ questions, onChange, errorAt }: { questions: readonly LessonQuestion[]; onChange: (questions: LessonQuestion[]) => void; errorAt: ErrorAt }) {
  const put = (at: number) => (one: LessonQuestion): void => onChange(replaced(questions, at, one));
  return (
    <FieldFrame label={WORDS.questions} note={`最多 ${LIMITS.questions} 道，不出也行`} error={errorAt('questions')}>
      {questions.map((question, at) => {
        const within: ErrorAt = (path) => errorAt(`questions.${at}.${path}`);
        return (
          <View key={question.id} className='adm__question'>
            <Field label={WORDS.question(at + 1)} value={question.text} maxLength={LIMITS.questionText} error={within('text')} onChange={(text) => put(at)({ ...question, text })} />
            <Options question={question} at={at} onChange={put(at)} errorAt={within} />
            <Words label={WORDS.why(at + 1)} value={question.why} maxLength={LIMITS.why} error={within('why')} onChange={(why) => put(at)({ ...question, why })} />
            <View className='adm__acts'><Button kind='text' label={WORDS.dropQuestion} spoken={`去掉${WORDS.question(at + 1)}`} onPress={() => onChange(dropped(questions, at))} /></View>
          </View>
        );
      })}
      {questions.length < LIMITS.questions && <View className='adm__acts'><Button kind='text' label={WORDS.addQuestion} onPress={() => onChange([...questions, newQuestion()])} /></View>}
    </FieldFrame>
  );
}
