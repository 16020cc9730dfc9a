import { Icon } from '@/ui';
import { Box, Picture, Press } from '../elements';
import { FieldError } from '../components/FieldError';
import { type BusyDesk, fieldId } from '../hooks/useDesk';
import type { DraftPhoto } from '../model/forms';
import type { StaffAction } from '../model/types';

interface PhotoFieldProps {
  desk: BusyDesk;
  action: StaffAction;
  word: string;
}

const stateOf = (photo: DraftPhoto): string => (photo.problem ? '没传上' : photo.id ? '' : '正在传');

function One({ desk, action, photo, at }: { desk: BusyDesk; action: StaffAction; photo: DraftPhoto; at: number }) {
  const state = stateOf(photo);
  return (
    <Box className={`wb-shot ${photo.problem ? 'wb-shot--wrong' : ''}`}>
      <Picture className='wb-shot__image' src={photo.path} alt={`第 ${at + 1} 张${state && `，${state}`}`} />
      {state && <Box as='span' className='wb-shot__state'>{state}</Box>}
      {photo.problem && <Press className='wb-shot__retry' label={`第 ${at + 1} 张再传一次`} onTap={() => desk.typed.retryPhoto(action, photo)}>再传</Press>}
      <Press className='wb-shot__remove' label={`拿掉第 ${at + 1} 张`} onTap={() => desk.typed.removePhoto(action, photo.key)}><Icon name='bin' colour='ink' size={22} /></Press>
    </Box>
  );
}

/** Photos for an action: camera or album on the phone, files on a desk. Each starts on its way at once. */
export function PhotoField({ desk, action, word }: PhotoFieldProps) {
  const { photos } = desk.typed.draftOf(action);
  const error = desk.acting.wrong === action ? desk.acting.errors.photoIds : undefined;
  const problem = photos.find((photo) => photo.problem)?.problem ?? undefined;
  return (
    <Box className='wb-shots'>
      {photos.map((photo, at) => <One key={photo.key} desk={desk} action={action} photo={photo} at={at} />)}
      {photos.length < 9 && (
        <Press id={fieldId(action, 'photoIds')} className='wb-shots__add' onTap={() => void desk.typed.addPhotos(action)}>
          <Icon name='report' size={28} />
          <Box as='span'>{photos.length > 0 ? '再拍一张' : word}</Box>
        </Press>
      )}
      <FieldError text={error ?? problem} />
    </Box>
  );
}
