import { toHex } from './bytes';
import { BallotGroups, BELOW_MINIMUM, countVote } from './count';
import { sha256 as own, type Sha256 } from './crypto/sha256';
import { leafHash, type RollBody, type RsaKey } from './hashes';
import { jcs } from './jcs';
import type { BallotLeaf, IssuedLeaf, Leaf, NamedBody, PaperCountLeaf, RollChangeLeaf, TallyLeaf } from './leaves';
import type { Manifest } from './manifest';
import type { Head } from './signed';
import { treeRoot } from './tree';

/** What a vote has when its acceptance has ended; in any order. */
export interface BoardParts {
  readonly manifest: Manifest;
  /** Commitments of the lines that were frozen. */
  readonly roll: readonly string[];
  readonly changes: readonly RollChangeLeaf[];
  readonly issued: readonly Omit<IssuedLeaf, 't'>[];
  /** Lines that got a paper ballot. */
  readonly paper: readonly string[];
  /** Opened from the inbox: each shape was checked when it was taken in. */
  readonly ballots: readonly BallotLeaf[];
  /** So many sealed ballots were too few and were never opened; `ballots` is empty then. */
  readonly unread?: number;
  /** The last ballot of each valid line, by its commitment. */
  readonly named: ReadonlyMap<string, { readonly salt: string; readonly body: NamedBody }>;
  readonly paperCounts: readonly PaperCountLeaf[];
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** `M`, the identity of a vote. */
export const voteOfManifest = (manifest: Manifest, sha256: Sha256 = own): string => toHex(leafHash(manifest, sha256));

/** What the opening head covers: the manifest and the lines of the roll. */
export const openingLeaves = (manifest: Manifest, roll: readonly string[]): Leaf[] => [manifest, ...[...roll].sort(byText).map((c) => ({ t: 'roll', c }) as const)];

/** Root over the lines of a roll alone, as the manifest has it. */
export const rollRoot = (roll: readonly string[], sha256: Sha256 = own): string => toHex(treeRoot([...roll].sort(byText).map((c) => leafHash({ t: 'roll', c }, sha256)), sha256));

function tallyOf({ manifest, changes, issued, ballots, named, paperCounts }: BoardParts): TallyLeaf {
  const groups = new BallotGroups();
  for (const { choice } of ballots) groups.add(choice, 'app');
  for (const { body } of named.values()) groups.add(body.choice, body.via, 1, body.area);
  for (const { choice, n } of paperCounts.flatMap(({ votes }) => votes)) groups.add(choice, 'paper', n);
  const asked = new Set(issued.map(({ c }) => c));
  const sign = ({ t }: RollChangeLeaf): 1 | -1 => (t === 'roll-add' ? 1 : -1);
  const roll = { count: changes.reduce((sum, change) => sum + sign(change), manifest.roll.count), area: changes.reduce((sum, change) => sum + sign(change) * change.area, manifest.roll.area) };
  const tainted = changes.filter(({ t, c }) => t === 'roll-void' && asked.has(c)).length;
  return { t: 'tally', ...countVote(manifest, roll, groups.list(), { invalid: paperCounts.reduce((sum, { invalid }) => sum + invalid, 0), tainted }) };
}

/**
 * Leaves of a closed vote, from the manifest to the tally, sorted so that their order tells nothing. With fewer ballots
 * than the minimum of a secret vote none is shown, on paper or not, and the tally says so.
 */
export function closedLeaves(parts: BoardParts): Leaf[] {
  const { manifest, roll, changes, issued, paper, ballots, named, paperCounts } = parts;
  const of = (t: RollChangeLeaf['t']): RollChangeLeaf[] => changes.filter((change) => change.t === t);
  const head: Leaf[] = [
    ...openingLeaves(manifest, roll), ...of('roll-add'), ...of('roll-void'),
    ...issued.map(({ c, b }) => ({ t: 'issued', c, b }) as const).sort((one, other) => byText(one.c, other.c)),
    ...[...paper].sort(byText).map((c) => ({ t: 'paper', c }) as const),
  ];
  if (manifest.ballot === 'secret' && ballots.length < manifest.min_ballots) return [...head, { t: 'tally', counts: { participants: parts.unread ?? ballots.length }, outcome: { result: BELOW_MINIMUM } }];
  return [
    ...head,
    ...[...ballots].sort((one, other) => byText(one.pk, other.pk)),
    ...[...named.keys()].sort(byText).map((c) => ({ t: 'named', c }) as const),
    ...paperCounts, tallyOf(parts),
  ];
}

/** A head over all these leaves, to be signed. `time`: a board's moment. */
export function headOver(leaves: readonly Leaf[], phase: Head['phase'], time: string, sha256: Sha256 = own): Omit<Head, 'sig'> {
  const hashes = leaves.map((leaf) => leafHash(leaf, sha256));
  return { phase, root: toHex(treeRoot(hashes, sha256)), size: leaves.length, time, vote: toHex(hashes[0] ?? new Uint8Array(0)) };
}

/** The file of a board. Openings: of a named vote that is published open, or for scrutineers. */
export interface BoardFile {
  readonly log_key: RsaKey;
  readonly leaves: readonly Leaf[];
  readonly heads: readonly Head[];
  readonly openings?: ReadonlyMap<string, { readonly salt: string; readonly body: NamedBody }>;
  readonly roll_openings?: ReadonlyMap<string, { readonly salt: string; readonly body: RollBody }>;
}

function* listText(name: string, items: readonly object[]): Generator<string> {
  yield `,\n"${name}":[\n`;
  for (const [at, item] of items.entries()) yield `${at > 0 ? ',\n' : ''}${jcs(item)}`;
  yield '\n]';
}
function* mapText(name: string, items: ReadonlyMap<string, object> | undefined): Generator<string> {
  if (!items) return;
  yield `,\n"${name}":{`;
  let at = 0;
  for (const [key, item] of [...items].sort(([one], [other]) => byText(one, other))) yield `${(at += 1) > 1 ? ',' : ''}\n"${key}":${jcs(item)}`;
  yield '\n}';
}

/** The text of a board's file, a line at a time: the whole of a large one is longer than a text may be. */
export function* boardText({ log_key: logKey, leaves, heads, openings, roll_openings: rollOpenings }: BoardFile): Generator<string> {
  yield `{"format":"ballot-board/1",\n"log_key":${jcs(logKey)}`;
  yield* listText('leaves', leaves);
  yield* listText('heads', heads);
  yield* mapText('openings', openings);
  yield* mapText('roll_openings', rollOpenings);
  yield '\n}\n';
}
