/** Honest boards of every kind are accepted, however their file is cut; of a changed one nothing is. */
import fc from 'fast-check';
import { utf8 } from '../../../../shared/domain/ballotBoard/bytes';
import type { Json } from '../../../../shared/domain/ballotBoard/strictJson';
import { BoardVerifier, type Report, type VerifyOptions } from '../../../../shared/domain/ballotBoard/verify/verifier';
import { nodeBoardCrypto } from '../../../../server/platform/crypto/boardCrypto';
import type { Choice } from '../../../../shared/domain/votes/ballots';
import { fileOf, makeVote, type MadeVote } from '../../../support/votes/boards';
import { PLANS } from '../../../support/votes/plans';

const crypto = nodeBoardCrypto();
function verify(text: string, options: Partial<VerifyOptions> = {}, piece = 1 << 16): Report {
  const verifier = new BoardVerifier({ crypto, fingerprint: null, ...options });
  const bytes = utf8(text);
  for (let at = 0; at < bytes.length; at += piece) verifier.push(bytes.subarray(at, at + piece));
  return verifier.end();
}
const made = new Map<string, MadeVote>();
const vote = (name: string): MadeVote => {
  const known = made.get(name) ?? makeVote((PLANS[name] as (typeof PLANS)[string]).plan);
  made.set(name, known);
  return known;
};
const withOpenings = (board: MadeVote) => fileOf(board, { openings: board.openings, roll_openings: board.rollOpenings });

it.each(Object.entries(PLANS))('%s is accepted, with every receipt, the printed fingerprint and both pins', (name, { result }) => {
  const board = vote(name);
  const named = board.manifest.ballot === 'named';
  const pins = board.heads.map(({ size, root }) => ({ size, root }));
  const report = verify(named ? withOpenings(board) : fileOf(board), { fingerprint: board.fingerprint.slice(0, 16), pins, receipts: board.receipts as unknown as Json[] });
  expect(report).toMatchObject({ verdict: 'accepted', findings: [], vote: board.vote, leaves: board.leaves.length });
  expect((board.leaves.find(({ t }) => t === 'tally') as { outcome: { result: string } }).outcome.result).toBe(result);
  if (name !== 'secretFew') expect(report.tally?.outcome.result).toBe(result);
});

it('is accepted by plain JavaScript too, without Node', () => {
  const board = vote('secretApproval');
  const verifier = new BoardVerifier({ fingerprint: board.fingerprint, receipts: board.receipts as unknown as Json[] });
  verifier.push(utf8(fileOf(board)));
  expect(verifier.end()).toMatchObject({ verdict: 'accepted', findings: [] });
});

it('a committed vote without openings is accepted as far as it goes; an open one is not', () => {
  expect(verify(fileOf(vote('namedCommitted')))).toMatchObject({ verdict: 'incomplete', findings: [], tally: null });
  expect(verify(fileOf(vote('namedArea'))).findings[0]).toMatchObject({ code: 'openingsMissing', times: 8 });
  const { openings } = vote('namedCommitted');
  expect(verify(fileOf(vote('namedCommitted'), { openings: new Map([...openings].slice(1)) }))).toMatchObject({ verdict: 'incomplete', findings: [] });
});

it('reads the same however the file is cut, spaced, and in whatever order its fields stand', () => {
  const board = vote('namedArea');
  const text = withOpenings(board);
  for (const piece of [1, 7, 1_000]) expect(verify(text, {}, piece)).toMatchObject({ verdict: 'accepted' });
  const parsed = JSON.parse(text) as Record<string, unknown>;
  const turned = JSON.stringify(Object.fromEntries(Object.entries(parsed).reverse()), null, 2);
  expect(verify(turned, {}, 13)).toMatchObject({ verdict: 'accepted', findings: [] });
});

it('accepts nothing of which one letter was changed', () => {
  const texts = ['secretYesNo', 'namedArea', 'secretBudget'].map((name) => withOpenings(vote(name)));
  fc.assert(fc.property(fc.constantFrom(...texts), fc.nat(), fc.constantFrom('0', 'a', '7', '"', ',', 'x', ' ', '{'), (text, place, letter) => {
    const at = place % text.length;
    if (text[at] === letter || /\s/.test(`${text[at]}${letter}`)) return;
    expect(verify(text.slice(0, at) + letter + text.slice(at + 1)).verdict).toBe('rejected');
  }), { numRuns: 150 });
  for (const text of texts) for (const end of [0, 1, 100, text.length - 3]) expect(verify(text.slice(0, end)).findings[0]?.code).toBe('notJson');
});

/** Counted one ballot at a time, with nothing clever: what a neighbour does with a pencil. */
function pencil(choices: readonly Choice[]): Record<string, number> {
  const strokes: Record<string, number> = {};
  for (const choice of choices) for (const one of typeof choice === 'string' ? [choice] : choice) strokes[one] = (strokes[one] ?? 0) + 1;
  return strokes;
}

const choiceOf = (method: 'yesno' | 'approval') => (method === 'yesno' ? fc.constantFrom<Choice>('yes', 'no', 'abstain') : fc.subarray(['a', 'b', 'c'], { maxLength: 2 }));
const anyPlan = fc.constantFrom('yesno' as const, 'approval' as const).chain((method) => fc.record({ method: fc.constant(method), named: fc.boolean(), seed: fc.nat(), choices: fc.array(fc.option(choiceOf(method), { nil: undefined }), { minLength: 3, maxLength: 12 }), silent: fc.nat(3) }));
it('random votes are accepted and count as a pencil does; without one ballot they are not', () => {
  fc.assert(fc.property(anyPlan, ({ method, named, seed, choices, silent }) => {
    const several = { method, options: ['a', 'b', 'c'].map((id) => ({ id, label: id })), tie_order: ['c', 'a', 'b'], rule: { quorum: [0, 1, 'ge'], bases: ['persons'], k: 2, seats: 1, min: [0, 1, 'ge'] } } as const;
    const board = makeVote({ seed: `random ${seed}`, manifest: { ballot: named ? 'named' : 'secret', ...(method === 'approval' && several) }, areas: Array.from({ length: choices.length + silent }, (_, at) => at), choices });
    const cast = choices.flatMap((choice) => (choice === undefined ? [] : [choice]));
    const report = verify(withOpenings(board), { fingerprint: board.fingerprint, receipts: board.receipts as unknown as Json[] });
    expect(report).toMatchObject({ verdict: 'accepted', findings: [] });
    if (!report.tally) return expect([named, cast.length < 3]).toEqual([false, true]);
    const counts = report.tally.counts as unknown as Record<string, unknown>;
    const said = (method === 'yesno' ? counts : counts.approvals) as Record<string, number>;
    const strokes = pencil(cast);
    for (const one of method === 'yesno' ? ['yes', 'no', 'abstain'] : ['a', 'b', 'c']) expect(said[one]).toBe(strokes[one] ?? 0);
    expect([counts.participants, counts.roll]).toEqual([cast.length, choices.length + silent]);
    const first = board.leaves.findIndex(({ t }) => t === 'ballot' || t === 'named');
    if (first >= 0) expect(verify(withOpenings({ ...board, leaves: board.leaves.filter((_, at) => at !== first) })).verdict).toBe('rejected');
  }), { numRuns: 25 });
});
