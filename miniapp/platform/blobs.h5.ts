/** Files behind the addresses that pages show: an address alone cannot be read again under a strict content policy. */
const files = new Map<string, Blob>();

/** An address for a file that the person chose or made; it can be shown, played and sent. */
export function addressOf(file: Blob): string {
  const address = URL.createObjectURL(file);
  files.set(address, file);
  return address;
}

/** The file behind an address of `addressOf`. */
export const fileAt = (address: string): Blob | undefined => files.get(address);
