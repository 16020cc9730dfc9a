/** Runs the engine in a worker thread, so that neither event loop holds up the other. */
import { Worker } from 'node:worker_threads';
import type { EngineOptions, RunningEngine } from './inProcess';
import { workerFile } from '../platform/workerFile';

/** What the worker tells. */
export type FromWorker =
  | { readonly kind: 'ready'; readonly uri: string }
  | { readonly kind: 'log' | 'failed'; readonly text: string }
  | { readonly kind: 'closed' };

/**
 * Starts the engine on a data directory and resolves when it answers. Rejects with a sentence when the directory is in
 * use, the file was written by a newer version, or the address is taken.
 */
export async function startEngine(options: EngineOptions): Promise<RunningEngine> {
  const log = options.log ?? (() => undefined);
  // The thread starts without this process's loaders: its file is plain JavaScript.
  const worker = new Worker(await workerFile('engine', __dirname), { workerData: { dataDir: options.dataDir, listen: options.listen }, execArgv: [] });
  const uri = await new Promise<string>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'log') log(message.text);
      else if (message.kind === 'ready') resolve(message.uri);
      else if (message.kind === 'failed') reject(new Error(message.text));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the engine's thread ended with code ${code}`)));
  }).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  worker.on('error', (error) => log(`the engine's thread failed: ${String(error)}`));
  let closing = false;
  worker.once('exit', () => {
    if (!closing) options.onEnd?.();
  });
  return {
    uri,
    close: once(() => {
      closing = true;
      return closeWorker(worker);
    }),
  };
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}

async function closeWorker(worker: Worker): Promise<void> {
  await new Promise<void>((resolve) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'closed' || message.kind === 'failed') resolve();
    });
    worker.once('exit', () => resolve());
    worker.postMessage('close');
  });
  await worker.terminate();
}
