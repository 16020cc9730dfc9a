import { EMERGENCY_ON } from '../../../shared/domain/emergencies/states';
import { urgentSince } from '../../../shared/domain/emergencies/summary';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import type { UrgentArea } from '../../platform/hooks';
import { createMemory } from '../../platform/memory';
import type { EmergencyDoc, HelperDoc } from './document';
import { Emergencies, Helpers } from './model';

/** Emergencies of one desk; the latest. */
const DESK = 20;
/** Helpers listed at most. */
const LISTED = 200;
const LEAN = { pending: 0, keys: 0 } as const;
export const emergencyIdOf = (personId: string, key: string): string => idFrom('emergency', personId, key);
export const helperIdOf = (emergencyId: string, personId: string): string => idFrom('emergencyHelper', emergencyId, personId);

/** One emergency mode. `not_found` when there is none. */
export async function loadEmergency(deps: Deps, id: string): Promise<EmergencyDoc> {
  const doc = await Emergencies(deps).findById(id, { pending: 0 }).lean<EmergencyDoc>();
  if (!doc) throw new DomainError('not_found');
  return { ...doc, pending: [] };
}
/** Emergency modes by id; unknown ids are absent. */
export async function emergenciesById(deps: Deps, ids: readonly string[]): Promise<Map<string, EmergencyDoc>> {
  const docs = ids.length === 0 ? [] : await Emergencies(deps).find({ _id: { $in: [...new Set(ids)] } }, { pending: 0 }).lean<EmergencyDoc[]>();
  return new Map(docs.map((doc) => [doc._id, doc]));
}

const ALL = 'on';
const holding = createMemory<readonly EmergencyDoc[]>(async (deps) => new Map([[ALL, await Emergencies(deps).find({ state: { $in: [...EMERGENCY_ON] } }, LEAN).lean<EmergencyDoc[]>()]]));
const allOn = async (deps: Deps): Promise<readonly EmergencyDoc[]> => (await holding.get(deps, [ALL])).get(ALL) ?? [];
/** Whoever has just started or ended one reads it at once. */
export const forgetHolding = (deps: Deps): void => holding.forget(deps, [ALL]);
/** Emergency modes that hold for some keys, the latest first; read once in five seconds for everybody. */
export async function emergenciesFor(deps: Deps, keys: readonly string[]): Promise<EmergencyDoc[]> {
  return (await allOn(deps)).filter(({ areaKeys }) => areaKeys.some((key) => keys.includes(key))).sort((a, b) => (b.startedAt?.getTime() ?? 0) - (a.startedAt?.getTime() ?? 0));
}
/** Land whose matters stand first, and since when. */
export const urgentAreas = async (deps: Deps): Promise<UrgentArea[]> => (await allOn(deps)).map(({ communities, startedAt, createdAt }) => ({ communities, since: urgentSince(startedAt ?? createdAt) }));

/** Emergency modes of some communities, the latest first. */
export const deskOfCommunities = (deps: Deps, communities: readonly string[]): Promise<EmergencyDoc[]> => Emergencies(deps).find({ communities: { $in: [...communities] } }, LEAN).sort({ createdAt: -1, _id: -1 }).limit(DESK).lean<EmergencyDoc[]>();
export const answerOf = (deps: Deps, id: string, personId: string): Promise<HelperDoc | null> => Helpers(deps).findById(helperIdOf(id, personId)).lean<HelperDoc>();
/** Those who said yes, in the order in which they said so. */
export const helpersWhoCome = (deps: Deps, emergencyId: string): Promise<HelperDoc[]> => Helpers(deps).find({ emergencyId, yes: true }).sort({ at: 1 }).limit(LISTED).lean<HelperDoc[]>();
export const countAnswers = (deps: Deps, emergencyId: string, yes: boolean): Promise<number> => Helpers(deps).countDocuments({ emergencyId, yes });
export const dueEmergencies = (deps: Deps, now: Date, most: number): Promise<EmergencyDoc[]> => Emergencies(deps).find({ nextCheckAt: { $lte: now } }, { pending: 0 }).sort({ nextCheckAt: 1 }).limit(most).lean<EmergencyDoc[]>();
