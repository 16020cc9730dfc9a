import { fileAddress } from '@/platform/address';
import { download } from './download.h5';

/** Saves a table or a paper behind a signed address beside the person's other files. */
export async function saveTable(address: string, name: string): Promise<void> {
  download(fileAddress(address), name);
}
