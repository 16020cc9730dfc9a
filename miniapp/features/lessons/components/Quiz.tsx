import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf } from '@/api';
import { announce, Button, FieldFrame, Note, OptionGrid, Paper, SectionHead, Tag, useTap } from '@/ui';
import { LESSON } from '@shared/copy/lessons';

type View_ = ResponseOf<'GET /lessons/:id'>;
type Answered = ResponseOf<'POST /lessons/:id/answers'>;
type Question = View_['questions'][number];

function Asked({ question, value, onChange }: { question: Question; value: number | null; onChange: (index: number) => void }) {
  const options = question.options.map((label, index) => ({ value: String(index), label }));
  return <FieldFrame label={question.text}><OptionGrid label={question.text} options={options} value={value === null ? null : String(value)} onChange={(index) => onChange(Number(index))} /></FieldFrame>;
}
function Told({ question, answer }: { question: Question; answer: Answered['answers'][number] }) {
  const good = answer.chosen === answer.right;
  return (
    <Paper className='u-gap'>
      <View className='u-strong'>{question.text}</View>
      <View className='lesson__line'><Tag tone={good ? 'quiet' : 'late'}>{good ? LESSON.right : LESSON.wrong}</Tag><View>{question.options[answer.right]}</View></View>
      <View className='u-second'>{answer.why}</View>
    </Paper>
  );
}

/** All questions at once; what was right and why comes back, and they may be answered again as often as one likes. */
export function Quiz({ lesson, onDone }: { lesson: View_; onDone: () => void }) {
  const [chosen, setChosen] = useState<readonly (number | null)[]>(lesson.questions.map(() => null));
  const [told, setTold] = useState<Answered | null>(null);
  const { busy, tap } = useTap();
  const send = async (): Promise<void> => {
    const answers = chosen.flatMap((index) => (index === null ? [] : [index]));
    if (answers.length < chosen.length) return announce(LESSON.pick, 'warn');
    if (await tap('answers', async () => setTold(await api('POST /lessons/:id/answers', { params: { id: lesson.id }, body: { answers } })))) onDone();
  };
  const again = (): void => {
    setTold(null);
    setChosen(lesson.questions.map(() => null));
  };
  if (told) {
    return (
      <>
        <Note icon={told.passed ? 'check' : 'consult'}>{told.passed ? `${LESSON.passed}。${LESSON.passedBody}` : `${LESSON.missed}。${LESSON.missedBody}`}</Note>
        {lesson.questions.map((question, at) => { const answer = told.answers[at]; return answer && <Told key={question.id} question={question} answer={answer} />; })}
        {!told.passed && <View className='u-section'><Button label={LESSON.retry} onPress={again} /></View>}
      </>
    );
  }
  return (
    <>
      <SectionHead title={LESSON.quiz} />
      {lesson.questions.map((question, at) => <Asked key={question.id} question={question} value={chosen[at] ?? null} onChange={(index) => setChosen((before) => before.map((old, place) => (place === at ? index : old)))} />)}
      <View className='u-section'><Button label={LESSON.submit} {...(busy ? { busy: '正在看…' } : {})} onPress={() => void send()} /></View>
    </>
  );
}
