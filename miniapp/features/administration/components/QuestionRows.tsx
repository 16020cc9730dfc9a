import { View } from '@tarojs/components';
import { Button, Field, FieldFrame, OptionGrid, Switch } from '@/ui';
import { CATALOGUE_LIMITS } from '@shared/domain/cases/catalogue';
import { newOption, newQuestion, type Option, type Question } from '../model/category';
import { dropped, replaced } from '../model/lists';

const RAISES = [{ value: 'no', label: '不变' }, { value: 'urgent', label: '加急' }, { value: 'emergency', label: '紧急' }] as const;
type Raises = (typeof RAISES)[number]['value'];

function OptionForm({ option, name, fixed, onChange, onRemove, error }: { option: Option; name: string; fixed: boolean; onChange: (option: Option) => void; onRemove: () => void; error?: string }) {
  const { raisesTo: _, ...bare } = option;
  const raise = (value: Raises) => onChange(value === 'no' ? bare : { ...bare, raisesTo: value });
  return (
    <View className='adm__option'>
      <Field label={name} value={option.label} onChange={(label) => onChange({ ...option, label })} maxLength={CATALOGUE_LIMITS.label} error={error} />
      <View className='u-second adm__small'>选了它，急缓变成</View>
      <OptionGrid label={`选${option.label || name}，急缓变成`} columns={3} options={RAISES} value={option.raisesTo === 'ordinary' ? 'no' : (option.raisesTo ?? 'no')} onChange={raise} />
      <View className='u-gap'><Switch label='选了它就不给邻居看' on={option.sensitive === true} onChange={(sensitive) => onChange({ ...option, sensitive })} /></View>
      {!fixed && <Button kind='text' label='去掉这个回答' spoken={`去掉${option.label || name}`} onPress={onRemove} />}
    </View>
  );
}

function QuestionForm({ question, at, onChange, onRemove, errorAt }: { question: Question; at: number; onChange: (question: Question) => void; onRemove: () => void; errorAt: (path: string) => string | undefined }) {
  const { options } = question;
  const fixed = question.kind === 'yesNo';
  return (
    <View className='adm__question'>
      <Field label={`问题 ${at + 1}`} value={question.text} onChange={(text) => onChange({ ...question, text })} maxLength={CATALOGUE_LIMITS.questionText} error={errorAt(`questions.${at}.text`) ?? errorAt(`questions.${at}.options`)} placeholder='比如：有没有困人' />
      <View className='u-gap'><Switch label='一定要答' on={question.required} onChange={(required) => onChange({ ...question, required })} /></View>
      {options.map((option, index) => (
        <OptionForm
          key={option.value}
          option={option}
          name={`问题 ${at + 1} 的回答 ${index + 1}`}
          fixed={fixed || options.length <= 2}
          onChange={(one) => onChange({ ...question, options: replaced(options, index, one) })}
          onRemove={() => onChange({ ...question, options: dropped(options, index) })}
          error={errorAt(`questions.${at}.options.${index}.label`)}
        />
      ))}
      <View className='adm__acts'>
        {!fixed && options.length < CATALOGUE_LIMITS.options && <Button kind='text' label='加一个回答' onPress={() => onChange({ ...question, options: [...options, newOption()] })} />}
        <Button kind='text' label='去掉这个问题' spoken={`去掉问题 ${at + 1}`} onPress={onRemove} />
      </View>
    </View>
  );
}

/** The questions a report of the category is asked, with what each answer brings about. */
export function QuestionRows({ questions, onChange, errorAt }: { questions: readonly Question[]; onChange: (questions: Question[]) => void; errorAt: (path: string) => string | undefined }) {
  const add = (kind: Question['kind']) => onChange([...questions, newQuestion(kind)]);
  return (
    <FieldFrame label='要问居民的' note={`最多 ${CATALOGUE_LIMITS.questions} 个，一点就答`} error={errorAt('questions')}>
      {questions.map((question, at) => (
        <QuestionForm key={question.id} question={question} at={at} onChange={(one) => onChange(replaced(questions, at, one))} onRemove={() => onChange(dropped(questions, at))} errorAt={errorAt} />
      ))}
      {questions.length < CATALOGUE_LIMITS.questions && (
        <View className='adm__acts'>
          <Button kind='text' label='加一个是非题' onPress={() => add('yesNo')} />
          <Button kind='text' label='加一个选择题' onPress={() => add('choice')} />
        </View>
      )}
    </FieldFrame>
  );
}
