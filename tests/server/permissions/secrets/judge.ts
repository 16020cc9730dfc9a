import type { Who } from '../world/people';
import { ALLOWED, NAMES_OF_STAFF } from './allowed';
import type { Secret } from './planted';

const has = (names: string | undefined, name: string): boolean => names?.split(' ').includes(name) === true;

/** Whether somebody may read a secret in the answers of a route. */
export function allowed(route: string, who: Who, { kind, owner }: Secret): boolean {
  const allowance = ALLOWED[route] ?? {};
  if (owner === who && has(allowance.own, kind)) return true;
  if (kind === 'name' && (has(allowance.anyName, who) || (owner !== null && has(NAMES_OF_STAFF, owner) && has(allowance.staffNames, who)))) return true;
  // The list of a unit's people shows their tails; everywhere else it is the reporter's that is meant.
  if (kind === 'name' && owner !== 'reporter') return false;
  return has(allowance[kind], who);
}
