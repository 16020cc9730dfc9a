import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { Press } from '../elements';
import type { ViewerPhoto } from './PhotoViewer';

export type { ViewerPhoto } from './PhotoViewer';

interface Viewing {
  photos: readonly ViewerPhoto[];
  at: number;
}

const useViewing = create<{ viewing: Viewing | null }>(() => ({ viewing: null }));
const view = (viewing: Viewing | null) => useViewing.setState({ viewing });

/** Opens photos large, beginning with one of them. */
export const openViewer = (photos: readonly ViewerPhoto[], at: number): void => view({ photos, at });

const CLOSE_ID = 'wb-viewer-close';

/** Keeps keys and focus inside the viewer while it is open, and gives the focus back afterwards. */
function useViewerKeys(viewing: Viewing | null, turn: (step: number) => void): void {
  const latest = useRef(turn);
  latest.current = turn;
  const open = viewing !== null;
  useEffect(() => {
    if (!open) return undefined;
    const before = document.activeElement;
    document.getElementById(CLOSE_ID)?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') view(null);
      else if (event.key === 'ArrowLeft') latest.current(-1);
      else if (event.key === 'ArrowRight') latest.current(1);
      else if (event.key === 'Tab' || event.key === 'Enter' || event.key === ' ') return event.stopPropagation();
      event.stopPropagation();
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open]);
}

/** The photo at the size of the window; ← and → turn, Esc closes. */
export function PhotoViewer() {
  const viewing = useViewing((state) => state.viewing);
  const turn = (step: number) => {
    if (viewing) view({ ...viewing, at: (viewing.at + step + viewing.photos.length) % viewing.photos.length });
  };
  useViewerKeys(viewing, turn);
  const photo = viewing?.photos[viewing.at];
  if (!viewing || !photo) return null;
  const many = viewing.photos.length > 1;
  return (
    <div className='wb-viewer' role='dialog' aria-modal aria-label={`第 ${viewing.at + 1} 张照片，一共 ${viewing.photos.length} 张`}>
      <img key={photo.url} className='wb-viewer__photo' src={photo.url} alt={`第 ${viewing.at + 1} 张照片`} />
      <div className='wb-viewer__foot'>
        {many && <Press className='wb-button wb-button--second' onTap={() => turn(-1)}>上一张</Press>}
        <span className='wb-viewer__count'>{`${viewing.at + 1} / ${viewing.photos.length}`}</span>
        {many && <Press className='wb-button wb-button--second' onTap={() => turn(1)}>下一张</Press>}
        <Press id={CLOSE_ID} className='wb-button wb-button--second' onTap={() => view(null)}>关上</Press>
      </div>
    </div>
  );
}
