import { randomUUID } from 'node:crypto';
import { RULES } from '../../shared/copy/errors';
import { passwordProblem } from '../../shared/domain/identity/passwords';
import { createAccount, createPerson, grantRole, hasAdministrator } from '../features/identity';
import { createUnit } from '../features/organisation';
import { giveLease, takeLease } from '../platform/database/lease';
import type { Deps } from '../platform/deps';
import { StartError } from '../startError';

export interface FirstAdministrator {
  readonly district: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

/** Ids that follow from what they are: a set-up that was cut off is simply run again. */
const DISTRICT = 'district';
const ADMINISTRATOR = 'first-administrator';
const LEASE_MS = 60_000;

/** Throws StartError when somebody administrates this database already. */
export async function refuseWhenSetUp(deps: Deps): Promise<void> {
  if (!(await hasAdministrator(deps))) return;
  throw new StartError('这个数据库里已经有管理员了，没有改动。 This database has an administrator already; nothing was changed.');
}

function check({ district, name, username, password }: FirstAdministrator): void {
  const texts = { 区的名称: district, 管理员姓名: name, 管理员账号: username };
  for (const [label, text] of Object.entries(texts)) {
    if (text.trim() === '' || text.trim().length > 64) throw new StartError(`${label}要有 1 到 64 个字。 District, name and username must have 1 to 64 characters.`);
  }
  const problem = passwordProblem(password, username);
  if (problem) throw new StartError(`${RULES[problem]}。 The password was refused: ${problem}.`);
}

/**
 * Makes the district and its first administrator. Everything is checked before anything is written; the account
 * comes before the role, so that an administrator without a way in never blocks the next try.
 * @throws StartError for bad input, or when there is an administrator already
 */
export async function firstAdministrator(deps: Deps, given: FirstAdministrator): Promise<void> {
  check(given);
  const owner = randomUUID();
  if (!(await takeLease(deps.db, 'setup', owner, deps.clock.now(), LEASE_MS))) throw new StartError('另一个 setup 正在进行。 Another set-up is under way.');
  try {
    await refuseWhenSetUp(deps);
    await createUnit(deps, { id: DISTRICT, name: given.district.trim(), kind: 'district', parentId: null });
    await createPerson(deps, { id: ADMINISTRATOR, name: given.name.trim() });
    await createAccount(deps, { username: given.username, password: given.password, personId: ADMINISTRATOR, firstPassword: true });
    await grantRole(deps, { personId: ADMINISTRATOR, role: 'administrator', unitId: DISTRICT, since: deps.clock.now() });
  } finally {
    await giveLease(deps.db, 'setup', owner);
  }
}
