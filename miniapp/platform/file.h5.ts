import { API_BASE, headersOf } from '@/api/client';
import { download } from './download.h5';

/** A file somebody chose; `send` hands it to a route of the API. */
export interface ChosenFile {
  readonly name: string;
  send(path: string, key: string): Promise<{ readonly status: number; readonly data: string }>;
}

/** Lets the person choose one file; null when they change their mind. */
export function chooseFile(endings: readonly string[]): Promise<ChosenFile | null> {
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: endings.map((ending) => `.${ending}`).join(',') });
    input.style.display = 'none';
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      input.remove();
      resolve(file ? { name: file.name, send: (path, key) => send(file, path, key) } : null);
    });
    input.addEventListener('cancel', () => {
      input.remove();
      resolve(null);
    });
    document.body.append(input);
    input.click();
  });
}

async function send(file: File, path: string, key: string): Promise<{ status: number; data: string }> {
  const form = new FormData();
  form.append('file', file, file.name);
  const answer = await fetch(API_BASE + path, { method: 'POST', body: form, headers: headersOf(key) });
  return { status: answer.status, data: await answer.text() };
}

/** Saves a template beside the person's other files. */
export async function saveTemplate(name: string): Promise<void> {
  download(`${API_BASE}/administration/templates/${name}`, name);
}
