import type { Connection } from 'mongoose';
import { hourOf } from '../../../shared/domain/identity/sessions';
import type { HeldRole, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getUnits, shown } from '../organisation';
import { Memberships, People, Sessions, type MembershipDoc, type SessionDoc } from './model';

/** Longest age of what this process remembers of a session, milliseconds of real time. */
const FRESH_MS = 5_000;
/** Sessions remembered at most; beyond it all are asked for again. */
const MOST = 10_000;

interface Remembered {
  readonly found: Promise<Found | null>;
  readonly until: number;
  /** Absent while it is being asked for. */
  personId?: string;
}
interface Found {
  readonly viewer: Viewer;
  readonly expiresAt: Date;
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

async function rolesOf(deps: Deps, personId: string): Promise<HeldRole[]> {
  const rows = inForce(await Memberships(deps).find({ personId, batch: await shown(deps) }).lean<MembershipDoc[]>(), deps.clock.now());
  const units = await getUnits(deps, rows.map((row) => row.unitId));
  return rows.flatMap(({ role, unitId, gridIds = [] }) => {
    const unit = units.get(unitId);
    return unit ? [{ role, unitId, unitKind: unit.kind, unitName: unit.name, path: unit.path, communityId: unit.communityId, gridIds }] : [];
  });
}

/** The person as policies see them now, with the roles in force; null when there is no such person. */
export async function viewerOfPerson(deps: Deps, personId: string, sessionId = ''): Promise<Viewer | null> {
  const [person, roles] = await Promise.all([People(deps).findById(personId, { name: 1, level: 1, home: 1 }).lean(), rolesOf(deps, personId)]);
  if (!person) return null;
  return { personId, sessionId, name: person.name, level: person.level, homeCommunityId: person.home?.communityId ?? null, roles };
}

/** Notes that a session is in use, at most once in an hour; that it could not be noted stops nobody. */
async function noteUse(deps: Deps, { _id, lastUsedAt }: SessionDoc): Promise<void> {
  const hour = hourOf(deps.clock.now());
  if (lastUsedAt !== undefined && lastUsedAt >= hour) return;
  await Sessions(deps).updateOne({ _id }, { $max: { lastUsedAt: hour } }).catch((error: unknown) => deps.logger.warn({ err: error }, 'use of a session not noted'));
}

async function load(deps: Deps, sessionId: string): Promise<Found | null> {
  const session = await Sessions(deps).findById(sessionId).lean<SessionDoc>();
  if (!session || session.revokedAt) return null;
  const [viewer] = await Promise.all([viewerOfPerson(deps, session.personId, sessionId), noteUse(deps, session)]);
  if (!viewer) return null;
  const { method, demands } = session;
  return { viewer: { ...viewer, ...(method && { method }), ...(demands && { demands }) }, expiresAt: session.expiresAt };
}

/** Who holds a session, at most five seconds old; null when it is unknown, revoked or expired. */
export async function viewerOf(deps: Deps, sessionId: string): Promise<Viewer | null> {
  const known = remembered(deps);
  const now = performance.now();
  let entry = known.get(sessionId);
  if (!entry || entry.until <= now) {
    if (known.size >= MOST) known.clear();
    const fresh: Remembered = { found: load(deps, sessionId), until: now + FRESH_MS };
    entry = fresh;
    known.set(sessionId, fresh);
    fresh.found.then(
      (found) => void (fresh.personId = found?.viewer.personId ?? ''),
      () => known.delete(sessionId),
    );
  }
  const found = await entry.found;
  return found && found.expiresAt > deps.clock.now() ? found.viewer : null;
}

/** Drops what this process remembers of all sessions of a person, after changing what they may do. */
export function forgetPerson(deps: Deps, personId: string): void {
  const known = remembered(deps);
  // What is still being asked for may have been read before the change.
  for (const [sessionId, entry] of known) if (entry.personId === undefined || entry.personId === personId) known.delete(sessionId);
}

/** Drops what this process remembers of a session, after changing it. */
export function forgetViewer(deps: Deps, sessionId: string): void {
  remembered(deps).delete(sessionId);
}
