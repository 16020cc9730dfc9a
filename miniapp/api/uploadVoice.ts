import { sendFile } from '../platform/photo';
import { API_BASE, headersOf, withRenewal, withRetries } from './client';
import { type ResponseOf } from './types';
import { sentFile } from './upload';

/** A recording the server has: what a report refers to. */
export type UploadedVoice = ResponseOf<'POST /voices'>;

/** Sends a recording. `key` is made once per recording: sent again after a failure, it is still one file. Rejects with `ApiError`. */
export async function uploadVoice(filePath: string, key: string): Promise<UploadedVoice> {
  return withRenewal(() => withRetries(true, () => sentFile<UploadedVoice>(sendFile(`${API_BASE}/voices`, filePath, headersOf(key)))));
}
