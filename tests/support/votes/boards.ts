import { constants, createHash, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { boardText, closedLeaves, headOver, rollRoot, voteOfManifest, type BoardParts } from '../../../shared/domain/ballotBoard/build';
import { toHex, utf8 } from '../../../shared/domain/ballotBoard/bytes';
import { ed25519Public } from '../../../shared/domain/ballotBoard/crypto/ed25519';
import { blindedHash, leafHash, logKeyFingerprint, namedCommitment, rollCommitment, type RollBody, type RsaKey } from '../../../shared/domain/ballotBoard/hashes';
import type { BallotLeaf, Leaf, NamedBody, PaperCountLeaf, RollChangeLeaf } from '../../../shared/domain/ballotBoard/leaves';
import type { Manifest } from '../../../shared/domain/ballotBoard/manifest';
import { castMessage, headBytes, issueReceiptBytes, promiseBytes, tokenMessage, type Head } from '../../../shared/domain/ballotBoard/signed';
import { secondsAfter } from '../../../shared/domain/ballotBoard/times';
import type { Receipt } from '../../../shared/domain/ballotBoard/verify/receipts';
import type { Choice } from '../../../shared/domain/votes/ballots';
import { aManifest } from './manifests';

/** Whole boards, made without the server: keys that this process makes once, and everything else from a number. */
const pair = (bits: number): { key: KeyObject; shown: RsaKey } => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return { key: privateKey, shown: { n: Buffer.from(privateKey.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex'), e: 65_537 } };
};
let made: { readonly log: ReturnType<typeof pair>; readonly blind: ReturnType<typeof pair> } | null = null;
export const testKeys = (): { readonly log: ReturnType<typeof pair>; readonly blind: ReturnType<typeof pair> } => (made ??= { log: pair(3_072), blind: pair(2_048) });

/** 32 bytes that follow from words, in hex. */
export const bytesFrom = (...words: readonly (string | number)[]): string => createHash('sha256').update(words.join(' ')).digest('hex');
export const pss = (key: KeyObject, bytes: Uint8Array): string => sign('sha384', bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }).toString('hex');
export const logSigned = (head: Omit<Head, 'sig'>): Head => ({ ...head, sig: pss(testKeys().log.key, headBytes(head)) });

/** Ed25519 of Node, from a secret in hex. */
export function cast(secret: string, vote: string, choice: Choice, pre: string, blind: KeyObject = testKeys().blind.key): BallotLeaf {
  const key = createPrivateKey({ key: Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex'), format: 'der', type: 'pkcs8' });
  const pk = toHex(ed25519Public(Buffer.from(secret, 'hex')));
  return { t: 'ballot', pk, pre, ts: pss(blind, tokenMessage(pre, vote, pk)), choice, bs: sign(null, castMessage(choice, pk, vote), key).toString('hex') };
}

/** What a made vote is made from; a line is a voter by number. */
export interface VotePlan {
  readonly seed: string;
  readonly manifest: Partial<Manifest>;
  /** Areas in 1/100 m², one a line. */
  readonly areas: readonly number[];
  /** What each line chooses; undefined: nothing. */
  readonly choices: readonly (Choice | undefined)[];
  /** Lines that asked for a token and never cast; secret votes alone. */
  readonly wasted?: readonly number[];
  readonly paper?: readonly number[];
  readonly paperCounts?: readonly PaperCountLeaf[];
  readonly changes?: readonly { readonly t: RollChangeLeaf['t']; readonly line: number; readonly area?: number }[];
}
export interface MadeVote {
  readonly plan: VotePlan;
  readonly manifest: Manifest;
  readonly vote: string;
  readonly parts: BoardParts;
  readonly leaves: Leaf[];
  readonly heads: Head[];
  readonly openings: BoardParts['named'];
  readonly rollOpenings: ReadonlyMap<string, { readonly salt: string; readonly body: RollBody }>;
  /** One a line. */
  readonly receipts: readonly Receipt[];
  readonly fingerprint: string;
}

const lineOf = (seed: string, line: number, area: number): { c: string; salt: string; body: RollBody } => {
  const [salt, body] = [bytesFrom(seed, 'salt', line), { ref: `line-${line}`, area }];
  return { c: rollCommitment(salt, body), salt, body };
};

/** Heads of a board: at the opening, at the close, one for what came after. */
export function headsOf(manifest: Manifest, leaves: readonly Leaf[]): Head[] {
  const notice = leaves.findIndex(({ t }) => t === 'notice');
  const closed = notice < 0 ? leaves : leaves.slice(0, notice);
  const heads = [headOver(leaves.slice(0, 1 + manifest.roll.count), 'open', manifest.opens), headOver(closed, 'close', secondsAfter(manifest.closes, 3_600))];
  return [...heads, ...(notice < 0 ? [] : [headOver(leaves, 'amend', secondsAfter(manifest.closes, 7_200))])].map(logSigned);
}

function receiptOf(vote: string, manifest: Manifest, line: ReturnType<typeof lineOf>, b: string | null, leaf: string | null): Receipt {
  const { log } = testKeys();
  const by = secondsAfter(manifest.closes, manifest.mmd_s);
  return {
    format: 'ballot-receipt/1', vote, roll: { salt: line.salt, body: line.body }, b,
    ...(b !== null && { issue_sig: pss(log.key, issueReceiptBytes({ b, c: line.c, vote })) }),
    ...(leaf !== null && { leaf, by, promise: pss(log.key, promiseBytes({ by, leaf, vote })) }),
  };
}

/** Makes a whole vote, as an honest server would leave it. */
export function makeVote(plan: VotePlan): MadeVote {
  const { seed, areas, choices } = plan;
  const { log, blind } = testKeys();
  const lines = areas.map((area, line) => lineOf(seed, line, area));
  const added = (plan.changes ?? []).filter(({ t }) => t === 'roll-add').map(({ line }) => line);
  const frozen = lines.filter((_, line) => !added.includes(line));
  const named = plan.manifest.ballot === 'named';
  const manifest = aManifest({
    vote: bytesFrom(seed, 'vote'), ...(named ? { blind_key: null, min_ballots: 0 } : { blind_key: blind.shown }), ...plan.manifest, log_key_sha256: logKeyFingerprint(log.shown),
    roll: { count: frozen.length, area: frozen.reduce((sum, { body }) => sum + body.area, 0), root: rollRoot(frozen.map(({ c }) => c)) },
  });
  const vote = voteOfManifest(manifest);
  const at = (line: number): ReturnType<typeof lineOf> => lines[line] as ReturnType<typeof lineOf>;
  const bOf = (line: number): string => blindedHash(utf8(bytesFrom(seed, 'blinded', line)));
  const casting = choices.flatMap((choice, line) => (choice === undefined ? [] : [{ choice, line }]));
  const asking = named ? [] : [...casting.map(({ line }) => line), ...(plan.wasted ?? [])];
  const secret = named ? [] : casting.map(({ choice, line }) => ({ line, leaf: cast(bytesFrom(seed, 'key', line), vote, choice, bytesFrom(seed, 'pre', line)) }));
  const open = named ? casting.map(({ choice, line }) => {
    const [salt, body] = [bytesFrom(seed, 'named', line), { vote, roll: at(line).c, choice, area: at(line).body.area, seq: 1, via: plan.paper?.includes(line) ? 'paper' : 'app' } as NamedBody];
    return { line, c: namedCommitment(salt, body), salt, body };
  }) : [];
  const parts: BoardParts = {
    manifest, roll: frozen.map(({ c }) => c), issued: asking.map((line) => ({ c: at(line).c, b: bOf(line) })), paper: (plan.paper ?? []).map((line) => at(line).c),
    changes: (plan.changes ?? []).map(({ t, line, area }) => ({ t, c: at(line).c, area: area ?? at(line).body.area, reason: '名册有误' })),
    ballots: secret.map(({ leaf }) => leaf), named: new Map(open.map(({ c, salt, body }) => [c, { salt, body }])), paperCounts: plan.paperCounts ?? [],
  };
  const leaves = closedLeaves(parts);
  const leafOf = (line: number): string | null => {
    const [ballot, entry] = [secret.find((one) => one.line === line)?.leaf, open.find((one) => one.line === line)];
    return ballot ? toHex(leafHash(ballot)) : entry ? toHex(leafHash({ t: 'named', c: entry.c })) : null;
  };
  return {
    plan, manifest, vote, parts, leaves, heads: headsOf(manifest, leaves), openings: parts.named, rollOpenings: new Map(lines.map(({ c, salt, body }) => [c, { salt, body }])),
    receipts: lines.map((line, number) => receiptOf(vote, manifest, line, asking.includes(number) ? bOf(number) : null, leafOf(number))), fingerprint: manifest.log_key_sha256,
  };
}

/** The file of a made vote; `other` in place of parts of it. */
export const fileOf = (made: Pick<MadeVote, 'leaves' | 'heads'>, other: Partial<Parameters<typeof boardText>[0]> = {}): string => [...boardText({ log_key: testKeys().log.shown, leaves: made.leaves, heads: made.heads, ...other })].join('');
