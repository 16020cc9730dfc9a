import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { Button, busyWord, monthDay, Note, Paper, SectionHead, Tag, take, useForms, Words } from '@/ui';
import { BOOK, BOOK_QUESTION_WORDS } from '@shared/copy/openBooks';
import { BOOK_LIMITS } from '@shared/domain/openBooks/kinds';
import type { BookProps, Question } from '../model/words';

function Answer({ view, taps, onDone, question }: BookProps & { question: Question }) {
  const [text, setText] = useState('');
  const send = () => take({ taps, onDone }, question.id, (key) => api('POST /open-books/:id/questions/:ref/answer', { params: { id: view.id, ref: question.id }, body: { revision: question.revision, text }, key }), BOOK.answered);
  return (
    <>
      <Words label={BOOK.answerLabel} value={text} maxLength={BOOK_LIMITS.answer} onChange={setText} />
      <View className='u-gap'><Button label={BOOK.answer} {...busyWord(taps, question.id)} {...(text.trim() === '' ? { disabled: true } : {})} onPress={() => void send()} /></View>
    </>
  );
}
function One(props: BookProps & { question: Question }) {
  const { question, view } = props;
  const whose = question.by ? BOOK.by(question.by) : question.mine ? BOOK.mine : '';
  return (
    <View className='u-gap'>
      <Paper>
        {question.text !== '' && <View className='books__words u-strong'>{question.text}</View>}
        <View className='u-second'>{[whose, `${monthDay(new Date(question.at))}问`, question.state === 'open' ? BOOK.answerBy(monthDay(new Date(question.answerBy))) : ''].filter(Boolean).join('，')}</View>
        <Tag tone={question.late ? 'late' : 'quiet'}>{question.late ? BOOK.late : BOOK_QUESTION_WORDS[question.state]}</Tag>
        {question.answer !== null && <><View className='books__words u-gap'>{question.answer}</View><View className='u-second'>{`${BOOK.answeredBy(question.answeredBy ?? '')}　${view.unit.name}`}</View></>}
        {question.state === 'open' && (view.publishes ? <Answer {...props} /> : <View className='u-second'>{BOOK.waiting}</View>)}
      </Paper>
    </View>
  );
}
function Ask({ view, taps, onDone }: BookProps) {
  const [text, setText] = useState('');
  const send = () => take({ taps, onDone }, 'ask', (key) => api('POST /open-books/:id/questions', { params: { id: view.id }, body: { text }, key }), BOOK.asked);
  return (
    <View className='u-section'>
      <Words label={BOOK.askLabel} value={text} maxLength={BOOK_LIMITS.question} onChange={setText} />
      <Note>{BOOK.askNote}</Note>
      <View className='u-gap'><Button label={BOOK.ask} {...busyWord(taps, 'ask')} {...(text.trim() === '' ? { disabled: true } : {})} onPress={() => void send()} /></View>
    </View>
  );
}
/** What residents asked, how it was answered and by whom, what is late; and the way to ask. */
export function Questions(props: BookProps) {
  const { filled, onDone } = useForms(props.onDone);
  const { view } = props;
  return (
    <View className='u-section'>
      <SectionHead title={BOOK.questions} />
      {view.questions.length === 0 ? <Note>{BOOK.noQuestions}</Note> : view.questions.map((question) => <One key={question.id} {...props} onDone={onDone} question={question} />)}
      {view.asks && !view.publishes && <Ask key={filled} {...props} onDone={onDone} />}
    </View>
  );
}
