import { API_BASE } from '@/api/client';

/** Fetches a public file of the API whole, by nobody: without a session. Null where it is not there. Rejects without a network. */
export async function wholeFile(path: string): Promise<Uint8Array | null> {
  const answer = await fetch(API_BASE + path, { credentials: 'omit' });
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}
