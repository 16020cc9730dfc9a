import { View } from '@tarojs/components';
import { useDidHide, useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { api, loadMe, useApi, useMe, useSignedIn } from '@/api';
import { openOutside } from '@/platform/outside';
import { hush, speak } from '@/platform/speak';
import { announce, Button, happenedWords, Note, Page, Paper, QueryView, SectionHead, useStepped } from '@/ui';
import { NOTICE } from '@shared/copy/notices';
import { NoticeFacts, NoticeSteps } from '../components/Desk';
import { Letter } from '../components/Letter';
import { type NoticeProps, type NoticeView, signedOn, spokenOf } from '../model/words';
import './notices.scss';

/** Reads it aloud, where the platform has a voice; ends when the page is left. */
function Listen({ view }: { view: NoticeView }) {
  const [on, setOn] = useState(false);
  const end = (): void => { hush(); setOn(false); };
  useDidHide(end);
  useEffect(() => hush, []);
  if (speak === null) return null;
  const say = speak;
  return <Button kind='second' icon='mic' label={on ? NOTICE.listening : NOTICE.listen} onPress={() => { if (on) return end(); setOn(true); say(spokenOf(view, new Date()), () => setOn(false)); }} />;
}
/** Tells once that it was opened. Nobody is held up by it, and who it was is told to nobody. */
function useOpened(view: NoticeView | undefined): void {
  const [id, fresh] = [view?.id, view?.fresh ?? false];
  useEffect(() => {
    if (id && fresh) void api('POST /notices/:id/read', { params: { id } }).then(() => loadMe(), () => undefined);
  }, [id, fresh]);
}
function History({ view }: { view: NoticeView }) {
  if (view.corrections.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={NOTICE.history} note='新的在上面' />
      {view.corrections.map(({ at, why, title, text }) => (
        <View key={at} className='u-gap'><Paper><View className='u-strong'>{`${happenedWords(new Date(at), new Date())}　${why}`}</View><View className='u-second'>{NOTICE.before}</View><View>{title}</View><View className='u-second'>{text}</View></Paper></View>
      ))}
    </View>
  );
}
function Whole(props: NoticeProps) {
  const { view } = props;
  useOpened(view);
  const over = view.state === 'recalled' ? NOTICE.recalled : view.state === 'withdrawn' ? NOTICE.withdrawn : null;
  const paper = async (): Promise<void> => announce(await openOutside(`/p/notices/${view.id}/paper`));
  return (
    <>
      {over && <Note tone='warn'><View>{over}</View>{view.reason && <View>{view.reason}</View>}</Note>}
      <Letter {...view} unit={view.unit.name} date={signedOn(view)} />
      <View className='u-buttons u-gap'>
        {view.edition > 0 && <Listen view={view} />}
        {view.desk && view.edition > 0 && <Button kind='second' icon='receipt' label={NOTICE.print} onPress={() => void paper()} />}
      </View>
      <History view={view} />
      {view.desk && <><NoticeSteps {...props} desk={view.desk} /><NoticeFacts view={view} desk={view.desk} /></>}
    </>
  );
}

/** One notice, for whoever lives there and for those who write and let it out. */
export default function NoticePage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /notices/:id', known ? { params: { id } } : null);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={NOTICE.one} {...(view ? { station: view.station } : {})}><QueryView query={query} what='这条通知'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}
