import { overdueParts, ruleAgainstPart, ruleAgainstSupport, supportDue, type JointAction } from '../../../../shared/domain/cases/joint';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { ruleBook } from '../catalogue';
import type { CaseDoc, CaseSupport } from '../document';
import { checkSomethingSaid, checkUploads } from '../evidence';
import { Cases } from '../model';
import { applyStep, SYSTEM, type Actor, type Ask } from '../step';
import { supportFields } from '../support';
import { checkTarget } from './dispatch';

type PartAsk = Ask & { readonly partId: string };
type ReportAsk = PartAsk & { readonly text: string; readonly photoIds: readonly string[] };
export type SupportAsk = Ask & { readonly unitId: string; readonly text: string; readonly days?: number | undefined };

const refuse = (rule: string | null): void => {
  if (rule) throw new DomainError('rule_refused', { rule });
};

/** The part asked for, if this actor may do that to it now. */
function ownPart(doc: CaseDoc, actor: Actor, action: JointAction, partId: string): CaseSupport {
  const part = (doc.support ?? []).find(({ id }) => id === partId);
  refuse(ruleAgainstPart(action, part, actor.parts.flatMap((played) => (played.part === 'support' && played.unitId ? [played.unitId] : []))));
  if (!part) throw new DomainError('rule_refused', { rule: 'notYourPart' });
  return part;
}

const changed = (doc: CaseDoc, part: CaseSupport, change: Partial<CaseSupport>): Partial<CaseDoc> =>
  supportFields((doc.support ?? []).map((one) => (one.id === part.id ? { ...one, ...change } : one)));

/**
 * Station or street asks another unit to support (协办), with a task of its own and a deadline: the asked working days,
 * else the promise to the resident. The lead stays responsible for the whole (Art. 14). Outcomes: asked; `rule_refused`
 * unitCannotHandle, leadSupports, supportsAlready, manySupports; see applyStep.
 */
export function addSupport(deps: Deps, doc: CaseDoc, actor: Actor, ask: SupportAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'addSupport', ask, async ({ now }) => {
    await checkTarget(deps, doc, ask.unitId);
    refuse(ruleAgainstSupport(doc.support ?? [], ask.unitId, doc.leadUnitId));
    const book = await ruleBook(deps, [doc]);
    const due = supportDue(ask, { now, promisedAt: doc.promisedAt, acknowledge: book.limitsOf(doc).acknowledge, calendar: book.calendarOf(doc) });
    const part: CaseSupport = { id: `${doc.revision + 1}`, unitId: ask.unitId, task: ask.text, state: 'asked', askedAt: now, ...due, report: null, reason: null };
    return {
      entries: [{ step: 'addSupport', toUnitId: ask.unitId, text: ask.text, dueAt: due.dueAt }],
      set: supportFields([...(doc.support ?? []), part]),
      tell: { supporter: ask.unitId },
    };
  });
}

/** The supporting unit confirms that it has its task. Outcomes: acknowledged; `rule_refused` notYourPart, partOver; see applyStep. */
export function acknowledgeSupport(deps: Deps, doc: CaseDoc, actor: Actor, ask: PartAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'acknowledgeSupport', ask, () => {
    const part = ownPart(doc, actor, 'acknowledgeSupport', ask.partId);
    return { entries: [{ step: 'acknowledgeSupport', unitId: part.unitId }], set: changed(doc, part, { state: 'acknowledged' }) };
  });
}

function report(action: 'supportProgress' | 'supportDone') {
  return (deps: Deps, doc: CaseDoc, actor: Actor, ask: ReportAsk): Promise<CaseDoc> =>
    applyStep(deps, doc, actor, action, ask, async ({ now }) => {
      const part = ownPart(doc, actor, action, ask.partId);
      const text = checkSomethingSaid(ask);
      const photoIds = await checkUploads(deps, actor, ask.photoIds);
      const said = { report: { text, photoIds, personId: actor.personId ?? '', at: now } };
      return {
        entries: [{ step: action, unitId: part.unitId, text, photoIds }],
        set: changed(doc, part, action === 'supportDone' ? { ...said, state: 'reported' } : said),
      };
    });
}

/**
 * How far it is, before the end (Art. 14: on time, or an interim report). Outcomes: told; `rule_refused` notYourPart,
 * partOver, acknowledgeFirst, nothingSaid; see applyStep and checkUploads.
 */
export const supportProgress = report('supportProgress');

/** Its task is done; the lead reports the whole. Outcomes as of supportProgress. */
export const supportDone = report('supportDone');

/** It is not its duty, with the reason, for everybody to read: station and lead see to it. Outcomes as of acknowledgeSupport. */
export function returnSupport(deps: Deps, doc: CaseDoc, actor: Actor, ask: PartAsk & { readonly reason: string; readonly photoIds: readonly string[] }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'returnSupport', ask, async () => {
    const part = ownPart(doc, actor, 'returnSupport', ask.partId);
    return {
      entries: [{ step: 'returnSupport', unitId: part.unitId, reason: ask.reason, photoIds: await checkUploads(deps, actor, ask.photoIds) }],
      set: changed(doc, part, { state: 'returned', reason: ask.reason }),
    };
  });
}

/**
 * A case as the person sees it who has just returned a task of it: the unit plays no part any more, yet its answer, also
 * to the same request sent again, is the case and not a refusal. For everybody else the case as it is.
 */
export function asPartReturnedBy(doc: CaseDoc, personId: string, partId: string): CaseDoc {
  const part = (doc.support ?? []).find(({ id, state }) => id === partId && state === 'returned');
  const mine = doc.timeline.some((row) => row.action === 'returnSupport' && row.actorId === personId && row.unitId === part?.unitId);
  return part && mine ? { ...doc, support: (doc.support ?? []).map((one) => (one === part ? { ...one, state: 'reported' } : one)) } : doc;
}

/** Station or street no longer needs it. Outcomes: dropped; `rule_refused` notYourPart, partOver; see applyStep. */
export function dropSupport(deps: Deps, doc: CaseDoc, actor: Actor, ask: PartAsk & { readonly reason: string }): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'dropSupport', ask, () => {
    const part = ownPart(doc, actor, 'dropSupport', ask.partId);
    return {
      entries: [{ step: 'dropSupport', toUnitId: part.unitId, reason: ask.reason }],
      set: changed(doc, part, { state: 'dropped', reason: ask.reason }),
      tell: { supporter: part.unitId },
    };
  });
}

/**
 * What is due because a supporting unit is late: one line each for everybody to read, once for each of its deadlines.
 * Outcomes: the case after it; the case as it is when nothing is due; `conflict` when somebody acted meanwhile.
 */
export async function warnSupport(deps: Deps, doc: CaseDoc): Promise<CaseDoc> {
  const now = deps.clock.now();
  const late = doc.open ? overdueParts(doc.support ?? [], now) : [];
  if (late.length === 0) {
    // Over meanwhile: nothing of it falls due any more.
    if (!doc.open) await Cases(deps).updateOne({ _id: doc._id, revision: doc.revision }, { $set: { supportCheckAt: null } });
    return doc;
  }
  const warned = new Map(late.map(({ part, late: by }) => [part.id, by]));
  return applyStep(deps, doc, SYSTEM, 'warnSupport', { revision: doc.revision, key: `warn-${doc.revision}` }, () => ({
    entries: late.map(({ part, late: by }) => ({ step: 'warnSupport', toUnitId: part.unitId, dueAt: by === 'report' ? part.dueAt : part.acknowledgeBy })),
    set: supportFields((doc.support ?? []).map((part) => ({ ...part, ...(warned.has(part.id) ? { warned: warned.get(part.id) } : {}) }))),
  }));
}
