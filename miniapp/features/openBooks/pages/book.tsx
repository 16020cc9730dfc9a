import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { openOutside } from '@/platform/outside';
import { open } from '@/platform/routes';
import { announce, Button, happenedWords, Page, Paper, QueryView, SectionHead, useStepped } from '@/ui';
import { BOOK, BOOK_FORM, BOOK_KIND_WORDS, bookPeriodWords } from '@shared/copy/openBooks';
import { Content } from '../components/Content';
import { Questions } from '../components/Questions';
import { type BookProps, type BookView, publishedWords } from '../model/words';
import './books.scss';

function History({ view }: { view: BookView }) {
  if (view.history.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={BOOK.history} note='新的在上面' />
      {view.history.map((one) => (
        <View key={one.until} className='u-gap'><Paper><View className='u-strong'>{BOOK.until(happenedWords(new Date(one.until), new Date()))}</View><View className='u-second'>{`${BOOK_FORM.why}：${one.why}　${one.by}`}</View><View>{`${BOOK.before}：${one.title}`}</View><Content {...one} short /></Paper></View>
      ))}
    </View>
  );
}
function Whole(props: BookProps) {
  const { view } = props;
  const paper = async (): Promise<void> => announce(await openOutside(`/p/books/${view.id}/paper`));
  return (
    <>
      <SectionHead title={view.title} note={`${BOOK_KIND_WORDS[view.kind]}，${bookPeriodWords(view.period)}`} />
      <View className='u-second'>{publishedWords(view)}</View>
      <Content {...view} />
      <Questions {...props} />
      <History view={view} />
      <View className='u-buttons u-section'>
        {view.publishes && <Button kind='second' label={BOOK.correct} onPress={() => open('openBookWrite', { id: view.id })} />}
        <Button kind='second' icon='receipt' label={BOOK.print} onPress={() => void paper()} />
      </View>
    </>
  );
}

/** One publication: what it says, what was asked, what stood there before. */
export default function BookPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /open-books/:id', known ? { params: { id } } : null);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={BOOK.one} className='books' {...(view ? { station: view.station } : {})}><QueryView query={query} what='这份公开'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}
