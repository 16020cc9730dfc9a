import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { MERIT_WORDS, SKILL_WORDS, VOLUNTEER_DECLINE_WORDS, VOLUNTEER_END_WORDS } from '../../../shared/copy/volunteers';
import { formatDue } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { MeritKind } from '../../../shared/domain/volunteers/merits';
import type { Skill } from '../../../shared/domain/volunteers/profile';
import type { VolunteerDecline, VolunteerEnd } from '../../../shared/domain/volunteers/states';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { TO_SEE, volunteerEvent, volunteersById, type VolunteerDoc, type VolunteerStep } from '../volunteers';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
type Telling = readonly ['self' | 'station', InboxKind];

const TELLINGS: Readonly<Partial<Record<VolunteerStep, readonly Telling[]>>> = {
  join: [['self', 'volunteerReceived'], ['station', 'stationVolunteerNew']],
  enter: [['self', 'volunteerActive'], ['station', 'stationVolunteerNew']],
  edit: [['station', 'stationVolunteerAnswered']],
  ask: [['self', 'volunteerAsked']],
  approve: [['self', 'volunteerActive']],
  decline: [['self', 'volunteerDeclined']],
  seeProof: [['self', 'volunteerProofSeen']],
  seeGuardian: [['self', 'volunteerGuardianSeen']],
  addMerit: [['self', 'volunteerMeritAdded']],
  dropMerit: [['self', 'volunteerMeritDropped']],
  end: [['self', 'volunteerEnded']],
};

const TO_BE_SEEN: readonly Telling[] = [['station', 'stationVolunteerToSee']];

/** Tells whose record it is, and the station, of a step; the station of an edit only where something waits to be looked at. */
export const toVolunteers: Subscriber = {
  name: 'notifications.volunteers',
  types: Object.keys(TELLINGS).map((step) => volunteerEvent(step as VolunteerStep)),
  async handle(event, deps) {
    const doc = (await volunteersById(deps, [event.source.id])).get(event.source.id);
    const step = event.type.slice('volunteer.'.length) as VolunteerStep;
    if (!doc) return;
    const entryId = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    const toSee = doc.timeline.some(({ id, code }) => id === entryId && code === TO_SEE);
    if (step === 'edit' && event.data.state !== 'submitted' && !toSee) return;
    for (const [whom, kind] of toSee ? TO_BE_SEEN : (TELLINGS[step] ?? [])) {
      // Of their own record people hear at home, not at the desk of the station where they work too.
      const people = whom === 'self' ? [doc.personId] : (await holdersOf(deps, [doc.scope.station], ['stationStaff', 'stationHead'])).filter((id) => id !== doc.personId);
      await putIntoInboxes(deps, event, people.map((personId) => ({ personId, kind, caseId: null, entryId, volunteerId: doc._id, unitId: null })));
    }
  },
};

function reasonOf(kind: InboxKind, doc: VolunteerDoc, entryId: string | null): string | undefined {
  if (kind === 'volunteerActive') return doc.number ?? undefined;
  const moment = doc.timeline.find(({ id }) => id === entryId);
  if (!moment) return undefined;
  const { action, code, text } = moment;
  const word = action === 'decline' ? VOLUNTEER_DECLINE_WORDS[code as VolunteerDecline] : action === 'end' ? VOLUNTEER_END_WORDS[code as VolunteerEnd] : action === 'seeProof' ? SKILL_WORDS[code as Skill] : action === 'addMerit' || action === 'dropMerit' ? MERIT_WORDS[code as MeritKind] : null;
  const written = action === 'addMerit' ? doc.merits?.find(({ id }) => id === entryId)?.title : text;
  return [word, written].filter(Boolean).join('，') || undefined;
}

/** Messages about volunteers in words, made now from the records as they are. */
export async function volunteerItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await volunteersById(deps, messages.flatMap(({ volunteerId }) => volunteerId ?? []));
  if (docs.size === 0) return new Map();
  const [now, units] = [deps.clock.now(), await getUnits(deps, [...docs.values()].map(({ scope }) => scope.station))];
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.volunteerId ?? '');
      if (!doc) return [];
      const { _id: id, kind, at, read, entryId } = message;
      const reason = reasonOf(kind, doc, entryId);
      const due = doc.state === 'submitted' && doc.checkDueAt > now ? formatDue(doc.checkDueAt, now) : undefined;
      const words = inboxWords(kind, { title: doc.name, unit: units.get(doc.scope.station)?.name ?? '', ...(reason ? { reason } : {}), ...(due ? { date: due } : {}) });
      return [[id, { id, kind, ...words, target: { kind: message.personId === doc.personId ? 'volunteers' : 'volunteer', id: doc._id }, at: at.toISOString(), read }]];
    }),
  );
}
