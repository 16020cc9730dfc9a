/** Exact fields of manifest and leaves: what is missing, unknown or wrong is named by its path. */
import { castMessage, headBytes, issueReceiptBytes, promiseBytes, tokenMessage } from '../../../../shared/domain/ballotBoard/signed';
import { leafFault, namedBodyFault } from '../../../../shared/domain/ballotBoard/leaves';
import { manifestFault, type Manifest } from '../../../../shared/domain/ballotBoard/manifest';
import { isLogKey } from '../../../../shared/domain/ballotBoard/rsaKey';
import { boardTime, isBoardTime, secondsAfter } from '../../../../shared/domain/ballotBoard/times';
import { textOf } from '../../../../shared/domain/ballotBoard/bytes';
import { aManifest, MODULUS_2048, MODULUS_3072 } from '../../../support/votes/manifests';

const secret = aManifest({});
const named = aManifest({ ballot: 'named', blind_key: null, unit: 'owner', publish: 'committed', min_ballots: 0 });
const approval = aManifest({ method: 'approval', options: [{ id: 'a', label: '甲' }, { id: 'b', label: '乙' }, { id: 'c', label: '丙' }], tie_order: ['c', 'a', 'b'], rule: { quorum: [1, 2, 'gt'], bases: ['persons'], k: 2, seats: 1, min: [0, 1, 'ge'] } });
const area = { quorum: [2, 3, 'ge'], pass: [1, 2, 'gt'], bases: ['area', 'persons'], of: 'participants' } as const;

it('takes whole manifests', () => {
  for (const manifest of [secret, named, approval, { ...named, rule: area }, { ...secret, blind_key: { n: MODULUS_3072, e: 65_537 } }]) expect(manifestFault(manifest)).toBeNull();
});

it.each([
  [{ ...secret, extra: 1 }, 'extra', 'unknown'], [{ ...secret, roll: { ...secret.roll, x: 1 } }, 'roll.x', 'unknown'], [{ ...secret, title: undefined }, 'title', 'wrong'],
  [{ ...secret, v: 2 }, 'v', 'wrong'], [{ ...secret, vote: 'AB'.repeat(32) }, 'vote', 'wrong'], [{ ...secret, mmd_s: 1.5 }, 'mmd_s', 'wrong'], [{ ...secret, paper: 'no' }, 'paper', 'wrong'],
  [{ ...secret, opens: '2026-02-30T00:00:00Z' }, 'opens', 'wrong'], [{ ...secret, closes: secret.opens }, 'closes', 'wrong'], [{ ...secret, closes: '2027-01-01T00:00:00.5Z' }, 'closes', 'wrong'],
  [{ ...secret, publish: 'committed' }, 'publish', 'wrong'], [{ ...secret, unit: 'owner' }, 'unit', 'wrong'], [{ ...secret, min_ballots: 2 }, 'min_ballots', 'wrong'], [{ ...secret, blind_key: null }, 'blind_key', 'wrong'],
  [{ ...secret, rule: area }, 'rule.bases', 'wrong'], [{ ...named, rule: area, roll: { ...named.roll, area: 0 } }, 'rule.bases', 'wrong'], [{ ...named, rule: { ...area, bases: ['persons', 'area'] } }, 'rule.bases', 'wrong'],
  [{ ...secret, rule: { ...secret.rule, quorum: [3, 2, 'ge'] } }, 'rule.quorum', 'wrong'], [{ ...secret, rule: { ...secret.rule, pass: [1, 2] } }, 'rule.pass', 'wrong'], [{ ...secret, rule: { ...secret.rule, k: 1 } }, 'rule.k', 'unknown'],
  [{ ...named, blind_key: secret.blind_key }, 'blind_key', 'wrong'],
  [{ ...secret, blind_key: { n: `${MODULUS_2048.slice(0, -1)}4`, e: 65_537 } }, 'blind_key.n', 'wrong'], [{ ...secret, blind_key: { n: MODULUS_2048, e: 3 } }, 'blind_key.e', 'wrong'],
  [{ ...secret, blind_key: { n: `0${MODULUS_2048.slice(1)}`, e: 65_537 } }, 'blind_key.n', 'wrong'],
  [{ ...secret, options: [{ id: 'a', label: '' }] }, 'options', 'wrong'], [{ ...approval, options: [] }, 'options', 'wrong'], [{ ...approval, options: [...approval.options, { id: 'a', label: '' }] }, 'options', 'wrong'],
  [{ ...approval, options: [{ id: 'A', label: '' }] }, 'options[0].id', 'wrong'], [{ ...approval, options: [{ id: 'a', label: '', cost: 1 }] }, 'options[0].cost', 'unknown'],
  [{ ...approval, tie_order: ['a', 'b'] }, 'tie_order', 'wrong'], [{ ...approval, tie_order: ['a', 'b', 'b'] }, 'tie_order', 'wrong'], [{ ...approval, method: 'budget' }, 'options[0].cost', 'missing'],
  [null, '', 'wrong'], [[], '', 'wrong'],
])('refuses a manifest %#: %s is %s', (manifest, field, fault) => expect(manifestFault(manifest)).toEqual({ field, fault }));

it('refuses a manifest without any one of its fields', () => {
  for (const key of Object.keys(secret)) {
    const { [key as keyof Manifest]: _, ...rest } = secret;
    expect(manifestFault(rest)).toEqual({ field: key, fault: 'missing' });
  }
});

const c = 'ab'.repeat(32);
const ballot = { t: 'ballot', pk: c, pre: c, ts: 'cd'.repeat(256), choice: 'yes', bs: c + c };
const count = { t: 'paper-count', box: '1', handed: 3, votes: [{ choice: 'yes', n: 2 }], invalid: 1, by: ['甲', '乙'], doc: c };
it.each([
  [{ t: 'roll', c }, null], [{ t: 'roll', c, area: 1 }, 'area'], [{ t: 'roll' }, 'c'], [{ t: 'roll', c: 'ab' }, 'c'], [{ t: 'rolls', c }, 't'],
  [{ t: 'roll-add', c, area: 0, reason: '漏了' }, null], [{ t: 'roll-void', c, area: -1, reason: '' }, 'area'],
  [{ t: 'issued', c, b: c }, null], [{ t: 'issued', c, b: c, time: 1 }, 'time'], [{ t: 'paper', c }, null], [{ t: 'named', c, choice: 'yes' }, 'choice'],
  [ballot, null], [{ ...ballot, choice: 'maybe' }, 'choice'], [{ ...ballot, choice: ['yes'] }, 'choice'], [{ ...ballot, ts: 'cd'.repeat(255) }, 'ts'], [{ ...ballot, who: 1 }, 'who'],
  [count, null], [{ ...count, by: ['甲'] }, 'by'], [{ ...count, by: ['甲', '甲'] }, 'by'], [{ ...count, votes: [{ choice: 'yes', n: 0 }] }, 'votes[0].n'], [{ ...count, votes: [{ choice: 'x', n: 1 }] }, 'votes[0].choice'],
  [{ t: 'tally', counts: {}, outcome: {} }, null], [{ t: 'notice', time: secret.opens, text: '', doc: null }, null], [{ t: 'notice', time: 'now', text: '', doc: null }, 'time'],
])('a leaf %#: wrong is %s', (leaf, field) => expect(leafFault(secret, leaf as never)?.field ?? null).toBe(field));

it.each([[['a', 'b'], true], [[], true], [['b', 'a'], false], [['a', 'a'], false], [['a', 'b', 'c'], false], [['d'], false], ['a', false], [['a', 1], false]])('several of several: %j is %s', (choice, good) => {
  expect(leafFault(approval, { ...ballot, choice } as never) === null).toBe(good);
});
it.each([[['c', 'a', 'b'], true], [[], true], [['a', 'a'], false], [['x'], false]])('a ranking: %j is %s', (choice, good) => {
  const ranking = { ...approval, method: 'irv' as const, rule: { quorum: [0, 1, 'ge'], bases: ['persons'] } as const };
  expect(manifestFault(ranking)).toBeNull();
  expect(leafFault(ranking, { ...ballot, choice } as never) === null).toBe(good);
});

it('checks what a named ballot opens to', () => {
  const body = { vote: c, roll: c, choice: 'no', area: 8_900, seq: 1, via: 'app' };
  expect(namedBodyFault(named, body)).toBeNull();
  for (const [wrong, field] of [[{ ...body, via: 'post' }, 'body.via'], [{ ...body, name: '王' }, 'body.name'], [{ ...body, seq: -1 }, 'body.seq'], [null, 'body']] as const) expect(namedBodyFault(named, wrong)?.field).toBe(field);
});

it('knows a log key', () => {
  expect(isLogKey({ n: MODULUS_3072, e: 65_537 })).toBe(true);
  expect(isLogKey({ n: MODULUS_2048, e: 65_537 })).toBe(false);
  expect(isLogKey({ n: `${'f'.repeat(767)}f`, e: 65_537 })).toBe(false);
});

it('knows moments', () => {
  expect(['2026-03-01T08:00:00Z', '2028-02-29T23:59:59Z'].every(isBoardTime)).toBe(true);
  expect(['2026-03-01T24:00:00Z', '2026-13-01T00:00:00Z', '2026-03-01 08:00:00Z', '2026-03-01T08:00:60Z', '2027-02-29T00:00:00Z', '2026-03-01T08:00:00+08:00', 5].some(isBoardTime)).toBe(false);
  expect(boardTime(new Date('2026-03-01T08:00:00.999Z'))).toBe('2026-03-01T08:00:00Z');
  expect(secondsAfter('2026-12-31T23:59:59Z', 3_600)).toBe('2027-01-01T00:59:59Z');
});

it('signs the bytes of the format, to the letter', () => {
  const vote = 'ef'.repeat(32);
  expect(textOf(headBytes({ phase: 'open', root: c, size: 3, time: secret.opens, vote }))).toBe(`{"f":"ballot-head/1","phase":"open","root":"${c}","size":3,"time":"${secret.opens}","vote":"${vote}"}`);
  expect(textOf(promiseBytes({ by: secret.closes, leaf: c, vote }))).toBe(`{"by":"${secret.closes}","f":"ballot-promise/1","leaf":"${c}","vote":"${vote}"}`);
  expect(textOf(issueReceiptBytes({ b: c, c, vote }))).toBe(`{"b":"${c}","c":"${c}","f":"ballot-issued/1","vote":"${vote}"}`);
  expect(Buffer.from(tokenMessage(c, vote, c))).toEqual(Buffer.concat([Buffer.from(c, 'hex'), Buffer.from('ballot-board/1 token\0'), Buffer.from(vote, 'hex'), Buffer.from(c, 'hex')]));
  expect(textOf(castMessage(['a'], c, vote))).toBe(`ballot-board/1 cast\0{"choice":["a"],"pk":"${c}","vote":"${vote}"}`);
});
