import { type ResponseOf } from '@shared/contract';
import { type Role } from '@shared/domain/kernel/roles';

export type Person = ResponseOf<'GET /demo/people'>['items'][number];

/** Groups of the log-in page, in the order in which a matter meets them. */
const GROUPS: readonly { title: string; roles: readonly Role[] }[] = [
  { title: '居民', roles: ['resident', 'volunteer', 'councilMember'] },
  { title: '社区工作站', roles: ['stationStaff', 'stationHead'] },
  { title: '网格员', roles: ['gridWorker'] },
  { title: '物业和部门', roles: ['departmentHandler'] },
  { title: '街道和管理', roles: ['streetDispatcher', 'auditor', 'administrator'] },
];

/** People by group, without groups that nobody is in. */
export function grouped(people: readonly Person[]): { title: string; people: Person[] }[] {
  return GROUPS.map(({ title, roles }) => ({ title, people: people.filter((person) => roles.includes(person.role)) })).filter((group) => group.people.length > 0);
}
