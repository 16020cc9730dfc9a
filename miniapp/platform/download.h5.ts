/** Saves what lies behind an address beside the person's other files, under this name. */
export function download(href: string, name: string): void {
  const link = Object.assign(document.createElement('a'), { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
