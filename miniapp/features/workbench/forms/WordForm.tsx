import type { BusyDesk } from '../hooks/useDesk';
import { WORDS_BY_PHONE } from '../model/byPhone';
import { Choices, FormFrame, WordsField } from './parts';

/** What somebody without an account said by telephone; asked by a colleague who did not do the work. */
export function WordForm({ desk }: { desk: BusyDesk }) {
  const { chosenWord } = desk.typed.draftOf('recordWord');
  return (
    <FormFrame desk={desk} action='recordWord' title='打电话问过了，居民怎么说' note='谁办的不能自己记。居民说没办好的，退回去再办一次' send='记下来'>
      <Choices desk={desk} action='recordWord' field='solved' word='这位怎么说' items={WORDS_BY_PHONE.map(({ id, name }) => ({ id, name }))} chosen={chosenWord} onChoose={(id) => desk.typed.change('recordWord', { chosenWord: id })} grid />
      <WordsField desk={desk} action='recordWord' field='text' word='原话（可以不写）' rows={2} placeholder='例如：亮是亮了，就是装歪了' />
    </FormFrame>
  );
}
