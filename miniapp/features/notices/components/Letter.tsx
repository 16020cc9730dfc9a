import { View } from '@tarojs/components';
import { Note, Notice, Phrases } from '@/ui';
import { areasWords, NOTICE } from '@shared/copy/notices';
import { timeOf, type NoticeView } from '../model/words';

type Said = Pick<NoticeView, 'title' | 'text' | 'from' | 'to' | 'areas' | 'emergency'> & { readonly unit: string; readonly person: string | null; readonly date: string };

/** A notice as it hangs on the wall: title, greeting, body, who signs; when and where before it. */
export function Letter({ title, text, from, to, areas, emergency, unit, person, date }: Said) {
  const when = timeOf({ from, to }, new Date());
  return (
    <>
      {emergency && <Note tone='warn'>{NOTICE.emergency}通知，请照着做</Note>}
      <Notice title={title || NOTICE.one} to={NOTICE.greeting} unit={unit} person={person} date={date}>
        {text.split('\n').filter((line) => line.trim() !== '').map((line, at) => <View key={at}>{line}</View>)}
        {when && <View className='notice-when'><Phrases text={`${NOTICE.when}：${when}`} /></View>}
        {areas.length > 0 && <View className='notice-where'><Phrases text={`${NOTICE.where}：${areasWords(areas)}`} /></View>}
      </Notice>
    </>
  );
}
