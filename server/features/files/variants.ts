import { VOICE_CONTAINERS, type FILE_VARIANTS } from '../../../shared/contract/files';
import type { StoredKey } from '../../http/types';
import type { FileDoc } from './model';

export type Variant = (typeof FILE_VARIANTS)[number];
export type VoiceContainer = (typeof VOICE_CONTAINERS)[number];
export type PhotoVariant = Exclude<Variant, VoiceContainer>;

const isVoice = (variant: Variant): variant is VoiceContainer => (VOICE_CONTAINERS as readonly string[]).includes(variant);

/** Where a variant of a photo, or a recording, lies in the storage. */
export function storageKey(fileId: string, variant: Variant): string {
  return isVoice(variant) ? `voices/${fileId}.${variant}` : `photos/${fileId}/${variant}.jpg`;
}

const VOICE_TYPES: Readonly<Record<VoiceContainer, string>> = { mp3: 'audio/mpeg', aac: 'audio/aac', m4a: 'audio/mp4', webm: 'audio/webm', ogg: 'audio/ogg' };

/** What a variant is sent as; decided by us, never by whoever sent it. */
export function typeOf(variant: Variant): string {
  return isVoice(variant) ? VOICE_TYPES[variant] : 'image/jpeg';
}

/** Path of a variant in the API, as it is signed. */
export function addressPath(fileId: string, variant: Variant): string {
  return `/api/v1/files/${fileId}/${variant}`;
}

const PHOTO_VARIANTS: readonly PhotoVariant[] = ['full', 'thumb'];

/** Everything of one photo or recording that lies in the storage. */
export function storedKeys({ _id, container }: Pick<FileDoc, '_id' | 'container'>): StoredKey[] {
  return (container ? [container] : PHOTO_VARIANTS).map((variant) => ({ key: storageKey(_id, variant), type: typeOf(variant) }));
}
