import { addDays, dayOf, type Day } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { LIST_FAULT_WORDS } from '../../../../shared/copy/matters';
import { LIST_LIMITS, listChange, listFaults, type MatterItem } from '../../../../shared/domain/matters/lists';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { allUnits, type UnitInfo } from '../../organisation';
import { ListDrafts, Lists, type ListDoc, type ListDraftDoc, type Scope } from '../model';
import { draftOf } from '../queries';

const conflictOf = async (deps: Deps, communityId: string): Promise<DomainError> =>
  new DomainError('conflict', { revision: (await ListDrafts(deps).findById(communityId, { revision: 1 }).lean<Pick<ListDraftDoc, 'revision'>>())?.revision ?? 0 });

/** Keeps what is being written; it may still have faults. `conflict` with the present revision when somebody else wrote meanwhile. */
export async function saveListDraft(deps: Deps, communityId: string, ask: { readonly revision: number; readonly personId: string; readonly items: readonly MatterItem[] }): Promise<void> {
  const next = { items: [...ask.items], by: ask.personId, at: deps.clock.now(), revision: ask.revision + 1 };
  if (ask.revision > 0) {
    const { matchedCount } = await ListDrafts(deps).updateOne({ _id: communityId, revision: ask.revision }, { $set: next });
    if (matchedCount === 0) throw await conflictOf(deps, communityId);
    return;
  }
  try {
    await ListDrafts(deps).insertMany([{ _id: communityId, ...next }]);
  } catch (error) {
    throw isDuplicateKey(error) ? await conflictOf(deps, communityId) : error;
  }
}

export interface PublishAsk {
  readonly revision: number;
  readonly personId: string;
  readonly effectiveFrom: Day;
  readonly why: string;
  readonly key: string;
}

const refuse = (rule: string): never => { throw new DomainError('rule_refused', { rule }); };

function assertItems(items: readonly MatterItem[]): void {
  const faults = listFaults(items);
  if (faults.length > 0) throw new DomainError('invalid_input', {}, faults.map(({ at, code }) => ({ path: `items.${at}.${code === 'itemTwice' ? 'title' : 'lead'}`, code, message: `第 ${at + 1} 条：${LIST_FAULT_WORDS[code]}` })));
}

function assertDay(deps: Deps, day: Day, before: ListDoc | null): void {
  const today = dayOf(deps.clock.now());
  if (day < today) refuse('listDayOver');
  if (day > addDays(today, LIST_LIMITS.aheadDays)) refuse('listDayFar');
  // A later version that took effect earlier would make the one between them never have held.
  if (before && day < before.effectiveFrom) refuse('listNotNewer');
}

/** The unit that a name means to a community: its own, its street's or the district's. None where nobody is called so, or several are. */
function unitCalled(name: string, units: readonly UnitInfo[], scope: Scope): string | undefined {
  const knows = ({ id, path, communityId }: UnitInfo): boolean => (communityId === null ? path[1] === id || path[1] === scope.street : communityId === scope.community);
  const called = units.filter((unit) => unit.name === name && unit.closedAt === null && knows(unit));
  return called.length === 1 ? called[0]?.id : undefined;
}

/** How many lines each department leads, in the order of their first lines; by the unit where it is one of the district. */
function assistsOf(items: readonly MatterItem[], units: readonly UnitInfo[], scope: Scope): ListDoc['assists'] {
  const counts = new Map<string, number>();
  for (const { lead } of items) if (lead) counts.set(lead, (counts.get(lead) ?? 0) + 1);
  return [...counts].map(([lead, lines]) => {
    const unitId = unitCalled(lead, units, scope);
    return { lead, ...(unitId ? { unitId } : {}), lines };
  });
}

const counted = (before: readonly MatterItem[], after: readonly MatterItem[]): ListDoc['change'] => {
  const { added, gone, changed } = listChange(before, after);
  return { added: added.length, gone: gone.length, changed: changed.length };
};

/** One version of one community, by one insert; nothing when the same request made it before. */
async function publishFor(deps: Deps, scope: Scope, items: readonly MatterItem[], draftOfCommunity: string, ask: PublishAsk, only: boolean): Promise<void> {
  const before = await Lists(deps).findOne({ 'scope.community': scope.community }).sort({ version: -1 }).lean<ListDoc>();
  if (before?.key === ask.key) return;
  assertDay(deps, ask.effectiveFrom, before);
  const change = counted(before?.items ?? [], items);
  if (change.added + change.gone + change.changed === 0 && before) return only ? refuse('listUnchanged') : undefined;
  const version = (before?.version ?? 0) + 1;
  const { effectiveFrom, why, key, personId, revision } = ask;
  try {
    await Lists(deps).insertMany([{ _id: `${scope.community}.${version}`, scope, version, effectiveFrom, items: [...items], lines: items.length, assists: assistsOf(items, await allUnits(deps), scope), change, at: deps.clock.now(), by: personId, why, key, from: { community: draftOfCommunity, revision } }]);
  } catch (error) {
    throw isDuplicateKey(error) ? new DomainError('conflict', { revision }) : error;
  }
}

/**
 * Publishes the draft of the first community as the next version of each of them: one insert a community, so that
 * cut off anywhere the same request goes on where it was. Outcomes: published, or it was by the same request;
 * `rule_refused` noDraft, listUnchanged, listNotNewer, listDayOver, listDayFar; `invalid_input` naming each line with
 * a fault; `conflict` when the draft was written to or another version published meanwhile.
 */
export async function publishList(deps: Deps, [first, ...others]: readonly [Scope, ...Scope[]], ask: PublishAsk): Promise<void> {
  const done = await Lists(deps).findOne({ 'scope.community': first.community, key: ask.key }).lean<ListDoc>();
  const draft = await draftOf(deps, first.community);
  if (!done && draft && draft.revision !== ask.revision) throw new DomainError('conflict', { revision: draft.revision });
  const items = done?.items ?? draft?.items ?? refuse('noDraft');
  assertItems(items);
  // What cannot be published for one is published for none.
  for (const scope of [first, ...others]) {
    const before = await Lists(deps).findOne({ 'scope.community': scope.community }).sort({ version: -1 }).lean<ListDoc>();
    if (before?.key !== ask.key) assertDay(deps, ask.effectiveFrom, before);
  }
  if (!done) await publishFor(deps, first, items, first.community, ask, others.length === 0);
  for (const scope of others) await publishFor(deps, scope, items, first.community, ask, false);
  await ListDrafts(deps).updateOne({ _id: first.community, revision: ask.revision }, { $set: { items: null, revision: ask.revision + 1 } });
}
