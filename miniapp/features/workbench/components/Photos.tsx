import { PICTURE_CHECK_WORDS } from '@shared/copy/checks';
import { Box, Picture, Press } from '../elements';
import type { Photo } from '../model/types';
import { openViewer } from './PhotoViewer';

interface PhotosProps {
  photos: readonly Photo[];
  /** Whose photos, for screen readers: 居民拍的, 办好以后. */
  what: string;
  small?: boolean;
}

/** Photos side by side; a press shows one large. */
export function Photos({ photos, what, small }: PhotosProps) {
  if (photos.length === 0) return null;
  return (
    <Box className={`wb-photos ${small ? 'wb-photos--small' : ''}`}>
      {photos.map((photo, index) => (
        <Press key={photo.id} className='wb-photo' label={[what, `第 ${index + 1} 张`, photo.check && PICTURE_CHECK_WORDS[photo.check], '点开放大'].filter(Boolean).join('，')} onTap={() => openViewer(photos, index)}>
          <Picture className='wb-photo__image' src={photo.thumbUrl} alt='' />
          {photo.check && <Box as='span' className={`wb-photo__mark wb-photo__mark--${photo.check}`}>{PICTURE_CHECK_WORDS[photo.check]}</Box>}
        </Press>
      ))}
    </Box>
  );
}
