/** A frozen vote by name with real keys, so that the phone checks what a server signs. */
import type { ResponseOf } from '../../../shared/contract';
import { toHex } from '../../../shared/domain/ballotBoard/bytes';
import { leafHash, namedCommitment } from '../../../shared/domain/ballotBoard/hashes';
import { promiseBytes } from '../../../shared/domain/ballotBoard/signed';
import { secondsAfter } from '../../../shared/domain/ballotBoard/times';
import { bytesFrom, makeVote, pss, testKeys } from '../../support/votes/boards';
import { line as anyLine, view as anyView, type Cast, type Line, type View } from './fixtures';

const made = makeVote({ seed: 'named', manifest: { title: anyView.title, ballot: 'named', unit: 'person', method: 'yesno', options: [], tie_order: [], rule: { quorum: [1, 2, 'gt'], pass: [1, 2, 'gt'], bases: ['persons'], of: 'participants' }, opens: '2031-01-01T00:00:00Z', closes: '2031-01-02T00:00:00Z', publish: 'committed' }, areas: [0, 0, 0, 0, 0], choices: [] });
const { log } = testKeys();

/** The vote and the line of the viewer, as the frozen manifest has them. */
export const view: View = { ...anyView, fingerprint: { vote: made.vote, logKey: made.fingerprint, root: made.manifest.roll.root } };
export const line: Line = { ...anyLine, line: made.parts.roll[0] ?? '' };
export const manifest: ResponseOf<'GET /votes/:id/manifest'> = { format: 'ballot-board/1', log_key: log.shown, leaves: made.leaves.slice(0, 1 + made.manifest.roll.count), heads: made.heads.slice(0, 1), text: view.text };

/** What the server answers to a ballot: the salt, and the signed promise of the leaf that follows from it. */
export function promised({ choice, seq }: { readonly choice: Cast['body']['choice']; readonly seq: number }, sign: (bytes: Uint8Array) => string = (bytes) => pss(log.key, bytes)): Cast {
  const [salt, body] = [bytesFrom('named', 'salt', seq), { vote: made.vote, roll: line.line, choice, area: 0, seq, via: 'app' as const }];
  const [by, leaf] = [secondsAfter(made.manifest.closes, made.manifest.mmd_s), toHex(leafHash({ t: 'named', c: namedCommitment(salt, body) }))];
  return { line: line.line, salt, body, promise: { by, leaf, sig: sign(promiseBytes({ by, leaf, vote: made.vote })) } };
}
