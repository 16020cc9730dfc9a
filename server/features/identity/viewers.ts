import type { Connection, mongo } from 'mongoose';
import { hourOf } from '../../../shared/domain/identity/sessions';
import type { HeldRole, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import type { TokenContent } from '../../platform/crypto/tokens';
import { rawCollection } from '../../platform/database/model';
import { byId, together } from '../../platform/together';
import { getUnits, shown } from '../organisation';
import { Sessions, type MembershipDoc, type SessionDoc } from './model';
import { forgetPersonInfo, getPeople, type PersonInfo } from './people';

/** Longest age of what this process remembers of a session, milliseconds of real time. */
const FRESH_MS = 5_000;
/** Sessions remembered at most; beyond it all are asked for again. */
const MOST = 10_000;

interface Remembered {
  readonly found: Promise<Found | null>;
  readonly until: number;
  readonly personId: string;
}
/** A session and its holder's roles; what is known of the person is remembered for all of their sessions together. */
interface Found {
  readonly roles: readonly HeldRole[];
  readonly expiresAt: Date;
  readonly login: Pick<Viewer, 'method' | 'demands'>;
}
const memory = new WeakMap<Connection, Map<string, Remembered>>();

function remembered(deps: Deps): Map<string, Remembered> {
  const known = memory.get(deps.db) ?? new Map<string, Remembered>();
  memory.set(deps.db, known);
  return known;
}

/** Terms that run at a moment. */
export function inForce(rows: readonly MembershipDoc[], now: Date): MembershipDoc[] {
  return rows.filter((row) => row.since <= now && (row.until === null || row.until > now));
}

/** What of a session says who calls. */
type Login = Pick<SessionDoc, '_id' | 'personId' | 'expiresAt' | 'revokedAt' | 'method' | 'lastUsedAt' | 'demands'>;
const LOGIN = { personId: 1, expiresAt: 1, revokedAt: 1, method: 1, lastUsedAt: 1, demands: 1 } as const;
const sessionById = together<Login>(async ({ db }, ids) => byId(await rawCollection<Login>(db, 'sessions').find({ _id: { $in: [...ids] } }, { projection: LOGIN }).toArray()));
/** Terms of people by person: those who come together are read together. */
const termsOf = together<MembershipDoc[]>(async (deps, ids) => {
  const rows = await rawCollection<MembershipDoc>(deps.db, 'memberships').find({ personId: { $in: [...ids] }, batch: await shown(deps) } as mongo.Filter<MembershipDoc>).toArray();
  return new Map(ids.map((id) => [id, rows.filter(({ personId }) => personId === id)]));
});

async function rolesOf(deps: Deps, personId: string): Promise<HeldRole[]> {
  const rows = inForce((await termsOf(deps, personId)) ?? [], deps.clock.now());
  const units = await getUnits(deps, rows.map((row) => row.unitId));
  return rows.flatMap(({ role, unitId, gridIds = [] }) => {
    const unit = units.get(unitId);
    return unit ? [{ role, unitId, unitKind: unit.kind, unitName: unit.name, path: unit.path, communityId: unit.communityId, gridIds }] : [];
  });
}

function asViewer({ id, name, level, home, neighbourOf }: PersonInfo, roles: readonly HeldRole[], sessionId: string): Viewer {
  return { personId: id, sessionId, name, level, homeCommunityId: home?.communityId ?? null, neighbourOf, roles };
}

/** The person as policies see them now, with the roles in force; null when there is no such person. */
export async function viewerOfPerson(deps: Deps, personId: string, sessionId = ''): Promise<Viewer | null> {
  const [people, roles] = await Promise.all([getPeople(deps, [personId]), rolesOf(deps, personId)]);
  const person = people.get(personId);
  return person ? asViewer(person, roles, sessionId) : null;
}

/** Notes that a session is in use, at most once in an hour; that it could not be noted stops nobody. */
async function noteUse(deps: Deps, { _id, lastUsedAt }: Login): Promise<void> {
  const hour = hourOf(deps.clock.now());
  if (lastUsedAt !== undefined && lastUsedAt >= hour) return;
  await Sessions(deps).updateOne({ _id }, { $max: { lastUsedAt: hour } }).catch((error: unknown) => deps.logger.warn({ err: error }, 'use of a session not noted'));
}

/** Session and roles at once: the token names both. */
async function load(deps: Deps, sessionId: string, personId: string): Promise<Found | null> {
  const [session, roles] = await Promise.all([sessionById(deps, sessionId), rolesOf(deps, personId)]);
  if (!session || session.revokedAt || session.personId !== personId) return null;
  await noteUse(deps, session);
  const { expiresAt, method, demands } = session;
  return { expiresAt, roles, login: { ...(method && { method }), ...(demands && { demands }) } };
}

/** Who holds a session, by what a token says of it, at most five seconds old; null when it is unknown, another's, revoked or expired. */
export async function viewerOf(deps: Deps, { sessionId, personId }: Pick<TokenContent, 'sessionId' | 'personId'>): Promise<Viewer | null> {
  const known = remembered(deps);
  const now = performance.now();
  let entry = known.get(sessionId);
  if (!entry || entry.until <= now || entry.personId !== personId) {
    if (known.size >= MOST) known.clear();
    const fresh: Remembered = { found: load(deps, sessionId, personId), until: now + FRESH_MS, personId };
    entry = fresh;
    known.set(sessionId, fresh);
    fresh.found.catch(() => known.delete(sessionId));
  }
  const [found, people] = await Promise.all([entry.found, getPeople(deps, [personId])]);
  const person = people.get(personId);
  if (!found || !person || found.expiresAt <= deps.clock.now()) return null;
  return { ...asViewer(person, found.roles, sessionId), ...found.login };
}

/** Drops what this process remembers of a person and of all their sessions, after changing them or what they may do. */
export function forgetPerson(deps: Deps, personId: string): void {
  forgetPersonInfo(deps, personId);
  const known = remembered(deps);
  // Also what is still being asked for: it may have been read before the change.
  for (const [sessionId, entry] of known) if (entry.personId === personId) known.delete(sessionId);
}

/** Drops what this process remembers of a session, after changing it. */
export function forgetViewer(deps: Deps, sessionId: string): void {
  remembered(deps).delete(sessionId);
}
