import Taro from '@tarojs/taro';
import { API_BASE } from '@/api/client';

/** Fetches a public file of the API whole, by nobody: without a session. Null where it is not there. Rejects without a network. */
export async function wholeFile(path: string): Promise<Uint8Array | null> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: API_BASE + path, timeout: 60_000 });
  if (statusCode !== 200) return null;
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({ filePath: tempFilePath, success: ({ data }) => resolve(new Uint8Array(data as ArrayBuffer)), fail: () => reject(new Error('the file cannot be read')) });
  });
}
