import { compressPhoto, sendFile } from '../platform/photo';
import { API_BASE, headersOf, withRenewal, withRetries } from './client';
import { errorFrom, offlineError } from './errors';
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

/** What came of sending a file: the answer of the contract, or an `ApiError`. */
export async function sentFile<T>(sending: ReturnType<typeof sendFile>): Promise<T> {
  const answer = await sending.catch(() => {
    throw offlineError();
  });
  const body = parsed(answer.data);
  if (answer.statusCode === 201 || answer.statusCode === 200) return body as T;
  throw errorFrom(answer.statusCode, body);
}

/** Sends a photo that is small enough already, once; whoever waits with it tries again. Rejects with `ApiError`. */
export function sendPhoto(filePath: string, key: string): Promise<UploadedPhoto> {
  return withRenewal(() => sentFile<UploadedPhoto>(sendFile(`${API_BASE}/files`, filePath, headersOf(key))));
}

/**
 * Makes a photo smaller (≤ 1,600 px, ≤ 400 KB) and sends it. `key` is made once per photo (`randomId()`): sent
 * again after a failure, it is still one file. Rejects with `ApiError`.
 */
export async function upload(filePath: string, key: string): Promise<UploadedPhoto> {
  const smaller = await compressPhoto(filePath);
  return withRenewal(() => withRetries(true, () => sentFile<UploadedPhoto>(sendFile(`${API_BASE}/files`, smaller, headersOf(key)))));
}
