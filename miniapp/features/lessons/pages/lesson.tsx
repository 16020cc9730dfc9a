import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, Note, Page, Paper, QueryView, SignedIn, useTap } from '@/ui';
import { LESSON } from '@shared/copy/lessons';
import { learns } from '@shared/domain/kernel/roles';
import { Quiz } from '../components/Quiz';
import './lessons.scss';

type Lesson = ResponseOf<'GET /lessons/:id'>;

/** One page of it: few words, large, a paragraph a line. */
function Sheet({ lesson, at }: { lesson: Lesson; at: number }) {
  const page = lesson.pages[at];
  if (!page) return null;
  return (
    <Paper>
      <View className='u-second'>{LESSON.page(at + 1, lesson.pages.length)}</View>
      <View className='lesson__title'>{page.title}</View>
      {page.text.split('\n').map((line, index) => <View key={index} className='lesson__text'>{line}</View>)}
    </Paper>
  );
}

/** Page by page, then the questions; `at` beyond the pages is the quiz, or the end where there is none. */
function Whole({ lesson, onDone }: { lesson: Lesson; onDone: () => void }) {
  const [at, setAt] = useState(0);
  const { busy, tap } = useTap();
  const last = at === lesson.pages.length - 1;
  const quiz = lesson.questions.length > 0;
  const go = (to: number): void => {
    setAt(to);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined);
  };
  const read = async (): Promise<void> => {
    if (await tap('read', () => api('POST /lessons/:id/read', { params: { id: lesson.id }, body: {} }), quiz ? undefined : LESSON.readDone)) {
      onDone();
      go(lesson.pages.length);
    }
  };
  const forget = async (): Promise<void> => {
    if (await tap('forget', () => api('POST /lessons/:id/forget', { params: { id: lesson.id }, body: {} }), LESSON.forgotten)) {
      onDone();
      go(0);
    }
  };
  return (
    <>
      {at < lesson.pages.length ? (
        <>
          <Sheet lesson={lesson} at={at} />
          <View className='u-buttons u-gap'>
            {last ? <Button label={quiz ? LESSON.quiz : LESSON.done} {...(busy === 'read' ? { busy: '正在记…' } : {})} onPress={() => void read()} /> : <Button label={LESSON.next} onPress={() => go(at + 1)} />}
            {at > 0 && <Button kind='second' label={LESSON.before} onPress={() => go(at - 1)} />}
          </View>
        </>
      ) : (
        <>
          {quiz && <Quiz lesson={lesson} onDone={onDone} />}
          <View className='u-buttons u-section'>
            <Button kind='second' label={LESSON.again} onPress={() => go(0)} />
            <Button kind='second' label={LESSON.toList} onPress={() => open('lessons')} />
          </View>
        </>
      )}
      <View className='u-gap'><Note icon='lock'>{LESSON.own}</Note></View>
      {lesson.mine && <Button kind='text' label={LESSON.forget} {...(busy === 'forget' ? { busy: '正在忘…' } : {})} onPress={() => void forget()} />}
    </>
  );
}

function Loaded({ id }: { id: string }) {
  const query = useApi('GET /lessons/:id', { params: { id } });
  return <QueryView query={query} what='这节小课'>{(lesson) => <><View className='lesson__name'>{lesson.name}</View><Whole lesson={lesson} onDone={() => void query.reload()} /></>}</QueryView>;
}

/** One lesson, read in a few minutes on the stairs; read once, it opens without a network too. */
export default function LessonPage() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  return <Page title={LESSON.title} className='lesson'><SignedIn>{(me) => (learns(me.roles) ? <Loaded id={id} /> : <Empty title={LESSON.elsewhere.title} body={LESSON.elsewhere.body} act={{ label: LESSON.elsewhere.act, onPress: () => openTab('home') }} />)}</SignedIn></Page>;
}
