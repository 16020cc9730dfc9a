import { addressOf } from '../../platform/blobs.h5';
import { paintOn, type Plan } from './brush';

/** A browser makes its canvas itself: nothing stands on the page for it. */
export function Easel() {
  return null;
}

/** Draws in this browser; the address of the picture (PNG), or null where it cannot be drawn. Nothing is sent. */
export async function draw(plan: Plan): Promise<string | null> {
  const canvas = document.createElement('canvas');
  if (!paintOn(canvas, plan)) return null;
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return png && addressOf(png);
}
