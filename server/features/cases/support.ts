import { isLatePart, isOpenPart, supportCheckAt, supportsStill } from '../../../shared/domain/cases/joint';
import type { CaseSight, CaseViewer } from '../../../shared/domain/cases/visibility';
import type { ResponseOf } from '../../../shared/contract';
import type { CaseDoc, CaseSupport } from './document';
import { named, photosOf, type Lookups } from './views';

type View = NonNullable<ResponseOf<'GET /cases/:id'>['support']>[number];

/** Units that play a part in a case as supporting ones. */
export const supportingUnits = ({ support = [] }: Pick<CaseDoc, 'support'>): string[] => support.filter(supportsStill).map(({ unitId }) => unitId);

/** How a unit's own list looks for what it has to do. */
const MARKS = { asked: 'toAcknowledge', acknowledged: 'handling' } as const;

/** The tasks of a case with what follows from them: the marks of the lists, the moment to look again. */
export function supportFields(support: CaseSupport[]): Pick<CaseDoc, 'support' | 'supportMarks' | 'supportCheckAt'> {
  const marks = support.filter(supportsStill).flatMap(({ unitId, state }) => [unitId, ...(state === 'asked' || state === 'acknowledged' ? [`${unitId}:${MARKS[state]}`] : [])]);
  return { support, supportMarks: [...new Set(marks)], supportCheckAt: supportCheckAt(support) };
}

function reportOf({ report }: CaseSupport, viewer: CaseViewer, sight: CaseSight, lookups: Lookups, released: readonly string[]): View['report'] {
  if (!report) return null;
  const inside = sight.words === 'original';
  const shown = inside ? report.photoIds : report.photoIds.filter((id) => released.includes(id));
  return { text: report.text, photos: photosOf(lookups, shown, viewer), person: inside ? (lookups.people.get(report.personId)?.name ?? null) : null, at: report.at.toISOString() };
}

/** The supporting units as this viewer may see them; nothing where the lead is not shown either. */
export function presentSupport(doc: CaseDoc, { viewer, sight, lookups, now, units }: { viewer: CaseViewer; sight: CaseSight; lookups: Lookups; now: Date; units: readonly string[] }): { support?: View[] } {
  if (!doc.support?.length || sight.reasons !== 'all') return {};
  const released = doc.release?.photoIds ?? [];
  const support = doc.support.map((part): View => ({
    id: part.id,
    unit: named(lookups.units, part.unitId) ?? { id: part.unitId, name: '' },
    task: part.task,
    state: part.state,
    askedAt: part.askedAt.toISOString(),
    acknowledgeBy: part.acknowledgeBy.toISOString(),
    dueAt: part.dueAt.toISOString(),
    late: doc.open && isLatePart(part, now),
    report: reportOf(part, viewer, sight, lookups, released),
    reason: part.reason,
    own: units.includes(part.unitId),
  }));
  return { support };
}

/** How many support it, and how many of them are not done, for a row of the workbench. */
export function supportCount({ support = [] }: CaseDoc): { jointly?: { units: number; open: number } } {
  const standing = support.filter(supportsStill);
  return standing.length === 0 ? {} : { jointly: { units: standing.length, open: standing.filter(isOpenPart).length } };
}
