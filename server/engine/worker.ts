/** The engine's own thread: starts it, says where it listens, and ends it when told. */
import { parentPort, workerData } from 'node:worker_threads';
import { startEngineInProcess, type EngineOptions } from './inProcess';
import type { FromWorker } from './thread';

const port = parentPort;
if (!port) throw new Error('this file is the entry of a worker thread');

const say = (message: FromWorker): void => port.postMessage(message);
const options = workerData as Pick<EngineOptions, 'dataDir' | 'listen'>;

startEngineInProcess({ ...options, log: (text) => say({ kind: 'log', text }) }).then(
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
