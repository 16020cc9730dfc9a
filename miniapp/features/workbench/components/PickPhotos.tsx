import { Box, Picture, Press } from '../elements';
import { type BusyDesk, fieldId } from '../hooks/useDesk';
import type { Photo, StaffAction } from '../model/types';
import { FieldError } from './FieldError';

interface PickPhotosProps {
  desk: BusyDesk;
  action: StaffAction;
  photos: readonly Photo[];
  word: string;
  /** What stands on a chosen photo, and on one that is not. */
  on: string;
  off: string;
}

/** Photos chosen one by one, none to begin with. */
export function PickPhotos({ desk, action, photos, word, on, off }: PickPhotosProps) {
  const { typed, acting } = desk;
  const { chosenPhotoIds } = typed.draftOf(action);
  const toggle = (id: string) => typed.change(action, { chosenPhotoIds: chosenPhotoIds.includes(id) ? chosenPhotoIds.filter((one) => one !== id) : [...chosenPhotoIds, id] });
  return (
    <Box className='wb-form__field'>
      <Box className='wb-form__label'>{word}</Box>
      <Box id={fieldId(action, 'photoIds')} className='wb-photos wb-photos--small'>
        {photos.map((photo, index) => {
          const chosen = chosenPhotoIds.includes(photo.id);
          return (
            <Press key={photo.id} role='checkbox' checked={chosen} label={`第 ${index + 1} 张${on}`} className={`wb-photo wb-photo--pick ${chosen ? 'wb-photo--on' : ''}`} onTap={() => toggle(photo.id)}>
              <Picture className='wb-photo__image' src={photo.thumbUrl} alt='' />
              <Box as='span' className='wb-photo__mark'>{chosen ? on : off}</Box>
            </Press>
          );
        })}
      </Box>
      <FieldError text={acting.wrong === action ? acting.errors.photoIds : undefined} />
    </Box>
  );
}
