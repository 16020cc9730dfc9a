import { FILE_VARIANTS } from '../../../shared/contract/files';
import type { StoredKey } from '../../http/types';

export type Variant = (typeof FILE_VARIANTS)[number];

/** Where a variant of a photo lies in the storage. */
export function storageKey(fileId: string, variant: Variant): string {
  return `photos/${fileId}/${variant}.jpg`;
}

/** Path of a variant in the API, as it is signed. */
export function addressPath(fileId: string, variant: Variant): string {
  return `/api/v1/files/${fileId}/${variant}`;
}

/** Everything of one photo that lies in the storage. */
export function storedKeys(fileId: string): StoredKey[] {
  return FILE_VARIANTS.map((variant) => ({ key: storageKey(fileId, variant), type: 'image/jpeg' }));
}
