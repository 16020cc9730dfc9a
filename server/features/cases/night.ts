import type { Deps } from '../../platform/deps';
import { rawCases } from './model';

/** What came in and what became of it in some communities since a moment, and what is still open, emergencies and the earliest due first (indexes `filed_in_community`, `workbench_community`). */
export async function nightIn(deps: Deps, communities: readonly string[], since: Date, most: number): Promise<{ filed: number; closed: number; open: number; caseIds: string[] }> {
  const there = { 'scope.community': { $in: [...communities] } };
  const came = { ...there, createdAt: { $gte: since } };
  const [filed, closed, open, first, rest] = await Promise.all([
    rawCases(deps).countDocuments(came), rawCases(deps).countDocuments({ ...came, open: false }), rawCases(deps).countDocuments({ ...there, open: true }),
    rawCases(deps).find({ ...there, grade: 'emergency', open: true }, { projection: { _id: 1 } }).sort({ dueAt: 1, _id: 1 }).limit(most).toArray(),
    rawCases(deps).find({ ...came, open: true }, { projection: { _id: 1 } }).sort({ createdAt: 1 }).limit(most).toArray(),
  ]);
  return { filed, closed, open, caseIds: [...new Set([...first, ...rest].map(({ _id }) => _id))].slice(0, most) };
}
