import type { ParsedOf } from '../../../../shared/contract';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { momentsOf, ruleAgainstNotice, ruleAgainstVote, type VoteUnit } from '../../../../shared/domain/votes/drafts';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import type { VoteBasis } from '../../../platform/votes';
import { loadBody, rulesNow, type BodyDoc } from '../../bodies';
import { getPeople } from '../../identity';
import type { DraftRow, ScrutineerRow, VoteDoc } from '../document';
import { eventOf } from '../events';
import { Votes } from '../model';
import { watchersFor } from '../people';
import { loadVote, voteIdOf } from '../queries';
import { loadBasis } from '../sources';
import { applyStep, derive, refuse, type Actor, type Ask } from '../step';

export type Drafting = ParsedOf<'POST /votes'>['body'];
type Said = Omit<Drafting, 'basis'>;

/** A vote about an adopted topic writes its own options; a notice that names some has the last word on them. */
export const isFree = ({ kind }: Pick<VoteBasis, 'kind'>): boolean => kind === 'topic';

/** Units whose votes about a matter may bind. Outside a consultation nobody carries a result on: such a vote is an opinion poll always. */
export const bindingUnits = (deps: Deps, basis: Pick<VoteBasis, 'kind'>): VoteUnit[] => (isFree(basis) ? [] : [...deps.config.bindingVotes]);
/** `rule_refused` votePollOnly, voteBinding. */
export function fitBinding(deps: Deps, basis: Pick<VoteBasis, 'kind'>, { binding, unit }: Pick<DraftRow, 'binding' | 'unit'>): void {
  if (binding && isFree(basis)) refuse('votePollOnly');
  if (binding && !bindingUnits(deps, basis).includes(unit)) refuse('voteBinding');
}

/** Two who watch it, other than who drafts it, of those who may. Two of one name are told apart. `rule_refused` voteScrutineers, voteScrutineerWho. */
async function fitScrutineers(deps: Deps, body: BodyDoc, drafterId: string, ids: readonly string[]): Promise<ScrutineerRow[]> {
  if (new Set(ids).size !== 2 || ids.includes(drafterId)) refuse('voteScrutineers');
  const may = new Set((await watchersFor(deps, body)).map(({ id }) => id));
  if (!ids.every((id) => may.has(id))) refuse('voteScrutineerWho');
  const people = await getPeople(deps, ids);
  const names = ids.map((id) => people.get(id)?.name ?? id);
  return ids.map((personId, at) => ({ personId, name: at === 1 && names[0] === names[1] ? `${names[1]}（二）` : (names[at] ?? personId), agreedAt: null, confirmedAt: null, checkedAt: null }));
}

/** What is asked, where it fits the notice and the rules. `rule_refused` with the rule. */
async function fitDraft(deps: Deps, basis: VoteBasis, drafterId: string, { scrutineerIds, opens, closes, times, options, publish, ...said }: Said): Promise<Pick<VoteDoc, 'draft' | 'scrutineers' | 'rollId' | 'opensAt' | 'closesAt' | 'rules'>> {
  const moments = times ? momentsOf(times, deps.clock.now()) : { opens: opens === null ? null : new Date(opens), closes: new Date(closes ?? Number.NaN) };
  const draft: DraftRow = { ...said, times: times ?? null, publish: publish ?? (said.ballot === 'secret' ? 'open' : 'committed'), options: options.map(({ id, label, cost }) => ({ id, label, ...(cost === undefined ? {} : { cost }) })), ...moments };
  const rule = ruleAgainstNotice(draft, { ...basis, free: isFree(basis) }) ?? ruleAgainstVote(draft, deps.clock.now());
  if (rule) refuse(rule);
  fitBinding(deps, basis, draft);
  const [body, { version, procedure }] = await Promise.all([loadBody(deps, basis.bodyId), rulesNow(deps, basis.bodyId)]);
  return { draft, scrutineers: await fitScrutineers(deps, body, drafterId, scrutineerIds), rollId: basis.rollId, opensAt: draft.opens, closesAt: draft.closes, rules: { version, procedure } };
}

/**
 * Somebody who acts for the body drafts a vote. Outcomes: the draft, the same one for the same key; `key_reused`; `not_found`
 * for the matter; `rule_refused` voteNotReady, voteClauses, voteOptions, voteOptionNew, voteSeats, voteCost, voteOwners,
 * voteBinding, votePollOnly, voteScrutineers, voteScrutineerWho, and of the times.
 */
export async function draftVote(deps: Deps, personId: string, ask: Drafting, key: string): Promise<VoteDoc> {
  const [_id, contentHash, now] = [voteIdOf(personId, key), deps.cipher.fingerprint(JSON.stringify(ask)), deps.clock.now()];
  const same = (doc: VoteDoc): VoteDoc => {
    if (doc.contentHash !== contentHash) throw new DomainError('key_reused');
    return doc;
  };
  const made = await Votes(deps).findById(_id, { pending: 0 }).lean<VoteDoc>();
  if (made) return same(made);
  const { basis: ref, ...said } = ask;
  const basis = await loadBasis(deps, ref);
  const fitted = await fitDraft(deps, basis, personId, said);
  const { scope } = await loadBody(deps, basis.bodyId);
  const base: VoteDoc = {
    _id, contentHash, state: 'draft', revision: 0, basis: ref, bodyId: basis.bodyId, scope, ...fitted, drafterId: personId, frozen: null, corrections: [], prepared: null, closing: null, samples: [], voteKeys: 'none', destroyedAt: null, result: null, publishedAt: null, objectUntil: null, minutes: null, told: { soon: false },
    timeline: [{ id: '0', at: now, action: 'draft', part: 'body', personId, unitId: null, code: null, text: null }], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  const { lane } = derive(base);
  const doc = { ...base, ...(lane ? { lane } : {}), ...pendingOf([eventOf(base, 'draft', personId)], now) };
  try {
    await Votes(deps).insertMany([doc]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return same(await loadVote(deps, _id));
  }
  deps.nudge(Votes(deps));
  return doc;
}

/** Changes the draft; both scrutineers look again. Outcomes as of draftVote. */
export const editVote = (deps: Deps, doc: VoteDoc, actor: Actor, { revision, key, ...said }: Ask & Said): Promise<VoteDoc> =>
  applyStep(deps, doc, actor, 'edit', { revision, key }, async () => ({ set: { ...(await fitDraft(deps, await loadBasis(deps, doc.basis), doc.drafterId, said)), prepared: null } }));

/** A scrutineer looked at it, at a secret vote with its roll. Who did already changes nothing. `rule_refused` votePrepare. */
export const agree = (deps: Deps, doc: VoteDoc, actor: Actor, ask: Ask): Promise<VoteDoc> =>
  applyStep(deps, doc, actor, 'agree', ask, ({ now }) => {
    if (doc.draft.ballot === 'secret' && !doc.prepared) refuse('votePrepare');
    return { set: { scrutineers: doc.scrutineers.map((one) => (one.personId === actor.personId ? { ...one, agreedAt: one.agreedAt ?? now } : one)) } };
  });

/** The draft is given up. */
export const drop = (deps: Deps, doc: VoteDoc, actor: Actor, ask: Ask): Promise<VoteDoc> => applyStep(deps, doc, actor, 'drop', ask, () => ({}));

/** Stopped before the end, with the reason that everybody reads. Ballots that were cast count nowhere. */
export const cancel = (deps: Deps, doc: VoteDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<VoteDoc> => applyStep(deps, doc, actor, 'cancel', ask, () => ({ text: ask.reason }));

/** The minutes beside the result. */
export const writeMinutes = (deps: Deps, doc: VoteDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<VoteDoc> => applyStep(deps, doc, actor, 'minutes', ask, () => ({ set: { minutes: ask.text } }));
