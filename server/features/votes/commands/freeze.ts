import { randomBytes, randomInt } from 'node:crypto';
import { bindingWords } from '../../../../shared/copy/votes';
import { headOver, openingLeaves, rollRoot, voteOfManifest } from '../../../../shared/domain/ballotBoard/build';
import { logKeyFingerprint, rollCommitment } from '../../../../shared/domain/ballotBoard/hashes';
import { manifestFault, type Manifest } from '../../../../shared/domain/ballotBoard/manifest';
import { lotOrder } from '../../../../shared/domain/ballotBoard/notice';
import { boardTime } from '../../../../shared/domain/ballotBoard/times';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { momentsOf, ruleAgainstNotice, ruleAgainstRoll, ruleAgainstVote, ruleOfDraft, VOTE_LIMITS } from '../../../../shared/domain/votes/drafts';
import type { PublicKeys } from '../../../platform/ballotKeys';
import type { Deps } from '../../../platform/deps';
import type { RollLine, VoteBasis } from '../../../platform/votes';
import { rulesNow } from '../../bodies';
import { getUnits } from '../../organisation';
import { sha256, sha256Of } from '../board/format';
import type { LineDoc, VoteDoc } from '../document';
import { VoteLines } from '../model';
import { loadBasis, rollLines } from '../sources';
import { applyStep, refuse, type Actor, type Ask } from '../step';
import { fitBinding, isFree } from './draft';

/** Lines written at once. */
const BATCH = 1_000;
const hex32 = (): string => randomBytes(32).toString('hex');

/** A line with a salt of its own, in a secret vote without area: all weigh the same, and an area would name its owner. Its public id says nothing of room, owner or voter. */
export function saltedLine(voteId: string, freeze: string, line: RollLine, at: Date, added: boolean): LineDoc {
  const salt = hex32();
  // A proxy whose days are over before is none.
  const proxy = line.proxy && line.proxy.to >= dayOf(at) ? line.proxy : null;
  return { _id: rollCommitment(salt, { ref: line.ref, area: line.area }, sha256), voteId, freeze, ref: line.ref, area: line.area, voterId: line.voterId, label: line.label, building: line.building, proxy, salt, added, voided: false, at };
}
/** The options in an order drawn by lot, which decides ties: it is published before the vote opens. */
function drawLot(ids: readonly string[]): string[] {
  const left = [...ids];
  return ids.map(() => left.splice(randomInt(left.length), 1)[0] ?? '');
}
/** Whole seconds, as boards have them, and not before now. */
const nextSecond = (moment: Date): Date => new Date(Math.ceil(moment.getTime() / 1_000) * 1_000);

/** The vote with its moments: those that were counted from the freeze are so from now on. */
function timed(doc: VoteDoc, now: Date): VoteDoc {
  if (!doc.draft.times) return doc;
  const draft = { ...doc.draft, ...momentsOf(doc.draft.times, nextSecond(now)) };
  return { ...doc, draft, closesAt: draft.closes };
}
/** Everything that could refuse it, before anything is written; gives the matter and its roll as it is now. */
export async function fitFreeze(deps: Deps, doc: VoteDoc, now: Date): Promise<{ basis: VoteBasis; lines: readonly RollLine[] }> {
  const basis = await loadBasis(deps, doc.basis);
  const [{ version }, lines] = [await rulesNow(deps, doc.bodyId), await rollLines(deps, { rollId: basis.rollId, bodyId: doc.bodyId }, doc.draft.unit)];
  // The two agreed to the version that was in force when it was written.
  if (version !== doc.rules.version) refuse('voteRulesNewer');
  const rule = ruleAgainstNotice(doc.draft, { ...basis, free: isFree(basis) }) ?? ruleAgainstVote(timed(doc, now).draft, now) ?? ruleAgainstRoll(lines, ruleOfDraft(doc.draft, doc.rules.procedure), doc.draft);
  if (rule) refuse(rule);
  fitBinding(deps, basis, doc.draft);
  return { basis, lines };
}

/** Who votes for which line, by which the roll that was looked at is held against the roll as it is now. */
const rollText = (lines: readonly Pick<RollLine, 'ref' | 'voterId'>[]): string => lines.map(({ ref, voterId }) => `${ref} ${voterId ?? ''}`).sort().join('\n');
/** Lines of the freeze: new ones, or in a secret vote those that the scrutineers looked at. `rule_refused` votePrepare, voteRollChanged. */
async function linesFor(deps: Deps, doc: VoteDoc, freeze: string, rows: readonly RollLine[], now: Date): Promise<{ lines: LineDoc[]; known: boolean }> {
  if (doc.draft.ballot === 'named') return { lines: rows.map((line) => saltedLine(doc._id, freeze, line, now, false)).sort((a, b) => (a._id < b._id ? -1 : 1)), known: false };
  if (!doc.prepared) refuse('votePrepare');
  const lines = await VoteLines(deps).find({ voteId: doc._id, freeze }).sort({ _id: 1 }).lean<LineDoc[]>();
  if (rollText(lines) !== rollText(rows)) refuse('voteRollChanged');
  return { lines, known: true };
}

interface Fixing {
  readonly text: string;
  readonly opens: Date;
  readonly name: string;
  readonly keys: PublicKeys;
  /** What was drawn in public. */
  readonly lot: string | null;
}
async function manifestOf(deps: Deps, doc: VoteDoc, lines: readonly LineDoc[], { text, opens, name, keys, lot }: Fixing): Promise<Manifest> {
  const { draft, rules, scope, scrutineers, closesAt } = doc;
  const community = (await getUnits(deps, [scope.community])).get(scope.community)?.name ?? '';
  const [secret, ids] = [draft.ballot === 'secret', draft.options.map(({ id }) => id)];
  const options = draft.options.map(({ id, label, cost }) => ({ id, label, ...(draft.method === 'budget' ? { cost: cost ?? 0 } : {}) }));
  const manifest: Manifest = {
    t: 'manifest', v: 1, vote: name, community, title: draft.title, text_sha256: sha256Of(text), ballot: draft.ballot, unit: draft.unit, method: draft.method, options, rule: ruleOfDraft(draft, rules.procedure), tie_order: lot === null ? drawLot(ids) : lotOrder(lot, ids, sha256),
    opens: boardTime(opens), closes: boardTime(closesAt), mmd_s: VOTE_LIMITS.publishWithin / 1_000, roll: { count: lines.length, area: lines.reduce((sum, { area }) => sum + area, 0), root: rollRoot(lines.map(({ _id }) => _id), sha256) },
    min_ballots: secret ? draft.minBallots : 0, publish: draft.publish, blind_key: keys.blind, log_key_sha256: logKeyFingerprint(keys.log, sha256), scrutineers: scrutineers.map(({ name: one }) => one), paper: draft.paper,
  };
  const fault = manifestFault(manifest);
  if (fault) throw new Error(`a manifest that is not of the format: ${fault.field}`);
  return manifest;
}

/** Lines of attempts that came to nothing go, once one has come to something. */
export const sweep = (deps: Deps, voteId: string, freeze: string): Promise<unknown> => VoteLines(deps).deleteMany({ voteId, freeze: { $ne: freeze } });
export async function putLines(deps: Deps, lines: readonly LineDoc[]): Promise<void> {
  for (let at = 0; at < lines.length; at += BATCH) await VoteLines(deps).insertMany(lines.slice(at, at + BATCH));
}

/** Makes what is fixed, under keys of its own. */
async function fix(deps: Deps, given: VoteDoc, { now, freeze, lot, name }: { readonly now: Date; readonly freeze: string; readonly lot: string | null; readonly name: string }): Promise<Pick<VoteDoc, 'draft' | 'rollId' | 'opensAt' | 'closesAt' | 'frozen' | 'voteKeys'>> {
  const doc = timed(given, now);
  if (!doc.scrutineers.every(({ agreedAt }) => agreedAt !== null)) refuse(doc.draft.ballot === 'secret' && !doc.prepared ? 'votePrepare' : 'voteAgree');
  const { basis, lines: rows } = await fitFreeze(deps, doc, now);
  const secret = doc.draft.ballot === 'secret';
  if (secret && doc.draft.options.length > 0 && lot === null) refuse('voteLot');
  const { lines, known } = await linesFor(deps, doc, freeze, rows, now);
  const keys = await deps.ballotKeys.create(name, { log: 3072, blind: secret ? 2048 : null });
  const opens = nextSecond(doc.draft.opens ?? now);
  const clauses = basis.clauses.filter(({ id }) => doc.draft.clauseIds.includes(id)).map(({ words }) => words);
  const { label, note } = bindingWords(doc.draft.binding);
  const text = [`${label}：${note}`, doc.draft.text, ...clauses].join('\n\n');
  const manifest = await manifestOf(deps, doc, lines, { text, opens, name, keys, lot });
  const head = await deps.ballotKeys.signHead(name, headOver(openingLeaves(manifest, lines.map(({ _id }) => _id)), 'open', boardTime(now), sha256));
  if (!known) await putLines(deps, lines);
  return { draft: doc.draft, rollId: basis.rollId, opensAt: opens, closesAt: doc.closesAt, voteKeys: secret ? 'kept' : 'none', frozen: { freeze, at: now, manifest, hash: voteOfManifest(manifest, sha256), logKey: keys.log, head, clauses, text, lot } };
}

/**
 * Fixes what is voted on and publishes it: the lines are copied with a salt each under the mark of this attempt, then one
 * guarded write puts in manifest, hash, root and opening head. Nobody reads lines of another mark, so of two who freeze at once
 * one is first, and a process that ends in between leaves nothing but rows to sweep, and keys of no vote. A secret vote takes the
 * lines that both scrutineers looked at. Outcomes: frozen; `conflict`; `rule_refused` voteAgree, votePrepare, voteRollChanged,
 * voteLot, voteRulesNewer, voteRollNone, voteRollMany, voteRollArea, voteRollUnit, voteSecretFew, and of drafting.
 */
export async function freezeVote(deps: Deps, doc: VoteDoc, actor: Actor, ask: Ask & { readonly lot?: string | undefined }): Promise<VoteDoc> {
  const freeze = doc.draft.ballot === 'secret' ? (doc.prepared?.freeze ?? '') : randomBytes(12).toString('hex');
  const [name, lot] = [hex32(), doc.draft.options.length > 0 ? (ask.lot ?? null) : null];
  const lost = (): Promise<void> => deps.ballotKeys.destroy(name);
  try {
    const after = await applyStep(deps, doc, actor, 'freeze', ask, async ({ now }) => ({ set: await fix(deps, doc, { now, freeze, lot, name }) }));
    if (after.frozen?.manifest.vote !== name) await lost();
    else await sweep(deps, doc._id, freeze);
    return after;
  } catch (error) {
    await lost();
    throw error;
  }
}
