import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findingWords, noticeWords, plainWords, RECEIPTS_HOLD, tallyWords, verdictWords } from '../shared/copy/ballotBoard';
import { textOf } from '../shared/domain/ballotBoard/bytes';
import { parseStrict, type Json } from '../shared/domain/ballotBoard/strictJson';
import type { Pin } from '../shared/domain/ballotBoard/verify/heads';
import { BoardVerifier, type Report, type Verdict } from '../shared/domain/ballotBoard/verify/verifier';
import { nodeBoardCrypto } from './platform/crypto/boardCrypto';
import { codeOf, nameOf } from './platform/errorCode';

/**
 * `npm run verify:vote -- board.json --log-fpr HEX [--pin SIZE:ROOT] [--receipt FILE]`: recounts a vote from its
 * published file alone, by the 14 steps of docs/voting.md. Ends with 0 where the board is accepted, 1 where it is not
 * (or could not be read), with a line for each failure, 2 where all that can be checked holds but openings are missing.
 */
const USAGE = '用法：npm run verify:vote -- board.json --log-fpr 贴出的指纹（至少前 16 位）[--pin 条数:根] [--receipt 回执文件]。 Give the file of the board and --log-fpr with the printed fingerprint.';
const EXIT: Readonly<Record<Verdict, number>> = { accepted: 0, rejected: 1, incomplete: 2 };

/** What was asked for wrongly; its sentence says how to mend it. */
class UsageError extends Error {}

function pinOf(text: string): Pin {
  const [, size, root] = /^(\d{1,9}):([0-9a-fA-F]{64})$/.exec(text) ?? [];
  if (!size || !root) throw new UsageError(`--pin 应为 条数:根（64 位十六进制）。 --pin must be SIZE:ROOT with 64 hex digits. (${text})`);
  return { size: Number(size), root: root.toLowerCase() };
}

async function receiptOf(file: string): Promise<Json> {
  try {
    return parseStrict(textOf(await readFile(file)));
  } catch (error) {
    throw new UsageError(`读不了回执 ${file}。 The receipt ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Checks the board in a file, which is read as a stream. */
export async function verifyFile(file: string, options: Omit<ConstructorParameters<typeof BoardVerifier>[0], 'crypto'>): Promise<Report> {
  const verifier = new BoardVerifier({ ...options, crypto: nodeBoardCrypto() });
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) verifier.push(chunk as Buffer);
  return verifier.end();
}

function printed(report: Report): string {
  const { verdict, findings, tally, manifest, leaves, notices } = report;
  const about = manifest ? [plainWords(`${manifest.community} · ${manifest.title}`), `M ${report.vote ?? ''} · ${leaves} 条 leaves`] : [];
  return [...about, ...findings.map(findingWords), ...(tally ? tallyWords(tally) : []), ...notices.map(noticeWords), verdictWords(verdict)].join('\n');
}

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { 'log-fpr': { type: 'string' }, pin: { type: 'string', multiple: true }, receipt: { type: 'string', multiple: true } } });
  const fingerprint = values['log-fpr']?.replace(/[\s:]/g, '').toLowerCase();
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || !fingerprint || !/^[0-9a-f]{16,64}$/.test(fingerprint)) throw new UsageError(USAGE);
  const report = await verifyFile(file, { fingerprint, pins: (values.pin ?? []).map(pinOf), receipts: await Promise.all((values.receipt ?? []).map(receiptOf)) });
  process.stdout.write(`${printed(report)}\n`);
  if (values.receipt && report.verdict !== 'rejected') process.stdout.write(`${RECEIPTS_HOLD}\n`);
  return EXIT[report.verdict];
}

run(process.argv.slice(2)).then(
  (exit) => {
    process.exitCode = exit;
  },
  (error: unknown) => {
    const expected = error instanceof UsageError || nameOf(error) === 'TypeError' || codeOf(error) === 'ENOENT';
    process.stderr.write(`${expected ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
