import { ROLE_WORDS } from '../../../../shared/copy/roles';
import { UNIT_KIND_WORDS } from '../../../../shared/copy/units';
import { ROLE_HOMES } from '../../../../shared/domain/administration/imports';
import { ROLES, type Role } from '../../../../shared/domain/kernel/roles';
import type { Deps } from '../../../platform/deps';
import { ownersOfUsernames, peopleByPhone } from '../../identity';
import { getUnits, gridHeads, type UnitInfo } from '../../organisation';
import { personIdOf, termOf } from '../terms';
import { EMPTY_PLAN, type NewStaff, type Plan, type Row } from '../types';
import { cell, unitFault, type Findings } from './common';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const roleOf = (word: string): Role | undefined => ROLES.find((role) => ROLE_WORDS[role] === word);

interface Context {
  readonly units: ReadonlyMap<string, UnitInfo>;
  readonly people: ReadonlyMap<string, { id: string; name: string }>;
  readonly owners: ReadonlyMap<string, string>;
  /** Community of each grid that the file names. */
  readonly grids: ReadonlyMap<string, string>;
  /** Names by phone number, as far as the file has been read. */
  readonly names: Map<string, string>;
}

function checkDays(row: Row, findings: Findings): void {
  for (const [key, title] of [['since', '任期开始'], ['until', '任期结束']] as const) {
    const day = cell(row, key);
    if (day !== '' && (!DAY.test(day) || Number.isNaN(Date.parse(day)))) findings.add(row.row, 'badDay', { title }, key);
  }
  const [since, until] = [cell(row, 'since'), cell(row, 'until')];
  if (since !== '' && until !== '' && until < since) findings.add(row.row, 'termEndsFirst', {}, 'until');
}

function checkUnit(row: Row, { units }: Context, findings: Findings): void {
  const [unitId, word] = [cell(row, 'unitId'), cell(row, 'role')];
  const [unit, role] = [units.get(unitId), roleOf(word)];
  const fault = unitId === '' ? null : unitFault(unit);
  if (fault) findings.add(row.row, fault, { value: unitId }, 'unitId');
  if (!role && word !== '') findings.add(row.row, 'unknownRole', { value: word }, 'role');
  if (unit && role && !ROLE_HOMES[role].includes(unit.kind)) findings.add(row.row, 'roleNotInUnit', { role: word, kind: UNIT_KIND_WORDS[unit.kind] }, 'role');
}

/** Several grids stand in one cell, with a comma or a pause mark between. */
const gridIdsOf = (row: Row): string[] => [...new Set(cell(row, 'gridIds').split(/[,;、\s]+/).filter((id) => id !== ''))];

function checkGrids(row: Row, { units, grids }: Context, findings: Findings): void {
  const ids = gridIdsOf(row);
  const unit = units.get(cell(row, 'unitId'));
  if (ids.length > 0 && roleOf(cell(row, 'role')) !== 'gridWorker') findings.add(row.row, 'gridsOfWalkersOnly', {}, 'gridIds');
  else for (const id of ids) if (unit && grids.get(id) !== unit.communityId) findings.add(row.row, 'unknownGrid', { value: id, unit: unit.name }, 'gridIds');
}

/** A grid worker beside another occupation is marked with a word. */
function checkPartTime(row: Row, findings: Findings): void {
  const word = cell(row, 'partTime');
  if (word === '') return;
  if (word !== '是') findings.add(row.row, 'notYes', { title: '兼职' }, 'partTime');
  else if (roleOf(cell(row, 'role')) !== 'gridWorker') findings.add(row.row, 'partTimeOfWalkersOnly', {}, 'partTime');
}

function checkPerson(deps: Deps, row: Row, { people, owners, names }: Context, findings: Findings): void {
  const [phone, name, username] = [cell(row, 'phone'), cell(row, 'name'), cell(row, 'username')];
  if (phone !== '' && !/^1\d{10}$/.test(phone)) findings.add(row.row, 'badPhone', {}, 'phone');
  const known = names.get(phone) ?? people.get(phone)?.name;
  if (phone !== '' && known !== undefined && known !== name) findings.add(row.row, 'phoneOfAnother', {}, 'name');
  names.set(phone, name);
  if (username === '') return;
  if (username.length < 3 || username.length > 64) findings.add(row.row, 'shortUsername', {}, 'username');
  const owner = owners.get(username);
  if (owner !== undefined && owner !== (people.get(phone)?.id ?? personIdOf(deps, phone))) findings.add(row.row, 'usernameTaken', { value: username }, 'username');
}

function checkTwice(rows: readonly Row[], findings: Findings): void {
  const terms = new Map<string, number>();
  const accounts = new Map<string, { row: number; phone: string }>();
  for (const row of rows) {
    const term = ['phone', 'unitId', 'role'].map((key) => cell(row, key)).join('\n');
    const first = terms.get(term);
    if (first !== undefined) findings.add(row.row, 'twice', { value: cell(row, 'name'), row: first }, 'name');
    terms.set(term, row.row);
    const username = cell(row, 'username').toLowerCase();
    const other = accounts.get(username);
    if (username !== '' && other && other.phone !== cell(row, 'phone')) findings.add(row.row, 'twice', { value: username, row: other.row }, 'username');
    accounts.set(username, { row: row.row, phone: cell(row, 'phone') });
  }
}

/** People with their roles and terms. The same phone number is the same person. */
export async function readStaff(deps: Deps, rows: readonly Row[], findings: Findings): Promise<Plan> {
  const of = (key: string): string[] => rows.map((row) => cell(row, key)).filter((text) => text !== '');
  const [units, people, owners] = await Promise.all([getUnits(deps, of('unitId')), peopleByPhone(deps, of('phone')), ownersOfUsernames(deps, of('username'))]);
  const grids = new Map((await gridHeads(deps, rows.flatMap(gridIdsOf))).map(({ id, communityId }) => [id, communityId]));
  const context: Context = { units, people, owners, grids, names: new Map() };
  checkTwice(rows, findings);
  const staff = rows.flatMap((row): NewStaff[] => {
    checkDays(row, findings);
    checkUnit(row, context, findings);
    checkGrids(row, context, findings);
    checkPartTime(row, findings);
    checkPerson(deps, row, context, findings);
    const role = roleOf(cell(row, 'role'));
    const phone = cell(row, 'phone');
    if (!role || findings.problems.length > 0) return [];
    const { since, until } = termOf(deps, { since: cell(row, 'since'), until: cell(row, 'until') });
    const personId = people.get(phone)?.id ?? personIdOf(deps, phone);
    return [{ personId, name: cell(row, 'name'), phone, role, unitId: cell(row, 'unitId'), since: since.toISOString(), until: until?.toISOString() ?? null, username: cell(row, 'username') || null, gridIds: gridIdsOf(row), partTime: cell(row, 'partTime') === '是' }];
  });
  return { ...EMPTY_PLAN, staff };
}
