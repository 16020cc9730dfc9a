import type { ResponseOf } from '../../../shared/contract';
import { isSuspended } from '../../../shared/domain/identity/suspensions';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { STAFF_ROLES } from '../../../shared/domain/kernel/roles';
import type { HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited } from '../audit';
import { getPeople, peopleByPhone, restore, suspend, suspensionOf, suspensionsBy, viewerOfPerson, type SuspensionDoc, type SuspensionRow } from '../identity';
import { getUnits } from '../organisation';
import { accountsOffice, mayLookAfter, mayRestore, type AccountsOffice } from './policy';

type Account = ResponseOf<'GET /workbench/accounts'>['items'][number];

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

async function presentAccount(deps: Deps, office: AccountsOffice, personId: string, doc: SuspensionDoc | null): Promise<Account> {
  const [person, people] = await Promise.all([viewerOfPerson(deps, personId), getPeople(deps, [personId])]);
  const info = people.get(personId);
  if (!person || !info) throw new DomainError('not_found');
  const rows = doc ? [doc, ...doc.past] : [];
  const units = await getUnits(deps, [person.homeCommunityId, ...rows.map(({ unitId }) => unitId)]);
  const community = units.get(person.homeCommunityId ?? '');
  const view = ({ since, until, reason, text, unitId, liftedAt, liftText }: SuspensionRow): NonNullable<Account['suspension']> => ({ since: since.toISOString(), until: iso(until), reason, text, unit: units.get(unitId ?? '')?.name ?? null, liftedAt: iso(liftedAt), liftText });
  const suspended = isSuspended(doc, deps.clock.now());
  return {
    id: personId, name: info.name, phoneTail: info.phoneTail, community: community ? { id: community.id, name: community.name } : null, office: person.roles.some(({ role }) => STAFF_ROLES.includes(role)),
    revision: doc?.revision ?? 0, suspended, suspension: doc && view(doc), past: doc ? [...doc.past].reverse().map(view) : [], mayRestore: suspended && mayRestore(office, doc),
  };
}

/** Somebody whom the viewer looks after; for others they do not exist. */
async function theirs(deps: Deps, office: AccountsOffice, personId: string): Promise<string> {
  const info = (await getPeople(deps, [personId])).get(personId);
  if (!info || !mayLookAfter(office, info)) throw new DomainError('not_found');
  return personId;
}

async function noted(deps: Deps, { actor, levels }: AccountsOffice, action: 'accountSeen' | 'accountSuspended' | 'accountRestored', personId: string, key?: string, text = ''): Promise<void> {
  const once = key === undefined ? ('hour' as const) : { key: `${actor.personId} ${key}` };
  await audited(deps, { actor, action, subject: personId, object: { kind: 'person', id: personId }, levels, once, ...(text ? { reason: { code: null, text } } : {}) });
}

/** The office, the person and what is on record, of a step on an account. */
async function onAccount(deps: Deps, viewer: Viewer, id: string): Promise<AccountsOffice> {
  const office = accountsOffice(viewer);
  await theirs(deps, office, id);
  return office;
}

/** Stopping accounts and lifting it: the administrator of the district, and the head of a station for those who live in its community. */
export const accountHandlers: HandlerTable = {
  'GET /workbench/accounts': async ({ viewer }, deps) => {
    const office = accountsOffice(viewer);
    const docs = await suspensionsBy(deps, office.everywhere ? null : office.unitIds);
    return { items: await Promise.all(docs.map((doc) => presentAccount(deps, office, doc._id, doc))) };
  },
  'POST /workbench/accounts/find': async ({ viewer, body }, deps) => {
    const office = accountsOffice(viewer);
    const id = await theirs(deps, office, (await peopleByPhone(deps, [body.phone])).get(body.phone)?.id ?? '');
    await noted(deps, office, 'accountSeen', id);
    return presentAccount(deps, office, id, await suspensionOf(deps, id));
  },
  'POST /workbench/accounts/:id/suspend': async ({ viewer, params: { id }, body, key }, deps) => {
    const office = await onAccount(deps, viewer, id);
    await noted(deps, office, 'accountSuspended', id, key, body.text);
    await suspend(deps, { ...body, personId: id, byId: viewer.personId, unitId: office.actor.unitId, key });
    return presentAccount(deps, office, id, await suspensionOf(deps, id));
  },
  'POST /workbench/accounts/:id/restore': async ({ viewer, params: { id }, body, key }, deps) => {
    const office = await onAccount(deps, viewer, id);
    if (!mayRestore(office, await suspensionOf(deps, id))) throw new DomainError('not_allowed');
    await noted(deps, office, 'accountRestored', id, key, body.text);
    await restore(deps, { ...body, personId: id, byId: viewer.personId, unitId: office.actor.unitId, key });
    return presentAccount(deps, office, id, await suspensionOf(deps, id));
  },
};
