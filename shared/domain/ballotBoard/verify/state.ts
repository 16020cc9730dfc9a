import type { BoardCrypto } from '../crypto/boardCrypto';
import type { RsaKey } from '../hashes';
import { BallotGroups } from '../count';
import { HashList } from '../hashList';
import { leafChecks, type NamedBody, type NoticeLeaf, type PaperCountLeaf, type TallyLeaf } from '../leaves';
import type { Manifest } from '../manifest';
import type { Json } from '../strictJson';
import { GrowingTree } from '../tree';
import type { Findings } from './findings';

/** What a named ballot is opened with. */
export interface Opening {
  readonly salt: string;
  readonly body: NamedBody;
}

/** What has been read of a board and of what it says so far. */
export interface BoardState {
  readonly crypto: BoardCrypto;
  readonly findings: Findings;
  readonly manifest: Manifest;
  /** `M`. */
  readonly vote: string;
  readonly checks: ReturnType<typeof leafChecks>;
  readonly hashes: HashList;
  /** Place in the order of types of the leaf before. */
  order: number;
  /** The `c` or `pk` before, of the same type. */
  before: string;
  readonly rollTree: GrowingTree;
  rollCount: number;
  readonly roll: Set<string>;
  /** 1/100 m² by line. */
  readonly adds: Map<string, number>;
  readonly voids: Map<string, number>;
  readonly issued: Map<string, string>;
  readonly blinded: Set<string>;
  readonly paper: Set<string>;
  readonly groups: BallotGroups;
  ballots: number;
  readonly named: string[];
  readonly paperCounts: PaperCountLeaf[];
  tally: TallyLeaf | null;
  readonly notices: NoticeLeaf[];
  /** Number of the first notice; null: there is none. */
  firstNotice: number | null;
  /** Leaves that receipts ask for, by hash: whether they were seen. */
  readonly wanted: Map<string, boolean>;
  /** Of these the named ones: hash of the leaf to its `c`. */
  readonly wantedNamed: Map<string, string>;
}

export function startState(crypto: BoardCrypto, findings: Findings, manifest: Manifest, vote: string, wanted: readonly string[]): BoardState {
  return {
    crypto, findings, manifest, vote, checks: leafChecks(manifest), hashes: new HashList(), order: 0, before: '',
    rollTree: new GrowingTree(crypto.sha256), rollCount: 0, roll: new Set(), adds: new Map(), voids: new Map(), issued: new Map(), blinded: new Set(), paper: new Set(),
    groups: new BallotGroups(), ballots: 0, named: [], paperCounts: [], tally: null, notices: [], firstNotice: null, wanted: new Map(wanted.map((leaf) => [leaf, false])), wantedNamed: new Map(),
  };
}

/** What stands beside the leaves in the file. */
export interface BoardBesides {
  format: Json;
  logKey: RsaKey | Json;
  readonly heads: Json[];
  readonly openings: Map<string, Json>;
  readonly rollOpenings: Map<string, Json>;
}

/** The roll after what was added and voided; area in 1/100 m². */
export function rollSize({ manifest, adds, voids }: Pick<BoardState, 'manifest' | 'adds' | 'voids'>): { count: number; area: number } {
  const sum = (areas: Map<string, number>): number => [...areas.values()].reduce((total, area) => total + area, 0);
  return { count: manifest.roll.count + adds.size - voids.size, area: manifest.roll.area + sum(adds) - sum(voids) };
}

/** Lines whose secret ballot can no longer be taken out: voided after a token was issued to them. */
export const taintedCount = ({ issued, voids }: Pick<BoardState, 'issued' | 'voids'>): number => [...voids.keys()].filter((c) => issued.has(c)).length;
