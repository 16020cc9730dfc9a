import { MERGE_WORDS } from '../../../../shared/copy/merging';
import { isOpenPart } from '../../../../shared/domain/cases/joint';
import { MERGE_RECORDS, ruleAgainstMerge } from '../../../../shared/domain/cases/merging';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { endOfChain } from '../company/queries';
import type { CaseDoc } from '../document';
import { Cases } from '../model';
import { loadCase } from '../queries';
import { applyStep, SYSTEM, type Actor, type Ask } from '../step';
import { persistently } from './settleIn';

export type MergeAsk = Ask & { readonly leadId: string; readonly leadRevision: number };

/** Whether anybody has done something to it since it was laid beside the other; what the program notes of merges is no change of the matter. */
const changedSince = ({ timeline, revision }: CaseDoc, seen: number): boolean =>
  seen > revision || timeline.some(({ id, action }) => Number.parseInt(id, 10) > seen && !MERGE_RECORDS.includes(action));

/** How often the lead is read again because the program itself noted a merge on it in between. */
const MOVES = 3;

/**
 * Moves the lead on by one revision before anything hangs on it. Whoever merges reads both cases, moves the lead, then
 * writes the own one under the revision that was read: of merges that would close a ring, each would have to move its
 * lead before the next one read it, all the way round, so one of them always meets a changed case.
 */
async function moveLead(deps: Deps, lead: CaseDoc, left = MOVES): Promise<void> {
  const { modifiedCount } = await Cases(deps).updateOne({ _id: lead._id, state: lead.state, revision: lead.revision }, { $inc: { revision: 1 } });
  if (modifiedCount > 0) return;
  const now = await loadCase(deps, lead._id);
  if (left > 0 && now.state === lead.state && !changedSince(now, lead.revision)) return moveLead(deps, now, left - 1);
  throw new DomainError('conflict', { state: now.state, revision: now.revision });
}

async function checkedLead(deps: Deps, doc: CaseDoc, { leadId, leadRevision }: MergeAsk): Promise<CaseDoc> {
  if ((doc.support ?? []).some(isOpenPart)) throw new DomainError('rule_refused', { rule: 'mergeSupported', state: doc.state });
  const asked = await loadCase(deps, leadId);
  const lead = await endOfChain(deps, leadId);
  const facts = { id: doc._id, communityId: doc.scope.community, apart: doc.apart ?? [] };
  const rule = ruleAgainstMerge(facts, leadId, { id: lead._id, communityId: lead.scope.community, open: lead.open });
  if (rule) throw new DomainError('rule_refused', { rule, state: doc.state });
  if (changedSince(asked, leadRevision)) throw new DomainError('conflict', { state: asked.state, revision: asked.revision });
  return lead;
}

/**
 * The station lets a case go on in another (并案): its number, words and reporter stay, and follow the lead. Nothing of it
 * is copied: the one pointer `merged` is the whole of it, so taking it out again is one write too.
 *
 * Outcomes: merged into the end of the lead's own chain; `rule_refused` mergeSelf, mergeRing, mergeElsewhere, leadEnded,
 * saidApart, mergeSupported; `conflict` when either of the two was changed since it was read; `not_found` for an unknown lead; see applyStep.
 */
export function merge(deps: Deps, doc: CaseDoc, actor: Actor, ask: MergeAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'merge', ask, async ({ now }) => {
    const lead = await checkedLead(deps, doc, ask);
    await moveLead(deps, lead);
    return { entries: [{ step: 'merge' }], set: { merged: { into: lead._id, at: now, was: doc.state } }, tell: { into: lead._id } };
  });
}

/**
 * Takes it out again: by the station, or by its reporter, after which it is not merged into that lead any more (the
 * resident says what the own matter is). It waits to be given to a unit, with its own promise. Outcomes: accepted; see applyStep.
 */
export function unmerge(deps: Deps, doc: CaseDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'unmerge', ask, ({ now, part }) => {
    const into = doc.merged?.into ?? '';
    return {
      entries: [{ step: 'unmerge', reason: ask.reason }],
      set: {
        ...{ merged: null, acceptedAt: doc.acceptedAt ?? now, returnedAt: now, leadUnitId: null, dispatchedAt: null, closedAt: null },
        ...(part === 'reporter' ? { apart: [...(doc.apart ?? []), into] } : {}),
      },
      tell: { into },
    };
  });
}

/** The program takes it out because its lead was given up, which was its own reporter's matter alone. */
export function unmergeOrphan(deps: Deps, doc: CaseDoc, key: string): Promise<CaseDoc> {
  return unmerge(deps, doc, SYSTEM, { revision: doc.revision, key, reason: MERGE_WORDS.leadGivenUp });
}

/** A line on the lead: one came in, or went. Not where the lead is over. Once per key. */
export function noteOnLead(deps: Deps, lead: CaseDoc, step: 'absorb' | 'letGo', key: string): Promise<boolean> {
  return persistently(deps, lead, (now) => applyStep(deps, now, SYSTEM, step, { revision: now.revision, key }, () => ({ entries: [{ step }] })));
}

/** Its lead is over (`conclude`) or goes on again (`resume`): a line, and the end it is listed by. */
export function followLead(deps: Deps, doc: CaseDoc, step: 'conclude' | 'resume', key: string): Promise<CaseDoc> {
  return applyStep(deps, doc, SYSTEM, step, { revision: doc.revision, key }, ({ now }) => ({
    entries: [{ step }],
    set: { closedAt: step === 'conclude' ? now : null },
  }));
}
