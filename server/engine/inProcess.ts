/** The engine on this thread: for tests, and inside the worker. */
import { isMainThread } from 'node:worker_threads';
import { Engine, type Log } from './engine';
import { Reader } from './reader/reader';
import { listen, type Listen } from './wire/server';

/** How an engine is started. */
export interface EngineOptions {
  /** Directory of the data file; made when it is not there. */
  readonly dataDir: string;
  readonly listen: Listen;
  readonly log?: Log | undefined;
  /** Told when the engine's own thread ends without having been closed; nothing is answered any more. */
  readonly onEnd?: (() => void) | undefined;
  /** The engine's bundle (workerFile), from which a second thread for long reads is started; without it they run here, in slices. */
  readonly readerFile?: string | undefined;
}

/** A running engine. */
export interface RunningEngine {
  /** `mongodb://…/?directConnection=true`, to be given to mongoose or a driver as it is (with `dbName`). */
  readonly uri: string;
  /** Ends after every write that has arrived is on disk. */
  close(): Promise<void>;
}

/**
 * Same code and protocol as startEngine, without a thread of its own: its commits are flushed on this thread, so that
 * the process may exit at any moment. (A thread that is not the process's main one commits beside itself.)
 */
export async function startEngineInProcess(options: EngineOptions): Promise<RunningEngine> {
  const engine = new Engine(options.dataDir, options.log ?? (() => undefined), isMainThread ? 'here' : 'beside');
  try {
    if (options.readerFile !== undefined) {
      engine.reader = await Reader.start(options.readerFile, options.dataDir, engine.log);
      engine.reader.noteUse = (ident, times) => engine.store.noteUse(ident, times);
    }
    const server = await listen(engine, options.listen);
    return {
      uri: server.uri,
      close: async () => {
        await server.close();
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}
