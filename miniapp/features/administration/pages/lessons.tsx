import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi, useSignedIn } from '@/api';
import { Button, ListRow, Page, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { LESSON_FORM as WORDS } from '@shared/copy/lessons';
import { DraftPanel, History } from '../components/DraftPanel';
import { LessonForm } from '../components/LessonForm';
import { type Lesson, newLesson } from '../model/lessons';
import { type LessonContent, type LessonPage, LESSONS, type Setting, useSetting } from '../model/settings';
import './administration.scss';

function Lessons({ page, setting }: { page: LessonPage; setting: Setting<LessonContent, LessonPage> }) {
  const [form, setForm] = useState<Lesson | null>(null);
  const catalogue = useApi('GET /administration/catalogue', {}, false);
  const content = page.draft?.content ?? page.inForce;
  const shown = form && (content.lessons.find(({ id }) => id === form.id) ?? form);
  return (
    <View className={`adm__two ${shown ? 'adm__two--chosen' : ''}`}>
      <View className='adm__list'>
        <SectionHead title={`${content.lessons.length} 节`} aside={<Button kind='text' label={WORDS.add} onPress={() => setForm(newLesson())} />} />
        <Paper tone='list'>
          {content.lessons.map((lesson) => (
            <View key={lesson.id} className={`adm__unit ${lesson.id === form?.id ? 'adm__unit--chosen' : ''}`}>
              <ListRow title={lesson.name || '还没有名字'} detail={WORDS.count(lesson.pages.length, lesson.questions.length)} aside={lesson.off ? <Tag tone='neutral'>{WORDS.off}</Tag> : undefined} onPress={() => setForm(lesson)} />
            </View>
          ))}
        </Paper>
      </View>
      <View className='adm__pane'>
        {shown ? (
          <>
            <View className='adm__back'><Button kind='text' label={WORDS.back} onPress={() => setForm(null)} /></View>
            <LessonForm key={shown.id} lesson={shown} content={content} categories={catalogue.data?.inForce.categories ?? []} setting={setting} onDone={() => setForm(null)} />
          </>
        ) : (
          <>
            <DraftPanel setting={setting} page={page} />
            <History setting={setting} page={page} />
          </>
        )}
      </View>
    </View>
  );
}

/** Lessons for those who work, written by the district beside those that came with the program. */
export default function LessonSetting() {
  useSignedIn();
  const query = useApi('GET /administration/lessons', {}, false);
  const setting = useSetting(query, LESSONS);
  return (
    <Page title={WORDS.title} className='adm'>
      <QueryView query={query} what={WORDS.title}>{(data) => <Lessons page={setting.page ?? data} setting={setting} />}</QueryView>
    </Page>
  );
}
