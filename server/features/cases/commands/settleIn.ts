import { PART_OF_CLOSED } from '../../../../shared/copy/joint';
import { isOpenPart } from '../../../../shared/domain/cases/joint';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { locateInGrid } from '../../organisation';
import { ruleBook } from '../catalogue';
import type { CaseDoc, CaseSupport } from '../document';
import { Cases } from '../model';
import { routeFor, scopeOf } from '../place';
import { applyStep, SYSTEM } from '../step';
import { supportFields } from '../support';

/** How often somebody may act in between before the next run must try again. */
const TRIES = 5;

/** Tries again with the case as it is now when somebody acted in between; a case that ended meanwhile stays as it is. */
export async function persistently(deps: Deps, first: CaseDoc, step: (doc: CaseDoc) => Promise<unknown>): Promise<boolean> {
  let doc = first;
  for (let left = TRIES; ; left -= 1) {
    if (!doc.open) return false;
    try {
      await step(doc);
      return true;
    } catch (error) {
      const passing = error instanceof DomainError && (error.code === 'conflict' || error.code === 'wrong_state');
      if (!passing || left === 0) throw error;
      const now = await Cases(deps).findById(doc._id).lean<CaseDoc>();
      if (!now) return false;
      doc = now;
    }
  }
}

/**
 * Puts an open case into another grid of its community after a redraw, with a line on the timeline; what nobody has
 * been given yet is routed anew. Once, however often it is asked with the same key. Returns whether it is there now;
 * false when the case ended meanwhile.
 */
export function regrid(deps: Deps, doc: CaseDoc, { gridId, words, key }: { gridId: string; words: string; key: string }): Promise<boolean> {
  return persistently(deps, doc, (now) =>
    applyStep(deps, now, SYSTEM, 'regrid', { revision: now.revision, key }, async () => {
      const at = await locateInGrid(deps, gridId, now.place.wgs84);
      const given = now.leadUnitId !== null;
      const category = given ? undefined : (await ruleBook(deps, [now])).categoryOf(now);
      const routing = category ? await routeFor(deps, category, now.place.text, at) : { outsideGrids: false };
      return { entries: [{ step: 'regrid', text: words }], set: { scope: scopeOf(at), ...routing } };
    }),
  );
}

/** The open tasks of a unit that is closed, with who takes over; dropped where that unit leads or supports already. */
function partsTo(doc: CaseDoc, fromId: string, unitId: string): Partial<CaseDoc> {
  const { support = [] } = doc;
  if (!support.some((part) => part.unitId === fromId && isOpenPart(part))) return {};
  const there = unitId === doc.leadUnitId || support.some((part) => part.unitId === unitId && isOpenPart(part));
  const moved = (part: CaseSupport): CaseSupport => (there ? { ...part, state: 'dropped', reason: PART_OF_CLOSED } : { ...part, unitId });
  return supportFields(support.map((part) => (part.unitId === fromId && isOpenPart(part) ? moved(part) : part)));
}

/** What the closed unit has to answer, asked for or is responsible for goes with the case, so that nothing waits for nobody. */
function courseTo({ supervisions, extensions, deferral }: CaseDoc, fromId: string, unitId: string): Partial<CaseDoc> {
  const to = <T extends { readonly unitId: string }>(rows: readonly T[]): T[] => rows.map((row) => (row.unitId === fromId ? { ...row, unitId } : row));
  return {
    ...(supervisions ? { supervisions: supervisions.map((one) => (one.answeredAt === null ? (to([one])[0] ?? one) : one)) } : {}),
    ...(extensions ? { extensions: extensions.map((one) => (one.state === 'asked' ? (to([one])[0] ?? one) : one)) } : {}),
    ...(deferral ? { deferral: to([deferral])[0] ?? deferral } : {}),
  };
}

/**
 * Gives what a unit that is closed has of an open case, the lead or a supporting task, to the unit that takes over, as
 * far as it had got. Once per key.
 */
export function transfer(deps: Deps, doc: CaseDoc, { fromId, unitId, key }: { fromId: string; unitId: string; key: string }): Promise<boolean> {
  return persistently(deps, doc, (now) => {
    const leads = now.leadUnitId === fromId ? { leadUnitId: unitId } : {};
    return applyStep(deps, now, SYSTEM, 'transfer', { revision: now.revision, key }, () => ({
      entries: [{ step: 'transfer', toUnitId: unitId }],
      set: { ...leads, ...courseTo(now, fromId, unitId), ...partsTo({ ...now, ...leads }, fromId, unitId) },
    }));
  });
}
