import { View } from '@tarojs/components';
import { FieldError, OptionGrid, SectionHead } from '@/ui';
import type { Category } from '../model/catalogue';

interface QuestionsFieldProps {
  category: Category;
  answers: Readonly<Record<string, string>>;
  onChange: (answers: Record<string, string>) => void;
  error?: string;
}

/** The category's own questions, one tap each. Only what it needs to send the right people. */
export function QuestionsField({ category, answers, onChange, error }: QuestionsFieldProps) {
  return (
    <View id='field-questions'>
      {category.questions.map((question) => (
        <View className='u-field' key={question.id}>
          <SectionHead title={question.text} note={question.required ? undefined : '可以不答'} />
          <OptionGrid
            label={question.text}
            columns={question.options.length > 2 ? 3 : 2}
            value={answers[question.id] ?? null}
            options={question.options}
            onChange={(value) => onChange({ ...answers, [question.id]: value })}
          />
        </View>
      ))}
      <FieldError text={error} />
    </View>
  );
}
