import { VOTE_PUBLIC_SECRET as WORDS } from '../../../shared/copy/votePublic';
import { BELOW_MINIMUM } from '../../../shared/domain/ballotBoard/count';
import { formatLong } from '../../../shared/domain/kernel/dates';
import { escape, example, heading, paragraph, qrPicture } from '../../http/html';
import type { Deps } from '../../platform/deps';
import type { FrozenRow, VoteDoc } from './document';
import { noticeOf } from './secret/presenter';

type Frozen = VoteDoc & { readonly frozen: FrozenRow };
const spaced = (hex: string): string => (hex.match(/.{1,4}/g) ?? []).join(' ');

/** The opening head for the stairwell: its first sixteen signs, whole, and as a code that a phone pins. */
function openingHead(deps: Deps, doc: Frozen): string {
  const { size, root, time } = doc.frozen.head;
  const notice = noticeOf(deps, doc);
  return [heading(WORDS.head), `<p class="big">${escape(spaced(root.slice(0, 16)))}</p>`, paragraph(`${size}:${root}`, 'second'), paragraph(WORDS.headNote(time), 'second'), notice ? qrPicture(notice, WORDS.headCode) : ''].join('');
}
/** How to recount it at home. */
function verifying({ _id, frozen, result }: Frozen): string {
  if (!result) return '';
  const { manifest, head } = frozen;
  return [
    heading(WORDS.verify), paragraph(WORDS.verifyPage), `<p><a href="/api/v1/vote-verifier" download="verify-vote.html">${escape(WORDS.verifier)}</a></p>`,
    `<p><a href="/api/v1/votes/${escape(_id)}/board" download="board.json">${escape(WORDS.file)}</a></p>`,
    example('verify', WORDS.verifyCommand, `npm run verify:vote -- board.json --log-fpr ${manifest.log_key_sha256} --pin ${head.size}:${head.root}`),
  ].join('');
}

/** What the public page of a secret vote says beside: what is secret, the lot, the opening head, how to verify, what was drawn and destroyed. */
export function secretPart(deps: Deps, doc: Frozen): string {
  if (doc.draft.ballot !== 'secret') return '';
  const { frozen, samples, result, destroyedAt } = doc;
  return [
    heading(WORDS.secret), ...WORDS.sentences(doc.draft.minBallots).map((words) => paragraph(words)), frozen.lot === null ? '' : paragraph(WORDS.lot(frozen.lot, frozen.manifest.tie_order.map((id) => frozen.manifest.options.find((option) => option.id === id)?.label ?? id))),
    openingHead(deps, doc), result?.outcome.result === BELOW_MINIMUM ? paragraph(WORDS.below(doc.draft.minBallots), 'big') : '', result && result.damaged > 0 ? paragraph(WORDS.damaged(result.damaged), 'big') : '',
    ...samples.map(({ seed, lines, of, at }) => paragraph(WORDS.sample(formatLong(at), seed, of, lines.length))), verifying(doc), destroyedAt ? paragraph(WORDS.destroyed(formatLong(destroyedAt))) : '',
  ].join('');
}
