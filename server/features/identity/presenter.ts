import type { z } from 'zod';
import type { DemoPerson, Me, RoleView, Session } from '../../../shared/contract/identity';
import type { ScanView, SessionLine } from '../../../shared/contract/sessions';
import type { Demand, ScanState } from '../../../shared/domain/identity/sessions';
import { STAFF_ROLES } from '../../../shared/domain/kernel/roles';
import type { Deps } from '../../platform/deps';
import { presentStation } from '../organisation';
import { ACCESS_MINUTES, type OpenedSession } from './commands/openSession';
import type { SessionDoc } from './model';
import type { ScanDoc } from './modelSecurity';
import type { DemoEntry, PersonPage } from './queries';

/** A browser asks for its next token this long before the present one ends. */
const RENEW_SECONDS = (ACCESS_MINUTES - 1) * 60;

export function presentSession({ token, expiresAt, cookie }: OpenedSession): z.output<typeof Session> {
  return { token, expiresAt: expiresAt.toISOString(), ...(cookie && { renewIn: RENEW_SECONDS }) };
}

function presentRoles({ memberships, units }: PersonPage): z.output<typeof RoleView>[] {
  return memberships.flatMap(({ role, unitId, since, until }) => {
    const unit = units.get(unitId);
    const community = units.get(unit?.communityId ?? '');
    return unit ? [{ role, unit: { id: unit.id, name: unit.name, kind: unit.kind }, ...(community ? { community: { id: community.id, name: community.name } } : {}), since: since.toISOString(), until: until?.toISOString() ?? null }] : [];
  });
}

async function presentHome(deps: Deps, { person, home }: PersonPage): Promise<z.output<typeof Me>['home']> {
  if (!home || !person.home) return null;
  const { community, station } = home;
  return {
    community: { id: community.id, name: community.name },
    station: await presentStation(deps, station),
    placeText: person.home.placeText,
    placeId: person.home.placeId,
    point: person.home.point,
  };
}

/** The person to themselves. */
export async function presentMe(deps: Deps, page: PersonPage, demands: readonly Demand[] = []): Promise<z.output<typeof Me>> {
  const { person, memberships, unread, texts: { homeGreeting, phoneNote, afterSubmit } } = page;
  return {
    id: person._id,
    name: person.name,
    level: person.level,
    phoneTail: person.phoneTail,
    home: await presentHome(deps, page),
    roles: presentRoles(page),
    staff: memberships.some((row) => STAFF_ROLES.includes(row.role)),
    preferences: { elderMode: person.elderMode },
    demands: [...demands],
    unread,
    texts: { homeGreeting, phoneNote, afterSubmit },
  };
}

export function presentDemoPerson({ person, role, unitName }: DemoEntry): z.output<typeof DemoPerson> {
  return { id: person._id, name: person.name, role, unitName, blurb: person.demo?.blurb ?? '', elderMode: person.elderMode };
}

/** One of a person's sessions, to themselves. */
export function presentSessionLine({ _id, method, device, createdAt, lastUsedAt }: SessionDoc, current: string): z.output<typeof SessionLine> {
  return {
    id: _id,
    // Sessions of earlier versions were all opened by account or in the demonstration.
    method: method ?? 'password',
    device: device ?? { browser: 'other', system: 'other' },
    since: createdAt.toISOString(),
    lastUsedAt: (lastUsedAt ?? createdAt).toISOString(),
    current: _id === current,
  };
}

/** A desk that asks, to whoever scanned its picture. */
export function presentScan({ device, network, createdAt, expiresAt }: ScanDoc, state: ScanState): z.output<typeof ScanView> {
  return { state, device, network, askedAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}
