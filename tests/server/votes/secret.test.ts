import { lotOrder, parseNotice, sampleOf } from '../../../shared/domain/ballotBoard/notice';
import { leafHash, rollCommitment } from '../../../shared/domain/ballotBoard/hashes';
import { fromHex } from '../../../shared/domain/ballotBoard/bytes';
import { provesConsistency, provesInclusion, treeRoot } from '../../../shared/domain/ballotBoard/tree';
import { findMine } from '../../../shared/domain/ballotClient/looking';
import type { ResponseOf } from '../../../shared/contract';
import { secretHands, TWO } from './secretHands';
import { COUNCIL, setScene } from './support';

const scene = setScene();
const { as, clock, council, draft, drafting, ended, must, refusal, refused, rows, seen, server, step, tick } = scene;
const { secret, looked, opened, phone, vote, boardOf, verified, why } = secretHands(scene);

it('is drafted with equal weights and an open board alone, and a roll that both scrutineers hold every line of', async () => {
  const { topicId } = await council();
  const wrong = [[secret({ unit: 'owner', binding: false }), 'voteSecretWeights'], [secret({ preset: 'owners', unit: 'owner', binding: false }), 'voteSecretWeights'], [secret({ publish: 'committed' }), 'voteSecretOpen'], [secret({ minBallots: 2 }), 'invalid_input']] as const;
  for (const [changes, rule] of wrong) expect([rule, await refused('n0', '/votes', drafting(topicId, changes))]).toEqual([rule, rule]);
  const { id } = await draft(topicId, secret({ minBallots: 6 }));
  expect([await refusal('n1', id, 'agree'), await refusal('n0', id, 'prepare'), await refusal('n0', id, 'freeze')]).toEqual(['votePrepare', 'voteSecretFew', 'votePrepare']);
  const { basis: _basis, ...said } = drafting(topicId, secret());
  await step('n0', id, 'edit', said);
  const ready = await step('n0', id, 'prepare');
  expect(ready).toMatchObject({ ballot: 'secret', publish: 'open', secret: { prepared: { count: 5 }, keys: 'none', head: null } });
  await step('n1', id, 'agree');
  const { secret: own } = await seen('n1', id);
  const roll = (await server().request.get(own?.rollUrl ?? '').expect(200)).body as { root: string; lines: { c: string; salt: string; body: { ref: string; area: number }; label: string }[] };
  expect(roll.lines.map(({ salt, body }) => rollCommitment(salt, body)).sort()).toEqual(roll.lines.map(({ c }) => c));
  expect([roll.root, roll.lines.length, roll.lines.every(({ body }) => body.area === 0)]).toEqual([own?.prepared?.root, 5, true]);
  expect((await seen('n1', id)).scrutineers.map(({ agreed }) => agreed)).toEqual([true, false]);
  // Prepared anew: both look again.
  expect((await step('n0', id, 'prepare')).scrutineers.map(({ agreed }) => agreed)).toEqual([false, false]);
  for (const who of ['n1', 'n2']) await step(who, id, 'agree');
  await scene.seat(ready.body.id, 5);
  expect(await refusal('n0', id, 'freeze')).toBe('voteRollChanged');
  await step('n0', id, 'prepare');
  for (const who of ['n1', 'n2']) await step(who, id, 'agree');
  const frozen = await step('n0', id, 'freeze');
  expect(frozen).toMatchObject({ state: 'frozen', roll: { count: 6 }, secret: { keys: 'kept' } });
  expect(parseNotice(`${'https://x.example'}/p/votes/${id}#${frozen.secret?.head?.size}:${frozen.secret?.head?.root}:${frozen.fingerprint?.logKey}`)).toMatchObject({ id, size: 7 });
  expect(await rows('voteLines')).toHaveLength(6);
});

it('draws the order of ties from what was drawn in public, before it opens', async () => {
  const { id } = await looked({ method: 'approval', options: [...TWO] });
  expect(await refusal('n0', id, 'freeze')).toBe('voteLot');
  const frozen = await step('n0', id, 'freeze', { lot: '骰子 3 5 1' });
  expect([frozen.tieOrder, frozen.secret?.lot]).toEqual([lotOrder('骰子 3 5 1', ['a', 'b']), '骰子 3 5 1']);
});

it('takes a whole vote that anybody recounts, finds each ballot on its phone, draws a sample, and destroys the keys after both verified', async () => {
  const { id } = await opened();
  const cast = [await vote('n0', id, 'yes'), await vote('n1', id, 'no'), await vote('n3', id, 'yes'), await vote('n4', id, 'abstain')];
  expect((await scene.linesOf('n3', id))[0]).toMatchObject({ state: 'issued', b: cast[2]?.receipt.b, choice: null, receipt: null });
  expect([(await seen('n1', id)).secret, (await seen('n3', id)).secret]).toMatchObject([{ issued: 4, papers: 0 }, { issued: null, rollUrl: null }]);
  const issued = ((await (await as('n1')).get(`/votes/${id}/lines?only=issued`).expect(200)).body as { items: { line: string; state: string }[] }).items;
  expect(issued.map(({ line, state }) => [line, state]).sort()).toEqual(cast.map(({ phone: { c } }) => [c, 'issued']).sort());
  await server().stranger.get(`/votes/${id}/board`).expect(404);
  expect(await refusal('n1', id, 'sample', { seed: '8 3 1 7' })).toBe('wrong_state');
  clock.set(new Date(Date.parse((await seen('n1', id)).closes)));
  await tick();
  const drawn = await step('n1', id, 'sample', { seed: '8 3 1 7', count: 2 });
  const { items: [sample] } = (await (await as('n2')).get(`/votes/${id}/samples`).expect(200)).body as ResponseOf<'GET /votes/:id/samples'>;
  expect([sample?.items.map(({ line }) => line), drawn.secret?.samples]).toEqual([sampleOf('8 3 1 7', issued.map(({ line }) => line), 2), [expect.objectContaining({ count: 2, of: 4 })]]);
  const said = await must<ResponseOf<'GET /votes/:id/samples'>>('n2', `/votes/${id}/sample-said`, { sample: sample?.id, line: sample?.items[0]?.line, said: 'asked' });
  expect(said.items[0]?.items.map(({ said: word }) => word)).toEqual(['asked', null]);
  const over = await ended(id);
  expect(over).toMatchObject({ state: 'published', tally: { counts: { yes: 2, no: 1, abstain: 1, online: 4, participants: 4 }, outcome: { result: 'passed' } }, secret: { damaged: 0, keys: 'kept', issued: 4 }, seesWho: false });
  const receipts = cast.map(({ receipt }) => receipt);
  expect(await verified(id, receipts)).toMatchObject({ verdict: 'accepted', findings: [] });
  const file = await boardOf(id);
  expect(file).not.toContain('roll_openings');
  for (const one of cast) expect(await findMine(Buffer.from(file), one.phone.checked, one.receipt, { size: 6, root: over.secret?.head?.root ?? '' }, () => Promise.resolve())).toEqual({ whole: true, counted: true, tokenMine: true });
  const scrutineers = (await server().request.get((await seen('n1', id)).boardUrl ?? '').expect(200)).text;
  expect([scrutineers.includes('roll_openings'), await verified(id, receipts, scrutineers)]).toMatchObject([true, { verdict: 'accepted' }]);
  await step('n1', id, 'check');
  expect((await seen('n1', id)).secret?.keys).toBe('kept');
  await step('n2', id, 'check');
  await server().drain();
  expect(await seen('n3', id)).toMatchObject({ secret: { keys: 'destroyed', destroyedAt: expect.any(String) as string } });
  expect(await rows('sealedBallots')).toEqual([]);
  const [row] = await rows('votes');
  await expect(server().deps.ballotKeys.blindSign((row?.frozen as { manifest: { vote: string } }).manifest.vote, new Uint8Array(256).fill(1))).rejects.toMatchObject({ code: 'vote_keys_absent' });
}, 60_000);

it('proves that a block of leaves stands in the board, and that the board begins as it opened', async () => {
  const { id } = await opened();
  for (const who of COUNCIL.slice(0, 3)) await vote(who, id, 'yes');
  const { secret: own } = await ended(id);
  const { leaves } = JSON.parse(await boardOf(id)) as { leaves: object[] };
  const block = (await server().stranger.get(`/votes/${id}/proof/inclusion?leaf_block=0&size=${leaves.length}`).expect(200)).body as ResponseOf<'GET /votes/:id/proof/inclusion'>;
  expect(block.leaves).toEqual(leaves);
  expect(provesInclusion(treeRoot(leaves.map((leaf) => leafHash(leaf))), 0, 1, block.path.map(fromHex), fromHex(block.root))).toBe(true);
  const { roots, path } = (await server().stranger.get(`/votes/${id}/proof/consistency?first=${own?.head?.size}&second=${leaves.length}`).expect(200)).body as ResponseOf<'GET /votes/:id/proof/consistency'>;
  expect([roots[0], provesConsistency(own?.head?.size ?? 0, leaves.length, fromHex(roots[0]), fromHex(roots[1]), path.map(fromHex))]).toEqual([own?.head?.root, true]);
  await server().stranger.get(`/votes/${id}/proof/inclusion?leaf_block=1&size=${leaves.length}`).expect(404);
  await server().stranger.get(`/votes/${id}/proof/consistency?first=1&second=9999`).expect(404);
}, 30_000);

it('opens nothing below the minimum and destroys it unread', async () => {
  const { id } = await opened();
  const two = [await vote('n0', id, 'yes'), await vote('n3', id, 'no')];
  const over = await ended(id);
  await server().drain();
  expect(over.tally).toMatchObject({ outcome: { result: 'below-min-ballots' }, counts: { participants: 2 } });
  expect((await seen('n3', id)).secret?.keys).toBe('destroyed');
  const file = await boardOf(id);
  for (const { leaf } of two) expect(file).not.toContain(leaf.pk);
  expect(await verified(id, two.map(({ receipt }) => receipt))).toMatchObject({ verdict: 'accepted' });
  expect(await rows('sealedBallots')).toEqual([]);
}, 30_000);

it('counts papers in boxes by two, none for a line that asked for a token, and taints by a line voided after it did', async () => {
  const { id } = await opened({ paper: true }, 7);
  const lines = ((await (await as('n1')).get(`/votes/${id}/lines`).expect(200)).body as { items: { line: string; label: string }[] }).items;
  const lineOf = (who: string): string => lines.find(({ label }) => label.includes(`邻居${who.slice(1)}`))?.line ?? '';
  for (const who of ['n0', 'n1', 'n3', 'n4']) await vote(who, id, 'yes');
  await must('n1', `/votes/${id}/paper`, { line: lineOf('n5') });
  await must('n1', `/votes/${id}/paper`, { line: lineOf('n6') });
  const other = await phone('n5', id);
  expect([await why('n1', `/votes/${id}/paper`, { line: lineOf('n3') }), await why('n5', `/votes/${id}/token`, { blinded: '2b'.repeat(256) }), other.c]).toEqual(['rule_refused votePaperVoted', 'conflict votePaper', lineOf('n5')]);
  expect(await refusal('n1', id, 'roll-void', { line: lineOf('n5'), reason: '搬走了' })).toBe('votePaperGone');
  await step('n1', id, 'roll-void', { line: lineOf('n4'), reason: '搬走了' });
  expect(await refused('n1', `/votes/${id}/paper-count`, { box: '1', handed: 2, votes: [], invalid: 0 })).toBe('voteNotYet');
  expect(await refused('n1', `/votes/${id}/paper-entry`, { line: lineOf('n5'), choice: 'yes' })).toBe('voteSecretNot');
  clock.set(new Date(Date.parse((await seen('n1', id)).closes)));
  await tick();
  expect(await refusal('n1', id, 'confirm')).toBe('votePaperUncounted');
  const counted = (who: string, more: object = {}) => must<ResponseOf<'GET /votes/:id/paper-counts'>>(who, `/votes/${id}/paper-count`, { box: '1', handed: 2, votes: [{ choice: 'no', n: 1 }], invalid: 1, ...more });
  expect([await refused('n0', `/votes/${id}/paper-count`, { box: '1', handed: 2, votes: [], invalid: 0 }), await refused('n1', `/votes/${id}/paper-count`, { box: '1', handed: 1, votes: [{ choice: 'no', n: 2 }], invalid: 0 })]).toEqual(['not_allowed', 'votePaperMarks']);
  await counted('n1');
  expect([(await counted('n2', { invalid: 0 })).boxes[0]?.both.length, await refusal('n1', id, 'confirm')]).toEqual([2, 'votePaperUnequal']);
  expect((await counted('n2')).boxes[0]).toMatchObject({ state: 'counted', both: [] });
  const over = await ended(id);
  expect(over.tally).toMatchObject({ counts: { roll: 6, online: 4, paper: 1, invalid: 1, participants: 5, tainted: 1, yes: 4, no: 1 }, outcome: { result: 'passed' } });
  expect(await verified(id)).toMatchObject({ verdict: 'accepted', findings: [] });
}, 40_000);

it('finds what was changed, copied or put among the sealed ballots in the database', async () => {
  const { id } = await opened();
  const all = [];
  for (const who of COUNCIL) all.push(await vote(who, id, who === 'n4' ? 'no' : 'yes'));
  const [one, other] = await server().deps.db.collection<{ _id: string; ct: { buffer: Buffer } }>('sealedBallots').find({}).toArray();
  const sealed = server().deps.db.collection<{ _id: string }>('sealedBallots');
  await sealed.updateOne({ _id: one?._id ?? '' }, { $set: { ct: Buffer.alloc(2_076, 7) } });
  await sealed.insertOne({ ...(other as object), _id: 'f'.repeat(64) });
  await sealed.insertOne({ _id: '0'.repeat(64), vote: all[0]?.phone.checked.vote, h: '0', ct: 'nothing' } as { _id: string });
  const over = await ended(id);
  expect(over).toMatchObject({ tally: { counts: { participants: 4 } }, secret: { damaged: 3 } });
  const report = await verified(id, all.map(({ receipt }) => receipt));
  expect([report.verdict, report.findings.map(({ code }) => code)]).toEqual(['rejected', ['receiptLeaf']]);
}, 30_000);

it('keeps a board that was half made when a process stopped, and both of two at once make the same', async () => {
  const { id } = await opened();
  for (const who of COUNCIL.slice(0, 3)) await vote(who, id, 'yes');
  const put = server().deps.storage.put.bind(server().deps.storage);
  let stops = 1;
  jest.spyOn(server().deps.storage, 'put').mockImplementation((...args) => (stops-- > 0 ? Promise.reject(new Error('the process ended')) : put(...args)));
  clock.set(new Date(Date.parse((await seen('n1', id)).closes)));
  await tick();
  for (const who of ['n1', 'n2']) await step(who, id, 'confirm');
  await tick().catch(() => undefined);
  const [half] = await rows('votes');
  await tick();
  const over = await seen('n1', id);
  expect([half?.state, over.state]).toEqual(['closing', 'published']);
  const { heads } = JSON.parse(await boardOf(id)) as { heads: { sig: string }[] };
  expect(heads[1]?.sig).toBe((half?.closing as { sig: string } | null)?.sig);
  expect(await verified(id)).toMatchObject({ verdict: 'accepted' });
  jest.restoreAllMocks();
}, 30_000);

it('destroys the keys of a vote that was stopped, and those of nobody by the clock alone before three days', async () => {
  const stopped = await opened();
  await vote('n3', stopped.id, 'yes');
  await step('n0', stopped.id, 'cancel', { reason: '选项写错了' });
  await tick();
  expect([(await seen('n3', stopped.id)).secret?.keys, await rows('sealedBallots')]).toEqual(['destroyed', []]);
  await server().deps.db.collection('votes').deleteMany({});
  await server().deps.db.collection('bodies').deleteMany({});
  const { id } = await opened();
  for (const who of COUNCIL.slice(0, 3)) await vote(who, id, 'yes');
  await ended(id);
  clock.set(new Date(clock.now().getTime() + 71 * 3_600_000));
  await tick();
  expect((await seen('n3', id)).secret?.keys).toBe('kept');
  clock.set(new Date(clock.now().getTime() + 2 * 3_600_000));
  await tick();
  expect((await seen('n3', id)).secret?.keys).toBe('destroyed');
}, 40_000);
