import type { z } from 'zod';
import type { PhotoView } from '../../../shared/contract/files';
import type { Deps } from '../../platform/deps';
import type { FileDoc } from './model';
import { addressPath } from './variants';

/** Longest life of a photo's address. */
export const ADDRESS_MINUTES = 10;

/** A photo with freshly signed addresses. */
export function presentPhoto(deps: Deps, { _id, width, height }: Pick<FileDoc, '_id' | 'width' | 'height'>): z.output<typeof PhotoView> {
  const sign = (variant: 'full' | 'thumb'): string => deps.signer.sign(addressPath(_id, variant), deps.clock.now(), ADDRESS_MINUTES);
  return { id: _id, url: sign('full'), thumbUrl: sign('thumb'), width, height };
}
