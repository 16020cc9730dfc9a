import { fromHex, toHex } from '../bytes';
import { isBallotKey } from '../crypto/ed25519Verify';
import { leafHash } from '../hashes';
import { LEAF_ORDER, type BallotLeaf, type IssuedLeaf, type Leaf, type LeafType, type PaperCountLeaf, type RollChangeLeaf } from '../leaves';
import type { FieldFault } from '../shape';
import { castMessage, tokenMessage } from '../signed';
import type { Json } from '../strictJson';
import type { FindingCode } from './findings';
import type { BoardState } from './state';

type Placed = Exclude<Leaf, { t: 'manifest' }>;
const typeOf = (leaf: Json): LeafType | null => {
  const t = typeof leaf === 'object' && leaf !== null && !Array.isArray(leaf) ? (leaf as { t?: unknown }).t : null;
  return LEAF_ORDER.includes(t as LeafType) ? (t as LeafType) : null;
};

/** Which step a field that is wrong belongs to. */
function codeOf(t: LeafType, { field, fault }: FieldFault): FindingCode {
  if (fault !== 'wrong') return 'leafFields';
  if (t === 'ballot' && field.startsWith('choice')) return 'ballotChoice';
  if (t === 'paper-count' && field === 'by') return 'paperScrutineers';
  return t === 'paper-count' && field.startsWith('votes[') ? 'ballotChoice' : 'leafFields';
}

/** Kinds of leaf that a vote of this kind cannot have. */
function isOfOtherKind({ manifest }: BoardState, t: LeafType): boolean {
  return manifest.ballot === 'named' ? t === 'ballot' || t === 'issued' : t === 'named';
}

/** Strictly ascending among leaves of one type. */
function ascends(state: BoardState, value: string): boolean {
  const good = state.before === '' || state.before < value;
  state.before = value;
  return good;
}

const onRoll = ({ roll, adds }: BoardState, c: string): boolean => roll.has(c) || adds.has(c);

function takeRollChange(state: BoardState, { t, c, area }: RollChangeLeaf, at: number): void {
  const { findings, adds, voids } = state;
  if (t === 'roll-add') {
    if (findings.check(!onRoll(state, c), 'rollAddTwice', at)) adds.set(c, area);
  } else if (findings.check(onRoll(state, c) && !voids.has(c), 'rollVoidUnknown', at)) voids.set(c, area);
}

function takeIssued(state: BoardState, { c, b }: IssuedLeaf, at: number): void {
  const { findings, issued, blinded } = state;
  findings.check(ascends(state, c), 'issuedOrder', at);
  findings.check(!blinded.has(b), 'issuedTwice', at);
  findings.check(onRoll(state, c), 'issuedNotOnRoll', at);
  issued.set(c, b);
  blinded.add(b);
}

function takePaper(state: BoardState, c: string, at: number): void {
  const { findings, manifest, issued, voids, paper } = state;
  findings.check(manifest.paper, 'paperNotHere', at);
  findings.check(ascends(state, c), 'paperOrder', at);
  findings.check(onRoll(state, c), 'paperNotOnRoll', at);
  findings.check(!issued.has(c), 'paperIssued', at);
  findings.check(!voids.has(c), 'paperVoided', at);
  paper.add(c);
}

function takeBallot(state: BoardState, { pk, pre, ts, choice, bs }: BallotLeaf, at: number): void {
  const { findings, manifest, vote, crypto, groups } = state;
  state.ballots += 1;
  findings.check(ascends(state, pk), 'ballotOrder', at);
  groups.add(choice, 'app');
  const key = manifest.blind_key;
  findings.check(key !== null && crypto.verifyPss(key, tokenMessage(pre, vote, pk), fromHex(ts)), 'ballotToken', at);
  const bytes = fromHex(pk);
  if (findings.check(isBallotKey(bytes), 'ballotKey', at)) findings.check(crypto.verifyEd25519(bytes, castMessage(choice, pk, vote), fromHex(bs)), 'ballotSignature', at);
}

function takePaperCount(state: BoardState, leaf: PaperCountLeaf, at: number): void {
  const { findings, manifest, groups, paperCounts } = state;
  const { box, handed, votes, invalid, by } = leaf;
  findings.check(manifest.paper, 'paperNotHere', at);
  findings.check(!paperCounts.some((other) => other.box === box), 'paperBox', at);
  findings.check(by.every((name) => manifest.scrutineers.includes(name)), 'paperScrutineers', at);
  findings.check(manifest.ballot === 'secret' || votes.length === 0, 'paperNamedVotes', at);
  findings.check(votes.reduce((sum, { n }) => sum + n, invalid) <= handed, 'paperHanded', at);
  for (const { choice, n } of votes) groups.add(choice, 'paper', n);
  paperCounts.push(leaf);
}

function take(state: BoardState, leaf: Placed, at: number): void {
  const { findings } = state;
  switch (leaf.t) {
    case 'roll':
      findings.check(ascends(state, leaf.c), 'rollOrder', at);
      state.roll.add(leaf.c);
      return;
    case 'roll-add':
    case 'roll-void':
      return takeRollChange(state, leaf, at);
    case 'issued':
      return takeIssued(state, leaf, at);
    case 'paper':
      return takePaper(state, leaf.c, at);
    case 'ballot':
      return takeBallot(state, leaf, at);
    case 'named':
      findings.check(ascends(state, leaf.c), 'namedOrder', at);
      state.named.push(leaf.c);
      return;
    case 'paper-count':
      return takePaperCount(state, leaf, at);
    case 'tally':
      findings.check(state.tally === null, 'tallyTwice', at);
      state.tally = leaf;
      return;
    case 'notice':
      findings.check((state.notices[state.notices.length - 1]?.time ?? '') <= leaf.time, 'noticeOrder', at);
      state.notices.push(leaf);
  }
}

/** Whether a receipt asks for this leaf. */
function noteWanted({ wanted, wantedNamed }: BoardState, value: Json, hash: string): void {
  if (!wanted.has(hash)) return;
  wanted.set(hash, true);
  const { t, c } = value as { t?: unknown; c?: unknown };
  if (t === 'named' && typeof c === 'string') wantedNamed.set(hash, c);
}

/** Takes one leaf after the manifest: its hash, its place, its fields, and what it says. */
export function takeLeaf(state: BoardState, value: Json): void {
  const { findings, hashes, crypto } = state;
  const at = hashes.size;
  // (A leaf of no shape is hashed too: the heads cover it.)
  const hash = leafHash(value as object, crypto.sha256);
  hashes.push(hash);
  const t = typeOf(value);
  if (t === null) return findings.add('leafFields', `${at} t`);
  if (t === 'notice') state.firstNotice ??= at;
  noteWanted(state, value, toHex(hash));
  const order = LEAF_ORDER.indexOf(t);
  if (t === 'manifest' || order < state.order) return findings.add('leafOrder', at);
  if (order > state.order) state.before = '';
  state.order = order;
  if (t === 'roll') {
    state.rollTree.push(hash);
    state.rollCount += 1;
  }
  if (isOfOtherKind(state, t)) return findings.add('wrongKind', at);
  const fault = state.checks[t](value, '');
  if (fault) return findings.add(codeOf(t, fault), `${at} ${fault.field}`);
  take(state, value as unknown as Placed, at);
}
