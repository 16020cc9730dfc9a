/** The reader's thread: runs commands that only read, with its own view of the data file and its own cursors. */
import type { MessagePort } from 'node:worker_threads';
import { decode } from '../bson/decode';
import { CursorTable } from '../commands/cursors';
import { runRead } from '../commands/reads';
import { Request } from '../commands/request';
import type { ReadSide } from '../engine';
import { Records } from '../store/records';
import { Store } from '../store/store';
import type { FromReader, ToReader } from './messages';

export function startReaderThread(port: MessagePort, dataDir: string): void {
  const say = (message: FromReader, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  const store = new Store(dataDir, 'reader');
  const side: ReadSide = {
    store, records: new Records(store), cursors: new CursorTable(1n), scanBudget: Infinity, log: (text) => say({ kind: 'log', text }),
  };
  const running = new Set<Promise<void>>();

  async function answer(id: number, body: Uint8Array): Promise<void> {
    const bytes = new Uint8Array(await runRead(side, new Request(decode(body))));
    const uses = [...store.uses];
    store.uses.clear();
    say({ kind: 'reply', id, bytes, uses }, [bytes.buffer]);
  }

  async function close(): Promise<void> {
    store.closing = true;
    side.cursors.close();
    await Promise.allSettled(running);
    await store.close();
    port.close();
  }

  port.on('message', (message: ToReader) => {
    if (message.kind === 'close') {
      void close();
      return;
    }
    const work = answer(message.id, message.body).finally(() => running.delete(work));
    running.add(work);
  });
  say({ kind: 'ready' });
}
