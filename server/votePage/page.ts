/**
 * The verifier as one page that can be saved and opened without a net: it reads the file on this computer and sends
 * nothing anywhere. Built into `dist/server/verify-vote.html`.
 */
import { findingWords, noticeWords, plainWords, RECEIPTS_HOLD, tallyWords, verdictWords } from '../../shared/copy/ballotBoard';
import { textOf } from '../../shared/domain/ballotBoard/bytes';
import { hasBigInt } from '../../shared/domain/ballotBoard/crypto/bigNumbers';
import { parseStrict, type Json } from '../../shared/domain/ballotBoard/strictJson';
import { BoardVerifier, type Report } from '../../shared/domain/ballotBoard/verify/verifier';

/** Between two pieces the page may draw. */
const PIECE = 64 * 1024;

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const fileOf = (id: string): File | undefined => byId<HTMLInputElement>(id).files?.[0];

function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => reject(new Error('这个文件读不了。 The file cannot be read.'));
    reader.readAsArrayBuffer(blob);
  });
}

/** One line as text, never as markup: titles and notices are anybody's words. */
function say(words: string, kind = ''): void {
  const line = document.createElement('p');
  line.textContent = words;
  line.className = kind;
  byId('report').appendChild(line);
}

function show({ verdict, findings, manifest, vote, leaves, tally, notices }: Report): void {
  say(verdictWords(verdict), verdict);
  if (manifest) say(plainWords(`${manifest.community} · ${manifest.title} · ${leaves} 条 leaves · M ${vote ?? ''}`));
  for (const finding of findings) say(findingWords(finding), 'rejected');
  for (const line of [...(tally ? tallyWords(tally) : []), ...notices.map(noticeWords)]) say(line);
}

async function receiptOf(file: File): Promise<Json> {
  try {
    return parseStrict(textOf(await bytesOf(file)));
  } catch {
    throw new Error('回执不是完整的 JSON 文件。 The receipt is no whole JSON file.');
  }
}

async function verify(): Promise<void> {
  const board = fileOf('board');
  const fingerprint = byId<HTMLInputElement>('fingerprint').value.replace(/[\s:]/g, '').toLowerCase();
  const pin = /^(\d{1,9}):([0-9a-f]{64})$/.exec(byId<HTMLInputElement>('pin').value.trim().toLowerCase());
  if (!hasBigInt()) throw new Error('这个浏览器太旧，算不了，请换一个。 This browser is too old.');
  if (!board) throw new Error('请先选公布的文件。 Choose the board file first.');
  if (!/^[0-9a-f]{16,64}$/.test(fingerprint)) throw new Error('请填楼道通知上的指纹，至少前 16 位（0–9、a–f）。 Type the printed fingerprint, at least 16 digits.');
  if (byId<HTMLInputElement>('pin').value.trim() !== '' && !pin) throw new Error('“先前记下的”应为 条数:根（64 位），没有就留空。 The pin is SIZE:ROOT, or leave it empty.');
  const receipt = fileOf('receipt');
  const verifier = new BoardVerifier({ fingerprint, pins: pin ? [{ size: Number(pin[1]), root: pin[2] ?? '' }] : [], receipts: receipt ? [await receiptOf(receipt)] : [] });
  for (let at = 0; at < board.size; at += PIECE) {
    verifier.push(await bytesOf(board.slice(at, at + PIECE)));
    byId('progress').textContent = `${Math.min(100, Math.round(((at + PIECE) / board.size) * 100))} %`;
    await new Promise((resolve) => { setTimeout(resolve, 0); });
  }
  const report = verifier.end();
  show(report);
  if (receipt && report.verdict !== 'rejected') say(RECEIPTS_HOLD, 'accepted');
}

byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  byId('report').textContent = '';
  const button = byId<HTMLButtonElement>('go');
  button.disabled = true;
  verify()
    .catch((error: unknown) => say(error instanceof Error ? error.message : String(error), 'rejected'))
    .finally(() => {
      button.disabled = false;
      byId('progress').textContent = '';
    });
});
