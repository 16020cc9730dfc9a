import { toHex } from '../bytes';
import { plainCrypto, type BoardCrypto } from '../crypto/boardCrypto';
import { leafHash } from '../hashes';
import { manifestFault, type Manifest } from '../manifest';
import { BoardReader, type BoardPart } from '../reader';
import { isRoot } from '../heads';
import { StrictJsonError, type Json } from '../strictJson';
import type { Tally } from '../count';
import { Findings, type Finding } from './findings';
import { checkHeads, checkLogKey, type Pin } from './heads';
import { checkOpenings } from './openings';
import { checkReceipt, wantedLeaves } from './receipts';
import { startState, type BoardBesides, type BoardState } from './state';
import { takeLeaf } from './takeLeaf';
import { checkPaper, checkTally } from './tally';

/** With what a board is checked beside itself. */
export interface VerifyOptions {
  readonly crypto?: BoardCrypto;
  /** The fingerprint that was printed, in lowercase hex, at least its first 16 digits; null: nobody has it, which the report says. */
  readonly fingerprint: string | null;
  readonly pins?: readonly Pin[];
  /** Parsed strictly. */
  readonly receipts?: readonly Json[];
}
/** Accepted; accepted as far as it goes, but openings are missing; or not accepted. */
export type Verdict = 'accepted' | 'incomplete' | 'rejected';
export interface Report {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Null where the board has none that can be read. */
  readonly manifest: Manifest | null;
  /** `M`. */
  readonly vote: string | null;
  readonly leaves: number;
  /** What counting again gave; null where it could not be counted. */
  readonly tally: Tally | null;
  /** What was published after the close. */
  readonly notices: readonly { readonly time: string; readonly text: string }[];
}

/** Checks a board as its file comes by, by the 14 steps of `ballot-board/1`. */
export class BoardVerifier {
  private readonly findings = new Findings();
  private readonly besides: BoardBesides = { format: null, logKey: null, heads: [], openings: new Map(), rollOpenings: new Map() };
  private readonly reader = new BoardReader((part, value, key) => this.take(part, value, key));
  private state: BoardState | null = null;
  /** After this nothing that follows can be understood. */
  private stopped = false;

  constructor(private readonly options: VerifyOptions) {}

  /** The next bytes of the file. */
  push(chunk: Uint8Array): void {
    this.guarded(() => this.reader.push(chunk));
  }

  end(): Report {
    this.guarded(() => this.reader.end());
    const complete = this.conclude();
    const { state, findings } = this;
    const verdict: Verdict = findings.any || complete === null ? 'rejected' : complete ? 'accepted' : 'incomplete';
    return { verdict, findings: findings.list(), manifest: state?.manifest ?? null, vote: state?.vote ?? null, leaves: state?.hashes.size ?? 0, tally: this.tally, notices: (state?.notices ?? []).map(({ time, text }) => ({ time, text })) };
  }

  private tally: Tally | null = null;

  private guarded(work: () => void): void {
    if (this.stopped) return;
    try {
      work();
    } catch (thrown) {
      if (!(thrown instanceof StrictJsonError)) throw thrown;
      this.findings.add('notJson', `${thrown.fault} ${thrown.at}`);
      this.stopped = true;
    }
  }

  private take(part: BoardPart, value: Json, key: string): void {
    const { besides } = this;
    if (part === 'leaves') this.takeLeaf(value);
    else if (part === 'heads') besides.heads.push(value);
    else if (part === 'openings') besides.openings.set(key, value);
    else if (part === 'roll_openings') besides.rollOpenings.set(key, value);
    else if (part === 'log_key') besides.logKey = value;
    else besides.format = value;
  }

  private takeLeaf(value: Json): void {
    if (this.stopped) return;
    if (this.state) return takeLeaf(this.state, value);
    const { findings, options } = this;
    const isManifest = typeof value === 'object' && value !== null && (value as { t?: unknown }).t === 'manifest';
    const fault = isManifest ? manifestFault(value) : null;
    this.stopped = !findings.check(isManifest, 'manifestFirst') || !findings.check(fault === null, 'manifestField', fault?.field ?? '');
    if (this.stopped) return;
    const crypto = options.crypto ?? plainCrypto;
    const hash = leafHash(value as object, crypto.sha256);
    this.state = startState(crypto, findings, value as unknown as Manifest, toHex(hash), wantedLeaves(options.receipts ?? []));
    this.state.hashes.push(hash);
  }

  /** What can be checked once everything was read; null: it could not be. */
  private conclude(): boolean | null {
    const { state, besides, findings, options } = this;
    findings.check(this.stopped || besides.format === 'ballot-board/1', 'notABoard');
    if (!state) {
      findings.check(this.stopped, 'manifestFirst');
      return null;
    }
    if (this.stopped) return null;
    const { manifest, rollTree, rollCount } = state;
    const logKey = checkLogKey(state, besides, options.fingerprint);
    checkHeads(state, besides, logKey, options.pins ?? []);
    findings.check(rollCount === manifest.roll.count, 'rollCount', `${rollCount} ≠ ${manifest.roll.count}`);
    findings.check(isRoot(rollTree.root(), manifest.roll.root), 'rollRoot');
    const complete = checkOpenings(state, besides);
    checkPaper(state);
    this.tally = checkTally(state, complete);
    (options.receipts ?? []).forEach((receipt, at) => checkReceipt(state, besides, receipt, logKey, at));
    return complete;
  }
}
