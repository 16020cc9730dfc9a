import type { Role } from '../../../shared/domain/kernel/roles';
import { districtIds, getUnits, levelsOf, shown, type UnitInfo } from '../organisation';
import type { Texts } from '../../../shared/domain/settings/texts';
import type { Deps } from '../../platform/deps';
import { settingsOf } from '../settings';
import { Accounts, Memberships, People, type MembershipDoc, type PersonDoc } from './model';
import { getPeople } from './people';
import { inForce } from './viewers';

/** Ids of those who hold one of the roles in one of the units now, each once; with a grid, only those who look after it. */
export async function holdersOf(deps: Deps, unitIds: readonly string[], roles: readonly Role[], gridId: string | null = null): Promise<string[]> {
  const rows = await Memberships(deps).find({ unitId: { $in: [...unitIds] }, role: { $in: [...roles] }, batch: await shown(deps) }).lean<MembershipDoc[]>();
  const looksAfter = ({ gridIds = [] }: MembershipDoc): boolean => gridId === null || gridIds.length === 0 || gridIds.includes(gridId);
  return [...new Set(inForce(rows, deps.clock.now()).filter(looksAfter).map((row) => row.personId))];
}

/** Those of some units in which somebody holds one of the roles now. */
export async function unitsHeldBy(deps: Deps, unitIds: readonly string[], roles: readonly Role[]): Promise<ReadonlySet<string>> {
  const rows = await Memberships(deps).find({ unitId: { $in: [...unitIds] }, role: { $in: [...roles] }, batch: await shown(deps) }).lean<MembershipDoc[]>();
  return new Set(inForce(rows, deps.clock.now()).map(({ unitId }) => unitId));
}

/** Ids of those who administrate the district now. */
export async function administrators(deps: Deps): Promise<string[]> {
  return holdersOf(deps, await districtIds(deps), ['administrator']);
}

/** Id of the confirmed home that is the person's main one; null when none is confirmed. */
export async function mainHomeOf(deps: Deps, personId: string): Promise<string | null> {
  return (await People(deps).findById(personId, { mainHomeId: 1 }).lean<Pick<PersonDoc, 'mainHomeId'>>())?.mainHomeId ?? null;
}

/** Whether anybody has ever been made an administrator here. */
export async function hasAdministrator(deps: Deps): Promise<boolean> {
  return (await Memberships(deps).exists({ role: 'administrator' })) !== null;
}

/** A person with everything `GET /me` shows. */
export interface PersonPage {
  readonly person: PersonDoc;
  readonly memberships: readonly MembershipDoc[];
  readonly units: ReadonlyMap<string, UnitInfo>;
  readonly home: { readonly community: UnitInfo; readonly station: UnitInfo } | null;
  readonly unread: number;
  readonly texts: Texts;
}

/** Gathers what `GET /me` shows; null when the person is gone. */
export async function personPage(deps: Deps, personId: string): Promise<PersonPage | null> {
  const person = await People(deps).findById(personId).lean<PersonDoc>();
  if (!person) return null;
  const batch = await shown(deps);
  const [memberships, home, unread, { texts }] = await Promise.all([
    Memberships(deps).find({ personId, batch }).lean<MembershipDoc[]>(),
    person.home ? levelsOf(deps, person.home.communityId) : null,
    deps.hooks.unread ? deps.hooks.unread(deps, personId) : 0,
    settingsOf(deps),
  ]);
  const current = inForce(memberships, deps.clock.now());
  const unitIds = current.map((row) => row.unitId);
  const served = [...(await getUnits(deps, unitIds)).values()].map(({ communityId }) => communityId);
  return { person, memberships: current, units: await getUnits(deps, [...unitIds, ...served]), home, unread, texts };
}

/** A named person of the demonstration district. */
export interface DemoEntry {
  readonly person: PersonDoc;
  readonly role: Role;
  readonly unitName: string;
}

/** The named people in the order of the demonstration; each with the role that tells most of them. */
export async function demoPeople(deps: Deps): Promise<DemoEntry[]> {
  const people = await People(deps).find({ 'demo.order': { $exists: true } }).sort({ 'demo.order': 1 }).lean<PersonDoc[]>();
  const rows = await Memberships(deps).find({ personId: { $in: people.map((person) => person._id) } }).lean<MembershipDoc[]>();
  const current = inForce(rows, deps.clock.now());
  const units = await getUnits(deps, current.map((row) => row.unitId));
  return people.flatMap((person) => {
    const own = current.filter((row) => row.personId === person._id);
    // Staff are residents somewhere too; what one can try as them is the office.
    const main = own.find((row) => row.role !== 'resident') ?? own[0];
    return main ? [{ person, role: main.role, unitName: units.get(main.unitId)?.name ?? '' }] : [];
  });
}

/** User names of demonstration accounts with the names of their people. */
export async function demoAccounts(deps: Deps): Promise<{ username: string; personName: string }[]> {
  const accounts = await Accounts(deps).find({ demo: true }).sort({ _id: 1 }).lean();
  const people = await getPeople(deps, accounts.map((account) => account.personId));
  return accounts.map((account) => ({ username: account._id, personName: people.get(account.personId)?.name ?? '' }));
}

/** Whether the database holds accounts or named people of a demonstration, which production refuses. */
export async function hasDemoAccounts(deps: Deps): Promise<boolean> {
  return (await Accounts(deps).exists({ demo: true })) !== null;
}
