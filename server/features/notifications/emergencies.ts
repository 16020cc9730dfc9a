import type { ResponseOf } from '../../../shared/contract';
import { EMERGENCY } from '../../../shared/copy/emergencies';
import { inboxWords } from '../../../shared/copy/inbox';
import { mayBeAsked } from '../../../shared/domain/emergencies/states';
import { dayOf } from '../../../shared/domain/kernel/days';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { emergenciesById, emergencyEvent, helpersWhoCome, type EmergencyDoc, type EmergencyStep } from '../emergencies';
import { holdersOf } from '../identity';
import { getUnits, levelsOf, officesOf } from '../organisation';
import { helpersAt } from '../volunteers';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';
import { secondsOf } from './notices';

type Item = ResponseOf<'GET /inbox'>['items'][number];
/** Volunteers of a station who are asked at most. */
const ASKED = 1_000;
const KINDS: Partial<Readonly<Record<EmergencyStep, InboxKind>>> = { ask: 'emergencyToStart', askEnd: 'emergencyToEnd', start: 'emergencyStarted', question: 'emergencyHelp', end: 'emergencyOver', summarise: 'emergencySummary' };

const stationsOf = async (deps: Deps, { communities }: EmergencyDoc): Promise<string[]> => Promise.all(communities.map(async (id) => (await levelsOf(deps, id)).station.id));
/** Dispatchers of the streets of an area. */
async function streetsOf(deps: Deps, { communities }: EmergencyDoc): Promise<string[]> {
  const streets = [...new Set(await Promise.all(communities.map(async (id) => (await levelsOf(deps, id)).street.id)))];
  const offices = await Promise.all(streets.map((id) => officesOf(deps, id)));
  return holdersOf(deps, [...streets, ...offices.flat()], ['streetDispatcher']);
}
async function peopleOf(deps: Deps, kind: InboxKind, doc: EmergencyDoc): Promise<string[]> {
  switch (kind) {
    case 'emergencyToStart':
    case 'emergencyToEnd':
      return secondsOf(deps, doc);
    case 'emergencyHelp': {
      const helpers = await Promise.all((await stationsOf(deps, doc)).map((station) => helpersAt(deps, station, ASKED)));
      return helpers.flat().filter((helper) => mayBeAsked(helper, doc.communities)).map(({ personId }) => personId);
    }
    case 'emergencyOver':
      return (await helpersWhoCome(deps, doc._id)).map(({ personId }) => personId);
    default:
      return [...(await streetsOf(deps, doc)), ...(await holdersOf(deps, await stationsOf(deps, doc), ['stationHead']))];
  }
}
/** Tells of an emergency mode: who has to agree, who works there, volunteers who fit, the street in the morning. */
export const toEmergencies: Subscriber = {
  name: 'notifications.emergencies',
  types: (Object.keys(KINDS) as EmergencyStep[]).map(emergencyEvent),
  async handle(event, deps) {
    const doc = (await emergenciesById(deps, [event.source.id])).get(event.source.id);
    const kind = KINDS[event.type.slice('emergency.'.length) as EmergencyStep];
    if (!doc || !kind) return;
    const people = [...new Set(await peopleOf(deps, kind, doc))].filter((personId) => personId !== event.data.actor);
    await putIntoInboxes(deps, event, people.map((personId) => ({ personId, kind, caseId: null, entryId: null, unitId: null, emergencyId: doc._id })));
  },
};

/** Messages about emergency modes, in words. */
export async function emergencyItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await emergenciesById(deps, messages.flatMap(({ emergencyId }) => emergencyId ?? []));
  if (docs.size === 0) return new Map();
  const units = await getUnits(deps, [...docs.values()].map(({ unitId }) => unitId));
  return new Map(
    messages.flatMap(({ _id: id, emergencyId, kind, at, read }): [string, Item][] => {
      const doc = docs.get(emergencyId ?? '');
      if (!doc) return [];
      const summary = kind === 'emergencySummary' ? doc.summaries.find(({ day }) => day === dayOf(at)) : undefined;
      const words = inboxWords(kind, { title: doc.title, unit: units.get(doc.unitId)?.name ?? '', ...(kind === 'emergencyHelp' && doc.question ? { reason: doc.question } : {}), ...(summary ? { more: EMERGENCY.figures(summary) } : {}) });
      return [[id, { id, kind, ...words, target: { kind: 'emergency', id: doc._id }, at: at.toISOString(), read }]];
    }),
  );
}
