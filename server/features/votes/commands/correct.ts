import { randomUUID } from 'node:crypto';
import type { ParsedOf } from '../../../../shared/contract';
import { ruleAgainstTaking } from '../../../../shared/domain/votes/casting';
import { VOTE_LIMITS } from '../../../../shared/domain/votes/drafts';
import { wordsOrNull } from '../../../jobs/guardedStep';
import type { Deps } from '../../../platform/deps';
import { findPerson, loadBody } from '../../bodies';
import type { CorrectionRow, VoteDoc } from '../document';
import { VoteLines } from '../model';
import { loadLine } from '../queries';
import { IssuedLines } from '../secret/model';
import { applyStep, refuse, type Actor, type Ask } from '../step';
import { saltedLine } from './freeze';

type Adding = Omit<ParsedOf<'POST /votes/:id/roll-add'>['body'], 'revision'>;
type Voiding = Omit<ParsedOf<'POST /votes/:id/roll-void'>['body'], 'revision'>;

/** Before the close alone, and a bounded number: a roll with more mistakes wants a new vote. */
function fitMoment(doc: VoteDoc, now: Date): void {
  const rule = ruleAgainstTaking({ state: doc.state, opens: doc.opensAt ?? now, closes: doc.closesAt }, now);
  if (rule === 'voteOver') refuse(rule);
  if (doc.corrections.length >= VOTE_LIMITS.corrections) refuse('voteCorrectionsFull');
}

/** Writes to the lines what the vote says of them; done again it changes nothing. */
export async function applyCorrections(deps: Deps, doc: VoteDoc): Promise<void> {
  const freeze = doc.frozen?.freeze ?? '';
  for (const { kind, line, added, at } of doc.corrections) {
    if (kind === 'void') await VoteLines(deps).updateOne({ _id: line, voteId: doc._id }, { $set: { voided: true } });
    else if (added) await VoteLines(deps).updateOne({ _id: line, voteId: doc._id }, { $setOnInsert: { freeze, ref: added.ref, area: added.area, voterId: added.voterId, label: added.label, building: added.building, proxy: null, salt: added.salt, added: true, voided: false, at } }, { upsert: true });
  }
}
async function correct(deps: Deps, doc: VoteDoc, actor: Actor, ask: Ask, build: (now: Date) => Promise<CorrectionRow>): Promise<VoteDoc> {
  const after = await applyStep(deps, doc, actor, 'correct', ask, async ({ now }) => {
    fitMoment(doc, now);
    const row = await build(now);
    return { code: row.kind, text: row.reason, set: { corrections: [...doc.corrections, row] } };
  });
  await applyCorrections(deps, after);
  return after;
}

/** Adds a line that was forgotten. Whoever is named votes for it with their own session; without a name it votes on paper. */
export const addLine = (deps: Deps, doc: VoteDoc, actor: Actor, { revision, key, label, building, area, name, phoneTail, reason }: Ask & Adding): Promise<VoteDoc> =>
  correct(deps, doc, actor, { revision, key }, async (now) => {
    const voterId = name === '' ? null : await findPerson(deps, actor.personId ?? '', await loadBody(deps, doc.bodyId), { name, phoneTail });
    if (voterId !== null && (await VoteLines(deps).exists({ voteId: doc._id, freeze: doc.frozen?.freeze ?? '', voterId, voided: false, label }))) refuse('voteLineKnown');
    const weight = doc.draft.ballot === 'secret' ? 0 : area;
    const line = saltedLine(doc._id, doc.frozen?.freeze ?? '', { ref: randomUUID(), area: weight, voterId, label, building: wordsOrNull(building) }, now, true);
    const { ref, salt } = line;
    return { kind: 'add', line: line._id, reason, at: now, by: actor.personId ?? '', added: { ref, area: weight, voterId, label, building: line.building, salt } };
  });

/** A line that should not be there: what it voted does not count, and that is said. In a secret vote nobody can take a ballot out: one whose token was issued taints the result, one with a paper is refused (votePaperGone). */
export const voidLine = (deps: Deps, doc: VoteDoc, actor: Actor, { revision, key, line, reason }: Ask & Voiding): Promise<VoteDoc> =>
  correct(deps, doc, actor, { revision, key }, async (now) => {
    const { voided } = await loadLine(deps, doc, line);
    if (doc.draft.ballot === 'secret' && (await IssuedLines(deps).exists({ _id: line, b: null }))) refuse('votePaperGone');
    if (voided || doc.corrections.some((one) => one.kind === 'void' && one.line === line)) refuse('voteVoided');
    return { kind: 'void', line, reason, at: now, by: actor.personId ?? '', added: null };
  });
