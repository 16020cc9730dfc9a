import type { ResponseOf } from '../../../shared/contract';
import type { Deadlines } from '../../../shared/domain/cases/deadlines';
import type { CaseSight, CaseViewer } from '../../../shared/domain/cases/visibility';
import { openExtension, openSupervision } from './course';
import type { CaseDoc } from './document';
import type { Lookups } from './views';

type View = ResponseOf<'GET /cases/:id'>;
type Row = ResponseOf<'GET /cases/mine'>['items'][number];
type Course = NonNullable<View['course']>;

/** Why the clock stands now, and until when; undefined while it runs. */
export function pausedOf({ pauses = [], pausedUntil }: CaseDoc, now: Date): Deadlines['paused'] {
  const kind = pauses[pauses.length - 1]?.kind;
  return kind && pausedUntil && pausedUntil > now ? { kind, until: pausedUntil } : undefined;
}

/** Units whose names the course of a case tells. */
export const unitsOfCourse = (doc: CaseDoc): (string | null)[] => [
  doc.question?.unitId ?? null, doc.deferral?.unitId ?? null, ...(doc.extensions ?? []).map(({ unitId }) => unitId), ...(doc.supervisions ?? []).map(({ unitId }) => unitId),
];

type Name = (id: string) => string;

function questionOf({ question, round }: CaseDoc, sight: CaseSight, name: Name): Pick<Course, 'question'> {
  if (!question || question.round !== round || question.answeredAt || sight.words !== 'original') return {};
  const { text, unitId, askedAt, until } = question;
  return { question: { text, unit: name(unitId), askedAt: askedAt.toISOString(), until: until.toISOString() } };
}

function supervisionOf(doc: CaseDoc, name: Name): Pick<Course, 'supervision'> {
  const open = openSupervision(doc);
  if (!open) return {};
  return { supervision: { trigger: open.trigger, unit: name(open.unitId), at: open.at.toISOString(), respondBy: open.respondBy.toISOString() } };
}

/** What waits for a decision is the staff's alone; what was decided stands on the timeline for everybody. */
function asksOf(doc: CaseDoc, viewer: CaseViewer, name: Name): Pick<Course, 'extension' | 'deferral'> {
  const extension = viewer === 'staff' ? openExtension(doc) : undefined;
  const { deferral } = doc;
  const shown = deferral && (deferral.state === 'granted' || (deferral.state === 'asked' && viewer === 'staff'));
  return {
    ...(extension ? { extension: { days: extension.days, reason: extension.reason, unit: name(extension.unitId) } } : {}),
    ...(shown ? { deferral: { reason: deferral.reason, unit: name(deferral.unitId), reviewAt: deferral.reviewAt.toISOString(), granted: deferral.state === 'granted' } } : {}),
  };
}

/** What was done about the time of a case, for those who read its timeline in full; absent where nothing was. */
export function courseOf(doc: CaseDoc, viewer: CaseViewer, sight: CaseSight, lookups: Lookups): Pick<View, 'course'> {
  if (sight.reasons !== 'all') return {};
  const name: Name = (id) => lookups.units.get(id)?.name ?? '';
  const inside = sight.words === 'original';
  const course: Course = {
    ...(doc.level ? { level: doc.level } : {}),
    ...(doc.urged ? { urged: doc.urged } : {}),
    ...(inside && doc.urgeAgainAt ? { urgeAgainAt: doc.urgeAgainAt.toISOString() } : {}),
    ...questionOf(doc, sight, name),
    ...supervisionOf(doc, name),
    ...asksOf(doc, viewer, name),
  };
  return Object.keys(course).length > 0 ? { course } : {};
}

/** The same in a row: what makes it unlike others. */
export function courseOfRow(doc: CaseDoc): Pick<Row, 'level' | 'urged' | 'supervised'> {
  return { ...(doc.level ? { level: doc.level } : {}), ...(doc.urged ? { urged: doc.urged } : {}), ...(openSupervision(doc) ? { supervised: true as const } : {}) };
}
