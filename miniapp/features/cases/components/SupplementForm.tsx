import { View } from '@tarojs/components';
import { useState } from 'react';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { saysSomething } from '@shared/domain/cases/report';
import { announce, Button, Page, RuledText } from '@/ui';
import type { DraftPhoto } from '../model/draft';
import { type PhotoShelf, sentIds } from '../model/photos';
import { PhotoField } from './PhotoField';

interface SupplementFormProps {
  /** Words to begin with, such as who the reporter thinks should do it. */
  start: string;
  busy: boolean;
  onSend: (text: string, photoIds: string[]) => Promise<boolean>;
  onClose: () => void;
}

/** More words or photos for a case that is being handled (补充情况). Stays open, with everything, until it is sent. */
export function SupplementForm({ start, busy, onSend, onClose }: SupplementFormProps) {
  const [text, setText] = useState(start);
  const [photos, setPhotos] = useState<DraftPhoto[]>([]);
  const shelf: PhotoShelf = {
    photos,
    put: setPhotos,
    change: (key, part) => setPhotos((now) => now.map((photo) => (photo.key === key ? { ...photo, ...part } : photo))),
  };
  const send = async (): Promise<void> => {
    if (!saysSomething(text, sentIds(photos))) return announce('写两句，或者拍一张，有一样就行', 'warn');
    if (photos.some((photo) => photo.state !== 'sent')) return announce('有照片还没传上，传完再点一次', 'warn');
    if (await onSend(text.trim(), sentIds(photos))) onClose();
  };
  const foot = (
    <View className='u-buttons'>
      <Button kind='second' label='不补了' onPress={onClose} />
      <Button label='补上去' busy={busy ? '正在交' : undefined} onPress={() => void send()} />
    </View>
  );
  return (
    <Page title='补充情况' foot={foot}>
      <RuledText label='补充两句' value={text} onChange={setText} maxLength={REPORT_LIMITS.text} placeholder='比如：四楼的灯也不亮了' />
      <View className='u-field'><PhotoField shelf={shelf} label='再拍几张' /></View>
    </Page>
  );
}
