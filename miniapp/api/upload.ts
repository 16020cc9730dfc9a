import { compressPhoto, sendFile } from '../platform/photo';
import { API_BASE, headersOf, noticeEnd, withRetries } from './client';
import { errorFrom, offlineError } from './errors';
import { tokenNow } from './session';
import { type ResponseOf } from './types';

/** A photo the server has: what a report refers to. */
export type UploadedPhoto = ResponseOf<'POST /files'>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function sendOnce(filePath: string, key: string): Promise<UploadedPhoto> {
  const hadToken = tokenNow() !== undefined;
  const answer = await sendFile(`${API_BASE}/files`, filePath, headersOf(key)).catch(() => {
    throw offlineError();
  });
  const body = parsed(answer.data);
  if (answer.statusCode === 201 || answer.statusCode === 200) return body as UploadedPhoto;
  const error = errorFrom(answer.statusCode, body);
  noticeEnd(error, hadToken);
  throw error;
}

/**
 * Makes a photo smaller (≤ 1,600 px, ≤ 400 KB) and sends it. `key` is made once per photo (`randomId()`): sent
 * again after a failure, it is still one file. Rejects with `ApiError`.
 */
export async function upload(filePath: string, key: string): Promise<UploadedPhoto> {
  const smaller = await compressPhoto(filePath);
  return withRetries(true, () => sendOnce(smaller, key));
}
