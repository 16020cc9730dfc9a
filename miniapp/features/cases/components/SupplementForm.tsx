import { View } from '@tarojs/components';
import { useState } from 'react';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { saysSomething } from '@shared/domain/cases/report';
import { announce, Button, type CallTarget, fullMoment, Note, Notice, Page, RuledText, useElder } from '@/ui';
import type { DraftPhoto } from '../model/draft';
import { type PhotoShelf } from '../model/photos';
import type { CaseView } from '../model/submit';
import { arrivedIds } from '@/ui/uploads';
import { useVoices } from '@/ui/voice/voices';
import { PhotoField } from './PhotoField';
import { VoiceField } from '@/ui/voice/VoiceField';

/** What the form says of itself. */
interface SupplementWords {
  title: string;
  send: string;
  close: string;
  words: string;
  example: string;
  photos: string;
}

const SUPPLEMENT: SupplementWords = { title: '补充情况', send: '补上去', close: '不补了', words: '补充两句', example: '比如：四楼的灯也不亮了', photos: '再拍几张' };
const ANSWER: SupplementWords = { ...SUPPLEMENT, title: '回答这一句', send: '回答', close: '先不答', words: '您的回答', example: '知道多少写多少' };
/** A neighbour who has met the same: without a word too, and nothing is spoken. */
const JOIN: SupplementWords = { ...SUPPLEMENT, title: '我也遇到', send: '我也遇到', close: '先不说', words: '写两句（可以不写）', photos: '拍一张您那里的（可以不拍）' };

interface SupplementFormProps {
  /** Somebody else's matter, which the viewer has met too. */
  joins?: boolean;
  /** What is asked, where this is the answer to it. */
  question?: NonNullable<NonNullable<CaseView['course']>['question']> | undefined;
  /** Words to begin with, such as who the reporter thinks should do it. */
  start: string;
  /** The case's station, to call. */
  station: CallTarget;
  busy: boolean;
  onSend: (text: string, photoIds: string[], voiceIds: string[]) => Promise<boolean>;
  onClose: () => void;
}

/** More words, photos or a recording for a case that is being handled (补充情况), or the answer to a question about it. Stays open, with everything, until it is sent. */
export function SupplementForm({ joins = false, question, start, station, busy, onSend, onClose }: SupplementFormProps) {
  const [text, setText] = useState(start);
  const [photos, setPhotos] = useState<DraftPhoto[]>([]);
  const shelf: PhotoShelf = {
    photos,
    put: setPhotos,
    change: (key, part) => setPhotos((now) => now.map((photo) => (photo.key === key ? { ...photo, ...part } : photo))),
  };
  const voiceShelf = useVoices();
  const { voices } = voiceShelf;
  const elder = useElder();
  const said = joins ? JOIN : question ? ANSWER : SUPPLEMENT;
  const send = async (): Promise<void> => {
    if (!joins && !saysSomething(text, photos.map(({ key }) => key), voices.map(({ key }) => key))) return announce('说一段、写两句，或者拍一张，有一样就行', 'warn');
    if (voices.some((voice) => voice.state !== 'sent')) return announce('录音还没传上，传完再点一次', 'warn');
    if (photos.some((photo) => photo.state !== 'sent')) return announce('有照片还没传上，传完再点一次', 'warn');
    if (await onSend(text.trim(), arrivedIds(photos), arrivedIds(voices))) onClose();
  };
  const foot = (
    <View className='u-buttons'>
      <Button kind='second' label={said.close} onPress={onClose} />
      <Button label={said.send} busy={busy ? '正在交' : undefined} onPress={() => void send()} />
    </View>
  );
  return (
    <Page title={said.title} foot={foot} station={station}>
      {question && <Notice unit={question.unit} date={fullMoment(new Date(question.askedAt))}>{question.text}</Notice>}
      {joins && <Note>不写不拍也行，点一下就算。您写的和拍的只给办事的人看，每一步都告诉您。</Note>}
      {!joins && <VoiceField shelf={voiceShelf} label='说给我们听' tapFirst={elder} />}
      <RuledText label={said.words} value={text} onChange={setText} maxLength={REPORT_LIMITS.text} placeholder={said.example} />
      <View className='u-field'><PhotoField shelf={shelf} label={said.photos} /></View>
    </Page>
  );
}
