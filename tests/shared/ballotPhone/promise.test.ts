/** The promise of a named ballot, as the phone checks it: by the key of the frozen manifest, never by one that came along. */
import { frozenOf, isPromised, type HandedIn } from '../../../miniapp/features/votes/model/promise';
import { toHex, utf8 } from '../../../shared/domain/ballotBoard/bytes';
import { leafHash, namedCommitment } from '../../../shared/domain/ballotBoard/hashes';
import { promiseBytes } from '../../../shared/domain/ballotBoard/signed';
import { secondsAfter } from '../../../shared/domain/ballotBoard/times';
import { makeVote, pss, testKeys } from '../../support/votes/boards';
import { PLANS } from '../../support/votes/plans';

const { plan } = PLANS.namedCommitted as (typeof PLANS)[string];
const made = makeVote(plan);
const { log, blind } = testKeys();
const opened = { log_key: log.shown, leaves: made.leaves.slice(0, 1) };
const handed: HandedIn = { vote: made.vote, line: made.parts.roll[0] ?? '', area: 0, choice: ['a'], seq: 2 };
const salt = 'ab'.repeat(32);
const by = secondsAfter(made.manifest.closes, made.manifest.mmd_s);
const bodyOf = (one: HandedIn) => ({ vote: one.vote, roll: one.line, choice: one.choice, area: one.area, seq: one.seq, via: 'app' as const });
const leafOf = (one: HandedIn): string => toHex(leafHash({ t: 'named', c: namedCommitment(salt, bodyOf(one)) }));
const promise = (leaf: string, key = log.key, moment = by) => ({ by: moment, leaf, sig: pss(key, promiseBytes({ by: moment, leaf, vote: made.vote })) });
const cast = (over: object = {}) => ({ line: handed.line, salt, body: bodyOf(handed), promise: promise(leafOf(handed)), ...over });

it('holds for what was handed in, signed by the key whose fingerprint stands in the frozen manifest', () => {
  expect(isPromised(frozenOf(opened, made.vote), cast(), handed)).toBe(true);
});
it.each([
  ['another key', cast({ promise: promise(leafOf(handed), blind.key) })],
  ['no signature', cast({ promise: { ...promise(leafOf(handed)), sig: '' } })],
  ['a signature over something else', cast({ promise: { ...promise(leafOf(handed)), sig: pss(log.key, utf8('x')) } })],
  ['another moment', cast({ promise: promise(leafOf(handed), log.key, secondsAfter(by, 60)) })],
  ['the ballot of somebody else', cast({ promise: promise('ab'.repeat(32)) })],
  ['another choice', cast({ body: { ...bodyOf(handed), choice: ['b'] } })],
])('does not hold with %s', (_, wrong) => expect(isPromised(frozenOf(opened, made.vote), wrong, handed)).toBe(false));

it('takes neither another manifest than the one that was pinned, nor another key beside it', () => {
  expect(() => frozenOf(opened, 'ab'.repeat(32))).toThrow('manifest');
  expect(() => frozenOf({ ...opened, log_key: blind.shown }, made.vote)).toThrow('fingerprint');
  expect(() => frozenOf({ ...opened, leaves: [{ ...made.manifest, title: '另一件事' }] }, made.vote)).toThrow('manifest');
});
