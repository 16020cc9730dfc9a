import type { ParsedOf, ResponseOf } from '../../../../shared/contract';
import { fromHex } from '../../../../shared/domain/ballotBoard/bytes';
import { blindedHash, type RsaKey } from '../../../../shared/domain/ballotBoard/hashes';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ruleAgainstLine } from '../../../../shared/domain/votes/casting';
import { isDuplicateKey } from '../../../platform/database/errors';
import { rawCollection } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';
import { sha256 } from '../board/format';
import type { LineDoc } from '../document';
import { ownLines } from '../policy';
import { linesIn } from '../queries';
import type { IssuedDoc } from '../secret/document';
import { refuse } from '../step';
import { frozenVote, mustStillTake, pickLine, ruleOfTaking, type Frozen } from '../taking';

type Asking = ParsedOf<'POST /votes/:id/token'>['body'];
type Issued = ResponseOf<'POST /votes/:id/token'>;

/** Whether it is a number between 0 and the modulus, as long as it: hex of one length compares as its numbers do. RFC 9474, 4.3. */
const isInRange = (blinded: string, { n }: RsaKey): boolean => blinded.length === n.length && /[^0]/.test(blinded) && blinded < n;

/** Why no token is issued for this line now. */
function fitLine(deps: Deps, vote: Frozen, line: LineDoc, personId: string): void {
  const rule = ruleOfTaking(deps, vote) ?? ruleAgainstLine({ voided: line.voided, paper: false, proxy: line.voterId === personId ? null : (line.proxy ?? null) }, dayOf(deps.clock.now()));
  if (rule === 'voteOver') throw new DomainError('wrong_state', { rule });
  if (rule) refuse(rule);
}

/** One insert spends the line; the same message again finds its own row. `conflict` with voteTokenOther or votePaper. */
async function spend(deps: Deps, row: IssuedDoc): Promise<void> {
  const issued = rawCollection<IssuedDoc>(deps.db, 'issuedLines');
  try {
    await issued.insertOne(row);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const known = await issued.findOne({ _id: row._id });
    if (known?.b !== row.b) throw new DomainError('conflict', { rule: known?.b === null ? 'votePaper' : 'voteTokenOther' });
  }
}

/**
 * Signs a blinded token for a line, once: nobody who signs learns which token it is. What is kept is the line and the hash of the
 * blinded message, without a moment. The insert comes first, then the vote is read again, then it is signed; a process that ends in
 * between leaves an issue whose answer the same message gets again. Outcomes: the answer; `conflict`, `not_allowed`, `wrong_state`,
 * `unavailable`; `rule_refused` voteNamedNot, voteNotYet, voteBlinded, voteLineWhich, voteLineNone, voteVoided, voteProxyDays.
 */
export async function issueToken(deps: Deps, voteId: string, personId: string, { blinded, line: asked }: Asking): Promise<Issued> {
  const [vote, all] = await Promise.all([frozenVote(deps, voteId), linesIn(deps, personId, voteId)]);
  const { manifest, hash } = vote.frozen;
  if (!manifest.blind_key) return refuse('voteNamedNot');
  const line = pickLine(ownLines(vote, all), asked);
  fitLine(deps, vote, line, personId);
  if (!isInRange(blinded, manifest.blind_key)) refuse('voteBlinded');
  const message = fromHex(blinded);
  const b = blindedHash(message, sha256);
  await spend(deps, { _id: line._id, voteId, b });
  const { corrections } = await mustStillTake(deps, vote);
  if (corrections.some((one) => one.kind === 'void' && one.line === line._id)) refuse('voteVoided');
  const [signature, receipt] = await Promise.all([deps.ballotKeys.blindSign(manifest.vote, message), deps.ballotKeys.signIssueReceipt(manifest.vote, { b, c: line._id, vote: hash })]);
  if (!signature) return refuse('voteBlinded');
  return { line: line._id, blind_sig: signature.toString('hex'), b, issue_sig: receipt };
}
