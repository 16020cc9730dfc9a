import { View } from '@tarojs/components';
import { useState } from 'react';
import { ErrorList, FieldFrame, Note, OptionGrid, RuledText } from '@/ui';

type YesNo = 'yes' | 'no';
type Satisfaction = 'satisfied' | 'basically' | 'unsatisfied';

/** The resident's word as it is being given. */
export interface Word {
  contacted: YesNo | null;
  solved: YesNo | null;
  satisfaction: Satisfaction | null;
  text: string;
}
const NO_WORD: Word = { contacted: null, solved: null, satisfaction: null, text: '' };

const QUESTIONS = { contacted: '有人联系过您吗？', solved: '解决了吗？', satisfaction: '您满意吗？' } as const;

/** The questions not yet answered, in the order of the page. */
export const unanswered = (word: Word): (keyof typeof QUESTIONS)[] =>
  (['contacted', 'solved', 'satisfaction'] as const).filter((question) => word[question] === null);

/** State of the form: the word, and whether gaps are shown (after the first press). */
export function useWord() {
  const [word, setWord] = useState<Word>(NO_WORD);
  const [checked, setChecked] = useState(false);
  return { word, gaps: checked ? unanswered(word) : [], change: (part: Partial<Word>) => setWord({ ...word, ...part }), check: () => setChecked(true) };
}

interface EvaluateFormProps {
  state: ReturnType<typeof useWord>;
  round: number;
  onJump: (id: string) => void;
}

/** Three questions and, for those who want, a few words. Who handled it does not see who said what. */
export function EvaluateForm({ state, round, onJump }: EvaluateFormProps) {
  const { word, gaps, change } = state;
  const gap = (question: keyof typeof QUESTIONS): string | undefined => (gaps.includes(question) ? '点一个' : undefined);
  return (
    <View>
      <ErrorList title={`还差 ${gaps.length} 处，补上就能交`} items={gaps.map((id) => ({ id, label: QUESTIONS[id] }))} onJump={onJump} />
      <FieldFrame id='field-contacted' label={QUESTIONS.contacted} error={gap('contacted')}>
        <OptionGrid label={QUESTIONS.contacted} columns={2} value={word.contacted} onChange={(contacted) => change({ contacted })} options={[{ value: 'yes', label: '联系过' }, { value: 'no', label: '没有' }]} />
      </FieldFrame>
      <FieldFrame id='field-solved' label={QUESTIONS.solved} error={gap('solved')}>
        <OptionGrid label={QUESTIONS.solved} columns={2} value={word.solved} onChange={(solved) => change({ solved })} options={[{ value: 'yes', label: '解决了' }, { value: 'no', label: '没解决' }]} />
      </FieldFrame>
      <FieldFrame id='field-satisfaction' label={QUESTIONS.satisfaction} error={gap('satisfaction')}>
        <OptionGrid
          label={QUESTIONS.satisfaction}
          columns={3}
          value={word.satisfaction}
          onChange={(satisfaction) => change({ satisfaction })}
          options={[{ value: 'satisfied', label: '满意' }, { value: 'basically', label: '基本满意' }, { value: 'unsatisfied', label: '不满意' }]}
        />
      </FieldFrame>
      <RuledText label='还想说什么' note='可以不写' value={word.text} onChange={(text) => change({ text })} maxLength={500} />
      <View className='u-gap'>
        <Note>{round <= 1 ? '选“没解决”或“不满意”，会再办一次，由另一个人检查。' : '这件事已经再办过一次。您的话会记下来，站长会看到。'}</Note>
      </View>
    </View>
  );
}
