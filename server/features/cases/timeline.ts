import { COMMON } from '../../../shared/copy/common';
import { entrySight, type CaseSight, type CaseViewer } from '../../../shared/domain/cases/visibility';
import type { ResponseOf } from '../../../shared/contract';
import type { RuleBook } from './catalogue';
import type { CaseDoc, TimelineRow } from './document';
import { viaOf } from './otherNumbers';
import { photosOf, voicesHeard, type Lookups } from './views';

type Entry = ResponseOf<'GET /cases/:id'>['timeline'][number];
const insiders: readonly CaseViewer[] = ['staff', 'reporter'];

/** Who did it, as far as the viewer may know: staff by unit and person, the reporter by name to staff only. */
function actorOf(row: TimelineRow, viewer: CaseViewer, lookups: Lookups): Entry['actor'] {
  const person = lookups.people.get(row.actorId ?? '')?.name ?? null;
  if (row.part === 'reporter') {
    const name = viewer === 'staff' ? person : viewer === 'reporter' ? COMMON.you : COMMON.neighbour;
    return { name, unit: null, isReporter: true };
  }
  const unit = viewer === 'public' ? null : (lookups.units.get(row.unitId ?? '')?.name ?? null);
  return { name: insiders.includes(viewer) ? person : null, unit, isReporter: false };
}

/** The rule of a refusal beside the station's own reason. */
function reasonOf(row: TimelineRow, doc: CaseDoc, book: RuleBook): string | null {
  const rule = row.ruleName ?? book.declineRule(doc, row.ruleId)?.name;
  return [rule, row.reason].filter(Boolean).join('：') || null;
}

/** Colleagues that an internal note names, for staff alone. */
function namedIn({ mentions = [] }: TimelineRow, viewer: CaseViewer, lookups: Lookups): Pick<Entry, 'mentions'> {
  const names = mentions.flatMap((id) => lookups.people.get(id)?.name ?? []);
  return viewer === 'staff' && names.length > 0 ? { mentions: names } : {};
}

/** The timeline as its viewer may read it; residents see the same steps as staff, internal notes aside. */
export function presentTimeline(doc: CaseDoc, viewer: CaseViewer, sight: CaseSight, book: RuleBook, lookups: Lookups): Entry[] {
  return doc.timeline.flatMap((row) => {
    const seen = entrySight(row, viewer);
    if (seen === 'none') return [];
    const words = seen === 'all';
    // Photos show the spot and perhaps people: others see those that the station released, and no more.
    const photos = sight.words === 'original' ? row.photoIds : row.photoIds.filter((id) => doc.release?.photoIds.includes(id));
    return [
      {
        id: row.id,
        at: row.at.toISOString(),
        action: row.action,
        actor: actorOf(row, viewer, lookups),
        unit: viewer === 'public' ? null : (lookups.units.get(row.toUnitId ?? '')?.name ?? null),
        text: words ? row.text : null,
        reason: words ? reasonOf(row, doc, book) : null,
        photos: words ? photosOf(lookups, photos, viewer) : [],
        ...(words && sight.words === 'original' ? voicesHeard(lookups, row.voiceIds, doc) : {}),
        dueAt: row.dueAt?.toISOString() ?? null,
        ...(row.wasDueAt ? { wasDueAt: row.wasDueAt.toISOString() } : {}),
        round: row.round,
        internal: row.internal,
        ...(row.door ? { door: row.door } : {}),
        ...namedIn(row, viewer, lookups),
        ...viaOf(row, viewer),
      },
    ];
  });
}
