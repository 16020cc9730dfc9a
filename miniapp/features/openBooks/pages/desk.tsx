import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { type ResponseOf, useApi, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, ListRow, monthDay, Note, Page, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { BOOK, bookDueWords } from '@shared/copy/openBooks';
import { BookRows } from '../components/Rows';
import './books.scss';

type Desk = ResponseOf<'GET /workbench/open-books'>;

function Due({ units }: { units: Desk['units'] }) {
  const due = units.flatMap((unit) => unit.due.map((one) => ({ unit, one })));
  return (
    <View className='u-section'>
      <SectionHead title={BOOK.due} />
      {due.length === 0 ? <Note>{BOOK.noDue}</Note> : (
        <Paper tone='list'>{due.map(({ unit, one }) => <ListRow key={unit.id + one.period} icon={one.late ? 'warn' : 'clock'} title={unit.name} detail={bookDueWords(one)} aside={one.late ? <Tag tone='late'>晚了</Tag> : undefined} onPress={() => open('openBookWrite', { unit: unit.id, period: one.period })} />)}</Paper>
      )}
    </View>
  );
}
function Waiting({ questions }: { questions: Desk['questions'] }) {
  return (
    <View className='u-section'>
      <SectionHead title={BOOK.waitingQuestions} />
      {questions.length === 0 ? <Note>{BOOK.noWaiting}</Note> : (
        <Paper tone='list'>{questions.map((one) => <ListRow key={one.id} icon='talk' title={one.text} detail={`${one.book.name}，${BOOK.answerBy(monthDay(new Date(one.answerBy)))}`} aside={one.late ? <Tag tone='late'>{BOOK.late}</Tag> : undefined} onPress={() => open('openBook', { id: one.book.id })} />)}</Paper>
      )}
    </View>
  );
}

/** The desk of those who publish: what is due and late, what was asked, what stands there. */
export default function BookDesk() {
  useSignedIn();
  const query = useApi('GET /workbench/open-books', {}, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return (
    <Page title={BOOK.desk} className='books'>
      <QueryView query={query} what={BOOK.desk}>
        {({ units, questions, items }) => (
          <>
            <Button icon='plus' label={BOOK.publish} onPress={() => open('openBookWrite')} />
            <Waiting questions={questions} />
            <Due units={units} />
            <View className='u-section'><SectionHead title={BOOK.published} />{items.length === 0 ? <Note>{BOOK.empty.title}</Note> : <BookRows rows={items} />}</View>
          </>
        )}
      </QueryView>
    </Page>
  );
}
