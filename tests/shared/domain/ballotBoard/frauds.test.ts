/** What an operator, a voter or a forger could do to a board, and the words with which each is caught. */
import { generateKeyPairSync } from 'node:crypto';
import { findingWords } from '../../../../shared/copy/ballotBoard';
import { toHex, utf8 } from '../../../../shared/domain/ballotBoard/bytes';
import { closedLeaves } from '../../../../shared/domain/ballotBoard/build';
import { blindedHash, leafHash, namedCommitment } from '../../../../shared/domain/ballotBoard/hashes';
import type { BallotLeaf, IssuedLeaf, Leaf, NamedBody, TallyLeaf } from '../../../../shared/domain/ballotBoard/leaves';
import type { Manifest } from '../../../../shared/domain/ballotBoard/manifest';
import type { Json } from '../../../../shared/domain/ballotBoard/strictJson';
import type { FindingCode } from '../../../../shared/domain/ballotBoard/verify/findings';
import { BoardVerifier, type Report, type VerifyOptions } from '../../../../shared/domain/ballotBoard/verify/verifier';
import { nodeBoardCrypto } from '../../../../server/platform/crypto/boardCrypto';
import { bytesFrom, cast, fileOf, headsOf, logSigned, makeVote, type MadeVote } from '../../../support/votes/boards';
import { MODULUS_3072 } from '../../../support/votes/manifests';
import { PLANS } from '../../../support/votes/plans';

const planOf = (name: string) => (PLANS[name] as (typeof PLANS)[string]).plan;
const secret = makeVote(planOf('secretYesNo'));
const several = makeVote(planOf('secretApproval'));
const named = makeVote(planOf('namedArea'));
const tainted = makeVote(planOf('secretTainted'));
const few = makeVote(planOf('secretFew'));

const crypto = nodeBoardCrypto();
function verify(text: string, options: Partial<VerifyOptions>): Report {
  const verifier = new BoardVerifier({ crypto, fingerprint: null, ...options });
  verifier.push(utf8(text));
  return verifier.end();
}
const firstOf = (board: MadeVote, t: Leaf['t'], nth = 0): number => board.leaves.findIndex((leaf) => leaf.t === t) + nth;
const ballotOf = (board: MadeVote, nth = 0): BallotLeaf => board.leaves[firstOf(board, 'ballot', nth)] as BallotLeaf;
type Change = (leaves: (Leaf | object)[]) => void;
/** An operator who has the log key and signs the changed board anew. */
function signedAnew(board: MadeVote, change: Change, besides: Parameters<typeof fileOf>[1] = {}): string {
  const leaves = [...board.leaves];
  change(leaves as (Leaf | object)[]);
  return fileOf({ leaves, heads: headsOf(board.manifest, leaves) }, besides);
}
const set = (at: number, more: object): Change => (leaves) => void (leaves[at] = { ...leaves[at], ...more });
const sorted = (board: MadeVote, leaf: BallotLeaf): Change => (leaves) => {
  const from = firstOf(board, 'ballot');
  const ballots = [...leaves.filter((one) => (one as Leaf).t === 'ballot'), leaf].sort((a, b) => ((a as BallotLeaf).pk < (b as BallotLeaf).pk ? -1 : 1));
  leaves.splice(from, ballots.length - 1, ...ballots);
};
const opened = { openings: named.openings, roll_openings: named.rollOpenings };
const counts = (secret.leaves[firstOf(secret, 'tally')] as TallyLeaf).counts;
const mine = (board: MadeVote, line: number): Partial<VerifyOptions> => ({ receipts: [board.receipts[line] as unknown as Json] });
const withKey = (leaf: BallotLeaf, pk: string, board = secret): BallotLeaf => ({ ...cast(bytesFrom('x'), board.vote, 'yes', leaf.pre), pk });
const heads = (board: MadeVote, at: number, more: object): string => fileOf({ ...board, heads: board.heads.map((head, place) => (place === at ? logSigned({ ...head, ...more }) : head)) });
const forger = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
const openingOf = (line: number) => [...named.openings].find(([, { body }]) => body.roll === named.parts.roll[line]) as [string, { salt: string; body: NamedBody }];

const FRAUDS: readonly (readonly [what: string, caught: FindingCode, file: () => string, options?: Partial<VerifyOptions>])[] = [
  ['a choice is changed after it was cast', 'ballotSignature', () => signedAnew(secret, set(firstOf(secret, 'ballot'), { choice: ballotOf(secret).choice === 'no' ? 'yes' : 'no' }))],
  ['a choice is changed and nothing signed anew', 'headRoot', () => fileOf({ ...secret, leaves: secret.leaves.map((leaf) => (leaf.t === 'ballot' ? { ...leaf, choice: 'no' as const } : leaf)) })],
  ['a ballot is dropped, counted and signed anew', 'receiptLeaf', () => { const less = makeVote({ ...planOf('secretYesNo'), choices: planOf('secretYesNo').choices.map((choice, line) => (line === 0 ? undefined : choice)), wasted: [0, 9] }); return fileOf(less); }, mine(secret, 0)],
  ['a ballot is dropped and the head signed anew', 'pinNotPrefix', () => signedAnew(secret, (leaves) => void leaves.splice(firstOf(secret, 'ballot'), 1)), { pins: secret.heads.map(({ size, root }) => ({ size, root })) }],
  ['a ballot is dropped and not counted anew', 'counts', () => signedAnew(secret, (leaves) => void leaves.splice(firstOf(secret, 'ballot'), 1))],
  ['a ballot is there twice', 'ballotOrder', () => signedAnew(secret, (leaves) => void leaves.splice(firstOf(secret, 'ballot'), 0, ballotOf(secret)))],
  ['ballots stand in the order in which they came', 'ballotOrder', () => signedAnew(secret, (leaves) => { const at = firstOf(secret, 'ballot'); [leaves[at], leaves[at + 1]] = [leaves[at + 1] as Leaf, leaves[at] as Leaf]; })],
  ['somebody forges a token', 'ballotToken', () => signedAnew(secret, sorted(secret, cast(bytesFrom('forged'), secret.vote, 'yes', bytesFrom('p'), forger)))],
  ['a ballot of another vote is brought along', 'ballotToken', () => signedAnew(secret, sorted(secret, { ...ballotOf(tainted), choice: 'yes' }))],
  ['the board stuffs ballots with good tokens', 'ballotsMoreThanIssued', () => signedAnew(secret, (leaves) => { sorted(secret, cast(bytesFrom('s1'), secret.vote, 'yes', bytesFrom('p')))(leaves); sorted(secret, cast(bytesFrom('s2'), secret.vote, 'yes', bytesFrom('p')))(leaves); })],
  ['the board asks for a token in the name of somebody who never did', 'receiptNotAsked', () => signedAnew(secret, (leaves) => { const c = (secret.parts.roll[10] ?? ''); const all = leaves.filter((leaf) => (leaf as Leaf).t === 'issued'); all.push({ t: 'issued', c, b: blindedHash(utf8('x')) }); all.sort((a, b) => ((a as IssuedLeaf).c < (b as IssuedLeaf).c ? -1 : 1)); leaves.splice(firstOf(secret, 'issued'), all.length - 1, ...all); }), mine(secret, 10)],
  ['another token is written to my line', 'receiptIssued', () => signedAnew(secret, (leaves) => leaves.forEach((leaf, at) => { if ((leaf as IssuedLeaf).b === secret.receipts[1]?.b) leaves[at] = { ...leaf, b: blindedHash(utf8('y')) }; })), mine(secret, 1)],
  ['one token stands at two lines', 'issuedTwice', () => signedAnew(secret, set(firstOf(secret, 'issued', 1), { b: (secret.leaves[firstOf(secret, 'issued')] as IssuedLeaf).b }))],
  ['a token goes to nobody of the roll', 'issuedNotOnRoll', () => signedAnew(secret, set(firstOf(secret, 'issued'), { c: '00'.repeat(32) }))],
  ['a key of small order', 'ballotKey', () => signedAnew(secret, sorted(secret, withKey(ballotOf(secret), `01${'00'.repeat(31)}`)))],
  ['a key with y of p and more', 'ballotKey', () => signedAnew(secret, sorted(secret, withKey(ballotOf(secret), `ee${'ff'.repeat(30)}7f`)))],
  ['S of the order and more', 'ballotSignature', () => signedAnew(secret, set(firstOf(secret, 'ballot'), { bs: `${ballotOf(secret).bs.slice(0, 64)}${'ff'.repeat(32)}` }))],
  ['one chooses more than allowed', 'ballotChoice', () => signedAnew(several, sorted(several, cast(bytesFrom('o'), several.vote, ['a', 'b', 'c'], bytesFrom('p'))))],
  ['one names an option twice', 'ballotChoice', () => signedAnew(several, sorted(several, cast(bytesFrom('o'), several.vote, ['a', 'a'], bytesFrom('p'))))],
  ['a field is smuggled in', 'leafFields', () => signedAnew(secret, set(firstOf(secret, 'ballot'), { time: '2026-03-02T09:00:00Z' }))],
  ['a key stands twice', 'notJson', () => fileOf(secret).replace('"choice":"no"', '"choice":"no","choice":"yes"')],
  ['the same key is written in two ways', 'notJson', () => fileOf(secret).replace('"choice":"no"', '"choice":"no","\\u0063hoice":"yes"')],
  ['a number is a float', 'notJson', () => fileOf(secret).replace('"mmd_s":86400', '"mmd_s":86400.0')],
  ['a number that doubles cannot hold', 'notJson', () => fileOf(secret).replace('"mmd_s":86400', '"mmd_s":9007199254740993')],
  ['a list of secrets beside the board', 'notJson', () => fileOf(secret).replace('{"format"', '{"more":1,"format"')],
  ['the tally has other numbers', 'counts', () => signedAnew(secret, set(firstOf(secret, 'tally'), { counts: { ...counts, yes: 6 } }))],
  ['the tally has other words', 'outcome', () => signedAnew(secret, set(firstOf(secret, 'tally'), { outcome: { result: 'rejected' } }))],
  ['there are two tallies', 'tallyTwice', () => signedAnew(secret, (leaves) => void leaves.push(leaves[leaves.length - 1] as Leaf))],
  ['voided lines are kept out of the count', 'counts', () => signedAnew(tainted, set(firstOf(tainted, 'tally'), { counts: { ...(tainted.leaves[firstOf(tainted, 'tally')] as TallyLeaf).counts, tainted: 0 }, outcome: { result: 'passed' } }))],
  ['few ballots of a secret vote are opened', 'belowMinimum', () => { const shown = makeVote({ ...planOf('secretFew'), manifest: { min_ballots: 3 } }); const manifest = { ...shown.manifest, min_ballots: 10 }; return fileOf({ leaves: [manifest, ...shown.leaves.slice(1)], heads: shown.heads }); }],
  ['below the minimum a ballot is shown', 'belowMinimumShown', () => signedAnew(few, (leaves) => void leaves.splice(leaves.length - 1, 0, cast(bytesFrom('b'), few.vote, 'yes', bytesFrom('p'))))],
  ['below the minimum another number is named', 'counts', () => signedAnew(few, set(few.leaves.length - 1, { counts: { participants: 11 } }))],
  ['the question is changed after the opening', 'pinNotPrefix', () => { const manifest = { ...secret.manifest, title: '要不要拆门禁' }; const leaves = [manifest, ...secret.leaves.slice(1)]; return fileOf({ leaves, heads: headsOf(manifest, leaves) }); }, { pins: [{ size: secret.heads[0]?.size ?? 0, root: secret.heads[0]?.root ?? '' }] }],
  ['a receipt of another vote', 'receiptVote', () => fileOf(secret), mine(several, 0)],
  ['a receipt of nobody on the roll', 'receiptLine', () => fileOf(secret), { receipts: [{ ...secret.receipts[0], roll: { salt: '00'.repeat(32), body: { ref: 'x', area: 1 } } } as unknown as Json] }],
  ['a promise that nobody signed', 'receiptPromise', () => fileOf(secret), { receipts: [{ ...secret.receipts[0], promise: secret.receipts[1]?.promise } as unknown as Json] }],
  ['a promise for another day', 'receiptBy', () => fileOf(secret), { receipts: [{ ...secret.receipts[0], by: '2027-01-01T00:00:00Z' } as unknown as Json] }],
  ['an issue that nobody signed', 'receiptIssueSignature', () => fileOf(secret), { receipts: [{ ...secret.receipts[0], issue_sig: secret.receipts[1]?.issue_sig } as unknown as Json] }],
  ['a receipt with something more', 'receiptForm', () => fileOf(secret), { receipts: [{ ...secret.receipts[0], name: '王' } as unknown as Json] }],
  ['everything is signed by another key', 'logKeyNotPrinted', () => fileOf(secret), { fingerprint: '0123456789abcdef' }],
  ['a fingerprint too short to tell keys apart', 'logKeyNotPrinted', () => fileOf(secret), { fingerprint: secret.fingerprint.slice(0, 8) }],
  ['the key is exchanged', 'logKeyNotManifests', () => fileOf(secret, { log_key: { n: MODULUS_3072, e: 65_537 } })],
  ['a head is of another vote', 'headVote', () => heads(secret, 1, { vote: several.vote })],
  ['the closing head is signed before the close', 'headTime', () => heads(secret, 1, { time: '2026-03-07T00:00:00Z' })],
  ['the opening head is signed after the opening', 'headTime', () => heads(secret, 0, { time: '2026-03-01T00:00:01Z' })],
  ['the opening head covers ballots', 'headSize', () => heads(secret, 0, { size: secret.leaves.length })],
  ['the closing head calls itself another', 'headPhase', () => heads(secret, 1, { phase: 'amend' })],
  ['no closing head', 'headsMissing', () => fileOf({ ...secret, heads: secret.heads.slice(0, 1) })],
  ['a head nobody signed', 'headSignature', () => fileOf({ ...secret, heads: secret.heads.map((head, at) => (at === 1 ? { ...head, sig: secret.heads[0]?.sig ?? '' } : head)) })],
  ['a line is put on the frozen roll', 'rollCount', () => signedAnew(secret, (leaves) => void leaves.splice(1, 0, { t: 'roll', c: '00'.repeat(32) }))],
  ['a line of the roll is exchanged', 'rollRoot', () => signedAnew(secret, set(1, { c: '00'.repeat(32) }))],
  ['a line is added that is there', 'rollAddTwice', () => signedAnew(secret, (leaves) => void leaves.splice(1 + secret.manifest.roll.count, 0, { t: 'roll-add', c: secret.parts.roll[0], area: 1, reason: '' }))],
  ['a line is voided that is not there', 'rollVoidUnknown', () => signedAnew(secret, (leaves) => void leaves.splice(1 + secret.manifest.roll.count, 0, { t: 'roll-void', c: '00'.repeat(32), area: 1, reason: '' }))],
  ['paper for who had a token', 'paperIssued', () => signedAnew(secret, set(firstOf(secret, 'paper'), { c: (secret.leaves[firstOf(secret, 'issued')] as IssuedLeaf).c }))],
  ['a box with more than was handed out', 'paperHanded', () => signedAnew(secret, set(firstOf(secret, 'paper-count'), { invalid: 5 }))],
  ['more handed out than got it', 'paperMoreThanMarks', () => signedAnew(secret, set(firstOf(secret, 'paper-count'), { handed: 9 }))],
  ['paper counted by one', 'paperScrutineers', () => signedAnew(secret, set(firstOf(secret, 'paper-count'), { by: ['周老师'] }))],
  ['paper counted by one under two names that are the same', 'paperScrutineers', () => signedAnew(secret, set(firstOf(secret, 'paper-count'), { by: ['周老师', '周老师'] }))],
  ['paper counted by strangers', 'paperScrutineers', () => signedAnew(secret, set(firstOf(secret, 'paper-count'), { by: ['周老师', '路人'] }))],
  ['a box counted twice', 'paperBox', () => signedAnew(secret, (leaves) => void leaves.splice(firstOf(secret, 'paper-count'), 0, leaves[firstOf(secret, 'paper-count')] as Leaf))],
  ['a named ballot opens to something else', 'openingDiffers', () => { const [c, one] = openingOf(0); return fileOf(named, { ...opened, openings: new Map([...named.openings, [c, { ...one, body: { ...one.body, choice: 'no' } } as never]]) }); }],
  ['two voters are shown one leaf', 'receiptOther', () => fileOf(named, opened), { receipts: [{ ...named.receipts[1], leaf: named.receipts[0]?.leaf, promise: undefined } as unknown as Json].map((receipt) => JSON.parse(JSON.stringify(receipt)) as Json) }],
  ['an old named ballot is put back', 'receiptLeaf', () => fileOf(named, opened), { receipts: [JSON.parse(JSON.stringify({ ...named.receipts[0], leaf: toHex(leafHash({ t: 'named', c: 'ab'.repeat(32) })), promise: undefined })) as Json] }],
  ['the opening of a ballot is kept back', 'openingsMissing', () => fileOf(named, { ...opened, openings: new Map([...named.openings].slice(1)) })],
  ['an opening of nothing', 'openingUnknown', () => fileOf(named, { ...opened, openings: new Map([...named.openings, ['00'.repeat(32), openingOf(0)[1] as never]]) })],
  ['a secret ballot in a named vote', 'wrongKind', () => signedAnew(named, (leaves) => void leaves.splice(firstOf(named, 'named'), 0, ballotOf(secret)), opened)],
  ['ballots after the tally', 'leafOrder', () => signedAnew(secret, (leaves) => void leaves.push(ballotOf(secret)))],
  ['an unknown kind of leaf', 'leafFields', () => signedAnew(secret, (leaves) => void leaves.splice(3, 0, { t: 'secret-list', c: '' }))],
  ['a vote that weighs areas in secret', 'manifestField', () => { const manifest = { ...secret.manifest, rule: { ...secret.manifest.rule, bases: ['area', 'persons'] } } as unknown as Manifest; return fileOf({ ...secret, leaves: [manifest, ...secret.leaves.slice(1)] }); }],
  ['a second manifest', 'leafOrder', () => signedAnew(secret, (leaves) => void leaves.splice(1, 0, secret.manifest))],
  ['another format', 'notABoard', () => fileOf(secret).replace('ballot-board/1', 'ballot-board/2')],
];

it('finds nothing in the boards before', () => {
  for (const board of [secret, several, named, tainted, few]) expect(verify(fileOf(board, board === named ? opened : {}), { fingerprint: board.fingerprint })).toMatchObject({ verdict: 'accepted', findings: [] });
});
it.each(FRAUDS.map(([what, caught, file, options = {}]) => [what, caught, file, options] as const))('%s: %s', (_, caught, file, options) => {
  const report = verify(file(), options);
  expect(report.verdict).toBe('rejected');
  expect(report.findings.map(({ code }) => code)).toContain(caught);
  const line = findingWords(report.findings.find(({ code }) => code === caught) as Report['findings'][number]);
  expect(line).toMatch(/^第 \d+ 步 /);
});

/** A named ballot more, as an operator would make it: opened, sorted, counted and signed. */
function withNamed(line: number, more: object): string {
  const [salt, body] = [bytesFrom('operator', line), { ...openingOf(0)[1].body, roll: named.parts.roll[line], ...more } as NamedBody];
  const all = new Map([...named.openings].filter(([, other]) => other.body.roll !== body.roll || line === 0));
  all.set(namedCommitment(salt, body), { salt, body });
  const leaves = closedLeaves({ ...named.parts, named: all });
  return fileOf({ leaves, heads: headsOf(named.manifest, leaves) }, { ...opened, openings: all });
}
it.each([
  ['a line votes twice', 'openingTwice', 0, {}], ['an area grows', 'openingArea', 7, { area: 900_000 }], ['somebody of another roll votes', 'openingLine', 7, { roll: '00'.repeat(32) }],
  ['a ballot of another vote counts', 'openingVote', 7, { vote: '00'.repeat(32) }], ['a sequence that is none', 'openingForm', 7, { seq: -1 }], ['a name is smuggled into a body', 'openingForm', 7, { name: '王' }],
] as const)('%s: %s', (_, caught, line, more) => expect(verify(withNamed(line, more), {}).findings.map(({ code }) => code)).toContain(caught));

it('does not need the openings of the roll, and does not believe wrong ones', () => {
  expect(verify(fileOf(named, { openings: named.openings }), {})).toMatchObject({ verdict: 'accepted', findings: [] });
  const [[one], [, other]] = [...named.rollOpenings] as [[string, object], [string, object]];
  expect(verify(fileOf(named, { ...opened, roll_openings: new Map([[one, other as never]]) }), {}).findings.map(({ code }) => code)).toEqual(['rollOpening']);
});
