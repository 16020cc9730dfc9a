import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { ProjectDoc } from '../document';
import { loadProject, projectsOfUnit } from '../queries';
import { applyStep, SYSTEM } from '../step';

/** How often others may change a project in between before the work is done again by the outbox. */
const TRIES = 5;

/** What of a project another unit takes over: its steps while they are under way or may be put right, then the upkeep. Null where it holds nothing. */
function handed(doc: ProjectDoc, from: string, to: string): Pick<ProjectDoc, 'steps'> | Pick<ProjectDoc, 'evaluation'> | null {
  if (doc.state === 'closed') return doc.evaluation?.upkeepUnitId === from ? { evaluation: { ...doc.evaluation, upkeepUnitId: to } } : null;
  if (doc.steps.every(({ unitId }) => unitId !== from)) return null;
  return { steps: doc.steps.map((step) => (step.unitId === from ? { ...step, unitId: to } : step)) };
}

async function handOne(deps: Deps, id: string, from: string, to: string): Promise<void> {
  for (let lost = 0; lost < TRIES; lost += 1) {
    const doc = await loadProject(deps, id);
    const set = handed(doc, from, to);
    if (!set) return;
    try {
      await applyStep(deps, doc, SYSTEM, 'passOn', { revision: doc.revision, key: `passOn-${from}-${doc.revision}` }, () => ({ unitId: to, set, tell: { units: to } }));
      return;
    } catch (error) {
      if (!(error instanceof DomainError) || (error.code !== 'conflict' && error.code !== 'wrong_state')) throw error;
    }
  }
  throw new DomainError('unavailable');
}

/**
 * A unit was closed: the steps it owns and what it keeps in order go on with its successor by their days, without one with
 * the station. What it reported keeps its name. `unavailable` when others were first every time. Returns in how many
 * projects something was met; 0 once all is done.
 */
export async function handProjects(deps: Deps, unitId: string, successorId: string | null): Promise<number> {
  const docs = (await projectsOfUnit(deps, unitId)).filter(({ scope }) => (successorId ?? scope.station) !== unitId);
  for (const { _id, scope } of docs) await handOne(deps, _id, unitId, successorId ?? scope.station);
  return docs.length;
}
