import type { z } from 'zod';
import type { DemoPerson, Me, RoleView, Session } from '../../../shared/contract/identity';
import { STAFF_ROLES } from '../../../shared/domain/kernel/roles';
import type { OpenedSession } from './commands/openSession';
import type { DemoEntry, PersonPage } from './queries';

export function presentSession({ token, expiresAt }: OpenedSession): z.output<typeof Session> {
  return { token, expiresAt: expiresAt.toISOString() };
}

function presentRoles({ memberships, units }: PersonPage): z.output<typeof RoleView>[] {
  return memberships.flatMap(({ role, unitId, since, until }) => {
    const unit = units.get(unitId);
    return unit ? [{ role, unit: { id: unit.id, name: unit.name, kind: unit.kind }, since: since.toISOString(), until: until?.toISOString() ?? null }] : [];
  });
}

function presentHome({ person, home }: PersonPage): z.output<typeof Me>['home'] {
  if (!home || !person.home) return null;
  const { community, station } = home;
  return {
    community: { id: community.id, name: community.name },
    station: { id: station.id, name: station.name, phone: station.phone, hours: station.hours },
    placeText: person.home.placeText,
    placeId: person.home.placeId,
    point: person.home.point,
  };
}

/** The person to themselves. */
export function presentMe(page: PersonPage): z.output<typeof Me> {
  const { person, memberships, unread, texts: { homeGreeting, phoneNote, afterSubmit } } = page;
  return {
    id: person._id,
    name: person.name,
    level: person.level,
    home: presentHome(page),
    roles: presentRoles(page),
    staff: memberships.some((row) => STAFF_ROLES.includes(row.role)),
    preferences: { elderMode: person.elderMode },
    unread,
    texts: { homeGreeting, phoneNote, afterSubmit },
  };
}

export function presentDemoPerson({ person, role, unitName }: DemoEntry): z.output<typeof DemoPerson> {
  return { id: person._id, name: person.name, role, unitName, blurb: person.demo?.blurb ?? '', elderMode: person.elderMode };
}
