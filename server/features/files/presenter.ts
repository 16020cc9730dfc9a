import type { z } from 'zod';
import type { PhotoView, VoiceView } from '../../../shared/contract/files';
import type { Deps } from '../../platform/deps';
import type { FileDoc } from './model';
import { addressPath, type Variant } from './variants';

/** Longest life of a file's address. */
export const ADDRESS_MINUTES = 10;

const sign = (deps: Deps, id: string, variant: Variant): string => deps.signer.sign(addressPath(id, variant), deps.clock.now(), ADDRESS_MINUTES);

/** A photo with freshly signed addresses. */
export function presentPhoto(deps: Deps, { _id, width, height }: Pick<FileDoc, '_id' | 'width' | 'height'>): z.output<typeof PhotoView> {
  return { id: _id, url: sign(deps, _id, 'full'), thumbUrl: sign(deps, _id, 'thumb'), width, height };
}

/** A recording with a freshly signed address. */
export function presentVoice(deps: Deps, { _id, container = 'mp3', seconds = 0 }: Pick<FileDoc, '_id' | 'container' | 'seconds'>): z.output<typeof VoiceView> {
  return { id: _id, url: sign(deps, _id, container), seconds };
}
