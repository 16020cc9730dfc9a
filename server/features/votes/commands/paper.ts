import { randomBytes } from 'node:crypto';
import { isChoice } from '../../../../shared/domain/ballotBoard/choices';
import type { Choice } from '../../../../shared/domain/votes/ballots';
import { ruleAgainstTaking } from '../../../../shared/domain/votes/casting';
import { isDuplicateKey } from '../../../platform/database/errors';
import { rawCollection } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';
import type { BallotDoc, PaperDoc, VoteDoc } from '../document';
import { NamedBallots, PaperEntries } from '../model';
import { together } from '../papers';
import { ballotIdOf, entriesOf, latestBallots, loadLine, paperIdOf } from '../queries';
import type { IssuedDoc } from '../secret/document';
import { isConfirmed, refuse } from '../step';

const salt = (): string => randomBytes(32).toString('hex');
/** Puts a row in, or says that one is there. */
async function insert(deps: Deps, row: BallotDoc): Promise<boolean> {
  try {
    await NamedBallots(deps).insertMany([row]);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Of a secret vote the row that a token would take is taken. */
async function handSecretPaper(deps: Deps, { _id: voteId }: VoteDoc, lineId: string): Promise<void> {
  try {
    await rawCollection<IssuedDoc>(deps.db, 'issuedLines').insertOne({ _id: lineId, voteId, b: null });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const known = await rawCollection<IssuedDoc>(deps.db, 'issuedLines').findOne({ _id: lineId });
    if (known?.b !== null) refuse('votePaperVoted');
  }
}

/**
 * A paper ballot was handed to a line: from now on it votes on paper alone. The same row that a ballot from a phone would take
 * is taken, so of both at once one is first. `rule_refused` votePaperOff, voteOver, voteVoided, votePaperVoted; `not_found`.
 */
export async function handPaper(deps: Deps, doc: VoteDoc, personId: string, lineId: string): Promise<void> {
  if (!doc.draft.paper) refuse('votePaperOff');
  const [line, now] = [await loadLine(deps, doc, lineId), deps.clock.now()];
  // Papers are handed out from the freeze on, so that they are there when it opens.
  if (ruleAgainstTaking({ state: doc.state, opens: doc.opensAt ?? now, closes: doc.closesAt }, now) === 'voteOver') refuse('voteOver');
  if (line.voided) refuse('voteVoided');
  if (doc.draft.ballot === 'secret') return handSecretPaper(deps, doc, lineId);
  if (await insert(deps, { _id: ballotIdOf(lineId, 1), voteId: doc._id, line: lineId, seq: 1, choice: null, via: 'paper', salt: salt(), by: personId, at: now })) return;
  const known = await NamedBallots(deps).findOne({ _id: ballotIdOf(lineId, 1), voteId: doc._id }).lean<BallotDoc>();
  if (known?.via !== 'paper') refuse('votePaperVoted');
}

/** Makes one ballot of two equal readings; done again it is there already. What says nothing that counts becomes one without a choice. */
export async function settlePaper(deps: Deps, doc: VoteDoc, lineId: string, entries: readonly PaperDoc[]): Promise<void> {
  const read = together(entries);
  if (typeof read === 'string') return;
  await insert(deps, { _id: ballotIdOf(lineId, 2), voteId: doc._id, line: lineId, seq: 2, choice: 'choice' in read ? read.choice : null, via: 'paper', salt: salt(), by: entries.map(({ by }) => by).join(' '), at: deps.clock.now() });
}

/**
 * What somebody read off a paper, each of two alone; they may look again while the two are unequal. `rule_refused`
 * votePaperNone, votePaperTwo, voteChoice, voteNotYet, voteOver, and what was settled stays.
 */
export async function enterPaper(deps: Deps, doc: VoteDoc, personId: string, lineId: string, choice: Choice | null): Promise<void> {
  // What a line's paper says would be whose it is.
  if (doc.draft.ballot === 'secret') refuse('voteSecretNot');
  const [line, now] = [await loadLine(deps, doc, lineId), deps.clock.now()];
  // From the moment of opening on, however late the clock is that opens it.
  const rule = ruleAgainstTaking({ state: doc.state, opens: doc.opensAt ?? doc.closesAt, closes: doc.closesAt }, now);
  if ((doc.state !== 'closing' && doc.state !== 'open' && rule) || isConfirmed(doc)) refuse(rule ?? 'voteOver');
  if (choice !== null && (!doc.frozen || !isChoice(doc.frozen.manifest, choice))) refuse('voteChoice');
  const latest = (await latestBallots(deps, doc._id, [line._id])).get(line._id);
  if (latest?.via !== 'paper') refuse('votePaperNone');
  if (latest && latest.seq > 1) return;
  const before = await entriesOf(deps, doc._id, [lineId]);
  const _id = paperIdOf(doc._id, lineId, personId);
  if (before.length >= 2 && !before.some((entry) => entry._id === _id)) refuse('votePaperTwo');
  await PaperEntries(deps).updateOne({ _id, voteId: doc._id }, { $set: { line: lineId, by: personId, choice, at: now } }, { upsert: true });
  await settlePaper(deps, doc, lineId, await entriesOf(deps, doc._id, [lineId]));
}
