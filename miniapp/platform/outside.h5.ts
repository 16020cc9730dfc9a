/** Opens a page of our server beside this one, to be read or printed. */
export async function openOutside(path: string): Promise<string> {
  window.open(path, '_blank', 'noopener');
  return '在旁边打开了，按 Ctrl+P 打印';
}
