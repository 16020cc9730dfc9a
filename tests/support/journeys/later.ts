import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunningServer } from '../running';

/** Starts the server of a journey again with its clock so many days ahead; whoever was logged in may have to come in anew. Call it with 0 at the end of the file. */
export async function setAhead(server: RunningServer, days: number): Promise<void> {
  await server.stop();
  if (days > 0) {
    process.env.NODE_OPTIONS = `--import ${pathToFileURL(path.join(__dirname, 'ahead.mjs')).href}`;
    process.env.LINLI_TEST_AHEAD = String(days * 86_400_000);
  }
  try {
    await server.restart();
  } finally {
    delete process.env.NODE_OPTIONS;
    delete process.env.LINLI_TEST_AHEAD;
  }
}
