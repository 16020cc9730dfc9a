import Taro from '@tarojs/taro';
import { API_BASE, headersOf } from '@/api/client';

/** A file somebody chose; `send` hands it to a route of the API. */
export interface ChosenFile {
  readonly name: string;
  send(path: string, key: string): Promise<{ readonly status: number; readonly data: string }>;
}

/** Lets the person choose one file from a conversation; null when they change their mind. */
export async function chooseFile(endings: readonly string[]): Promise<ChosenFile | null> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...endings] }).catch(() => null);
  const [file] = chosen?.tempFiles ?? [];
  if (!file) return null;
  return {
    name: file.name,
    async send(path, key) {
      const { statusCode, data } = await Taro.uploadFile({ url: API_BASE + path, filePath: file.path, name: 'file', header: headersOf(key), timeout: 60_000 });
      return { status: statusCode, data };
    },
  };
}

/** Opens a template, from where WeChat lets it be sent on or saved. */
export async function saveTemplate(name: string): Promise<void> {
  const { tempFilePath } = await Taro.downloadFile({ url: `${API_BASE}/administration/templates/${name}` });
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true });
}
