/** Both threads of the engine: its own, which says where it listens and ends when told, and the reader's. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { startEngineInProcess, type EngineOptions } from './inProcess';
import type { ReaderData } from './reader/messages';
import { startReaderThread } from './reader/thread';
import type { FromWorker } from './thread';

const port = parentPort;
if (!port) throw new Error('this file is the entry of a worker thread');

const data = workerData as (Pick<EngineOptions, 'dataDir' | 'listen'> & { readonly role?: undefined }) | ReaderData;
if (data.role === 'reader') startReaderThread(port, data.dataDir);
else startEngineThread(port, data);

function startEngineThread(port: MessagePort, options: Pick<EngineOptions, 'dataDir' | 'listen'>): void {
  const say = (message: FromWorker): void => port.postMessage(message);

  startEngineInProcess({ ...options, readerFile: __filename, log: (text) => say({ kind: 'log', text }) }).then(
    (engine) => {
      port.on('message', () => {
        engine.close().then(
          () => say({ kind: 'closed' }),
          (error: unknown) => say({ kind: 'failed', text: String(error) }),
        );
      });
      say({ kind: 'ready', uri: engine.uri });
    },
    (error: unknown) => say({ kind: 'failed', text: error instanceof Error ? error.message : String(error) }),
  );
}
