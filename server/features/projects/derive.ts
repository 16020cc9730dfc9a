import { COUNT_AFTER_MS, endOfDay } from '../../../shared/domain/projects/limits';
import { projectDesk, projectLane } from '../../../shared/domain/projects/states';
import type { ProjectDoc, StepRow } from './document';

/** What follows from state and moments, and is kept for lists. */
export type Derived = Pick<ProjectDoc, 'desk' | 'deskAt' | 'owners'> & { lane: ProjectDoc['lane'] | undefined; laneAt: Date | undefined; nextCheckAt: Date | undefined };

const earliest = (moments: readonly Date[]): Date | undefined => [...moments].sort((a, b) => a.getTime() - b.getTime())[0];
const openSteps = ({ steps }: Pick<ProjectDoc, 'steps'>): StepRow[] => steps.filter(({ doneAt }) => doneAt === null);
/** Whether a step has passed its day undone. */
export const isLate = ({ doneAt, plannedOn }: Pick<StepRow, 'doneAt' | 'plannedOn'>, now: Date): boolean => doneAt === null && endOfDay(plannedOn) <= now;

function deskAtOf(doc: ProjectDoc): Date {
  if (doc.state === 'proposed') return doc.checkDueAt;
  if (doc.state === 'acceptance' && doc.acceptance) return doc.acceptance.until;
  const next = doc.state === 'running' ? earliest(openSteps(doc).map(({ plannedOn }) => endOfDay(plannedOn))) : undefined;
  return next ?? doc.updatedAt;
}

function checksOf(doc: ProjectDoc): Date[] {
  if (doc.state === 'proposed') return doc.checkLate ? [] : [doc.checkDueAt];
  if (doc.state === 'running') return openSteps(doc).filter(({ told }) => !told).map(({ plannedOn }) => endOfDay(plannedOn));
  return doc.state === 'acceptance' && doc.acceptance ? [new Date(doc.acceptance.until.getTime() + COUNT_AFTER_MS)] : [];
}

export function derive(doc: ProjectDoc): Derived {
  const lane = projectLane(doc.state) ?? undefined;
  return { lane, laneAt: lane ? doc.updatedAt : undefined, desk: projectDesk(doc.state), deskAt: deskAtOf(doc), owners: [...new Set(doc.steps.map(({ unitId }) => unitId))], nextCheckAt: earliest(checksOf(doc)) };
}
