import { View } from '@tarojs/components';
import { PHOTO_NEVER } from '@shared/copy/checks';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { Button, FieldFrame, PhotoGrid } from '@/ui';
import { addPhotos, resendPhotos, type PhotoShelf } from '../model/photos';

/** One word at the foot of a photo that has not arrived. */
const notes = { sending: '正在传', failed: '没传上', sent: undefined } as const;

/** Photos of a form: each goes its own way as soon as it is taken; what did not arrive can be sent again. */
export function PhotoField({ shelf, label = '拍给我们看', error, id }: { shelf: PhotoShelf; label?: string; error?: string; id?: string }) {
  const { photos } = shelf;
  const failed = photos.find((photo) => photo.state === 'failed');
  const count = photos.length > 0 ? `${photos.length} 张，最多 ${REPORT_LIMITS.photos} 张` : `最多 ${REPORT_LIMITS.photos} 张`;
  return (
    <FieldFrame label={label} note={count} error={error ?? failed?.problem ?? undefined} id={id}>
      <PhotoGrid
        photos={photos.map((photo) => ({
          id: photo.key,
          thumb: photo.thumbUrl ?? photo.localPath ?? '',
          full: photo.localPath ?? photo.thumbUrl ?? '',
          note: notes[photo.state],
          wrong: photo.state === 'failed',
        }))}
        max={REPORT_LIMITS.photos}
        onAdd={() => void addPhotos(shelf)}
        onRemove={(key) => shelf.put(photos.filter((photo) => photo.key !== key))}
      />
      <View className='u-second u-gap'>{PHOTO_NEVER}</View>
      {failed?.localPath && <Button kind='text' label='再传一次' onPress={() => void resendPhotos(shelf)} />}
    </FieldFrame>
  );
}
