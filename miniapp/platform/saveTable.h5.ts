import { fileAddress } from '@/platform/address';

/** Saves a table behind a signed address beside the person's other files. */
export async function saveTable(address: string, name: string): Promise<void> {
  const link = Object.assign(document.createElement('a'), { href: fileAddress(address), download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
