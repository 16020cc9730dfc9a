import { Worker } from 'node:worker_threads';
import { UnfitSheet } from './inspect';

/** Rows handed over at a time; the next follow when these were taken, so that they do not pile up. */
const AT_A_TIME = 500;
/** Memory that reading may take, megabytes: a hundred thousand rows of twelve columns take a third of it. */
const MOST_MEMORY = 1_024;

/**
 * The program of the thread: reads the first sheet that has anything in it and hands over its rows as texts. Written out
 * here, so that no build has to carry a file of its own for it.
 */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const library = require(workerData.library);
const read = library.default ?? library;
const two = (n) => String(n).padStart(2, '0');
const day = (at) => at.getUTCFullYear() + '-' + two(at.getUTCMonth() + 1) + '-' + two(at.getUTCDate());
const time = (at) => at.getUTCHours() + at.getUTCMinutes() + at.getUTCSeconds() === 0 ? '' : ' ' + two(at.getUTCHours()) + ':' + two(at.getUTCMinutes()) + ':' + two(at.getUTCSeconds());
const textOf = (cell) => cell === null || cell === undefined ? '' : cell instanceof Date ? (Number.isNaN(cell.getTime()) ? '' : day(cell) + time(cell)) : String(cell).trim();
read(Buffer.from(workerData.content)).then((sheets) => {
  const rows = (sheets.find(({ data }) => data.length > 0) ?? { data: [] }).data;
  let at = 0;
  const next = () => {
    if (at >= rows.length) return parentPort.postMessage({ done: true });
    const some = rows.slice(at, at + ${AT_A_TIME}).map((row) => row.map(textOf));
    at += some.length;
    parentPort.postMessage({ rows: some });
  };
  parentPort.on('message', next);
  next();
}, () => parentPort.postMessage({ failed: true }));
`;

type FromThread = { readonly rows: string[][] } | { readonly done: true } | { readonly failed: true };

/**
 * Hands the rows of a workbook's first sheet to `take`, some at a time, the titles first. It is read in a thread of its
 * own with a limit to its memory: nobody's request waits for it, and a file that wants too much ends that thread alone.
 * Throws `UnfitSheet`. To be inspected before.
 */
export function readWorkbookRows(file: Buffer, take: (rows: string[][]) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData: { library: require.resolve('read-excel-file/node'), content: file }, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } });
    const end = (settle: () => void): void => {
      void worker.terminate();
      settle();
    };
    worker.on('message', (message: FromThread) => {
      if ('failed' in message) return end(() => reject(new UnfitSheet('notWorkbook')));
      if ('done' in message) return end(resolve);
      take(message.rows).then(() => worker.postMessage('next'), (error: unknown) => end(() => reject(error instanceof Error ? error : new Error(String(error)))));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnfitSheet('tooLarge') : error)));
  });
}
