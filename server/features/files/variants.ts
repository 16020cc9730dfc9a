import type { FILE_VARIANTS } from '../../../shared/contract/files';

export type Variant = (typeof FILE_VARIANTS)[number];

/** Where a variant of a photo lies in the storage. */
export function storageKey(fileId: string, variant: Variant): string {
  return `photos/${fileId}/${variant}.jpg`;
}

/** Path of a variant in the API, as it is signed. */
export function addressPath(fileId: string, variant: Variant): string {
  return `/api/v1/files/${fileId}/${variant}`;
}
