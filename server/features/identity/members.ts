import type { Role } from '../../../shared/domain/kernel/roles';
import { phoneTail } from '../../platform/crypto/fieldCipher';
import type { Deps } from '../../platform/deps';
import { shown } from '../organisation';
import { phoneContext } from './commands/createPerson';
import { Accounts, Memberships, People, WechatBindings, type AccountDoc, type MembershipDoc, type PersonDoc } from './model';
import { usernameKey } from './usernames';

/** A role somebody holds, held or will hold in a unit. */
export interface Member {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly phoneTail: string | null;
  readonly username: string | null;
  readonly role: Role;
  readonly since: Date;
  readonly until: Date | null;
  readonly gridIds: readonly string[];
  /** A grid worker beside another occupation. */
  readonly partTime: boolean;
}

/** Most members shown of one unit; a unit with more is a community with its residents. */
const MOST = 500;

/** Everybody with a term in a unit, latest first. */
export async function membersOf(deps: Deps, unitId: string): Promise<Member[]> {
  return asMembers(deps, await Memberships(deps).find({ unitId, batch: await shown(deps) }).sort({ since: -1, _id: 1 }).limit(MOST).lean<MembershipDoc[]>());
}

/** Everybody whose term in one of these units runs or is to come; residents left out. */
export async function inOffice(deps: Deps, unitIds: readonly string[]): Promise<(Member & { readonly unitId: string })[]> {
  const lasting = [{ until: null }, { until: { $gt: deps.clock.now() } }];
  const rows = await Memberships(deps).find({ unitId: { $in: [...unitIds] }, role: { $ne: 'resident' }, $or: lasting, batch: await shown(deps) }).sort({ since: 1, _id: 1 }).lean<MembershipDoc[]>();
  const units = new Map(rows.map(({ _id, unitId }) => [_id, unitId]));
  return (await asMembers(deps, rows)).map((member) => ({ ...member, unitId: units.get(member.id) ?? '' }));
}

/** How many people say that they live in a community. */
export function residentCount(deps: Pick<Deps, 'db'>, communityId: string): Promise<number> {
  return People(deps).countDocuments({ 'home.communityId': communityId });
}

async function asMembers(deps: Deps, rows: readonly MembershipDoc[]): Promise<Member[]> {
  const personIds = [...new Set(rows.map((row) => row.personId))];
  const [people, accounts] = await Promise.all([
    People(deps).find({ _id: { $in: personIds } }, { name: 1, phoneTail: 1 }).lean<Pick<PersonDoc, '_id' | 'name' | 'phoneTail'>[]>(),
    Accounts(deps).find({ personId: { $in: personIds } }, { personId: 1 }).lean<Pick<AccountDoc, '_id' | 'personId'>[]>(),
  ]);
  const names = new Map(people.map((person) => [person._id, person]));
  const usernames = new Map(accounts.map((account) => [account.personId, account._id]));
  return rows.flatMap(({ _id, personId, role, since, until, gridIds = [], partTime = false }) => {
    const person = names.get(personId);
    return person ? [{ id: _id, personId, name: person.name, phoneTail: person.phoneTail, username: usernames.get(personId) ?? null, role, since, until, gridIds, partTime }] : [];
  });
}

/** One term; null when there is none. */
export async function membershipOf(deps: Deps, id: string): Promise<Pick<MembershipDoc, 'personId' | 'role' | 'unitId'> | null> {
  return Memberships(deps).findById(id, { personId: 1, role: 1, unitId: 1 }).lean<Pick<MembershipDoc, 'personId' | 'role' | 'unitId'>>();
}

/** Who already has one of these phone numbers: number → person. */
export async function peopleByPhone(deps: Deps, phones: readonly string[]): Promise<Map<string, { id: string; name: string }>> {
  const wanted = new Set(phones);
  const tails = [...new Set(phones.map(phoneTail))];
  const rows = await People(deps).find({ phoneTail: { $in: tails } }, { name: 1, phone: 1 }).lean<Pick<PersonDoc, '_id' | 'name' | 'phone'>[]>();
  const found = new Map<string, { id: string; name: string }>();
  for (const row of rows) {
    const phone = row.phone === null ? null : deps.cipher.decrypt(row.phone, phoneContext(row._id));
    if (phone !== null && wanted.has(phone)) found.set(phone, { id: row._id, name: row.name });
  }
  return found;
}

/** People of this name whose phone number ends so, with the communities they live in or chose. */
export async function peopleByTail(deps: Deps, tail: string, name: string): Promise<{ id: string; communityIds: readonly string[] }[]> {
  const rows = await People(deps).find({ phoneTail: tail, name }, { home: 1, neighbourOf: 1 }).limit(20).lean<Pick<PersonDoc, '_id' | 'home' | 'neighbourOf'>[]>();
  return rows.map(({ _id, home, neighbourOf = [] }) => ({ id: _id, communityIds: [...neighbourOf, ...(home ? [home.communityId] : [])] }));
}

/** Whose user names these are: name as given → person. */
export async function ownersOfUsernames(deps: Deps, usernames: readonly string[]): Promise<Map<string, string>> {
  const keys = new Map(usernames.map((name) => [usernameKey(name), name]));
  const rows = await Accounts(deps).find({ _id: { $in: [...keys.keys()] } }, { personId: 1 }).lean<Pick<AccountDoc, '_id' | 'personId'>[]>();
  return new Map(rows.map((row) => [keys.get(row._id) ?? row._id, row.personId]));
}

/** Who of these has a way to log in: an account, a WeChat user of theirs, or a place among the people of the demonstration. */
export async function ableToLogIn(deps: Pick<Deps, 'db'>, personIds: readonly string[]): Promise<Set<string>> {
  const ids = { $in: [...new Set(personIds)] };
  const [accounts, wechat, demo] = await Promise.all([
    Accounts(deps).find({ personId: ids }, { personId: 1 }).lean<{ personId: string }[]>(),
    WechatBindings(deps).find({ personId: ids }, { personId: 1 }).lean<{ personId: string }[]>(),
    People(deps).find({ _id: ids, demo: { $ne: null } }, { _id: 1 }).lean<{ _id: string }[]>(),
  ]);
  return new Set([...accounts.map(({ personId }) => personId), ...wechat.map(({ personId }) => personId), ...demo.map(({ _id }) => _id)]);
}
