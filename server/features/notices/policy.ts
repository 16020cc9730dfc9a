import { DomainError } from '../../../shared/domain/kernel/errors';
import type { NoticeArea } from '../../../shared/domain/notices/kinds';
import { atDesk, NOTICE_TRANSITIONS, type NoticeAction, type NoticePart } from '../../../shared/domain/notices/states';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { levelOf } from '../cases';
import { communitiesBelow, getUnits } from '../organisation';
import { landOf, type Land } from './areas';
import type { NoticeDoc } from './document';
import { factsOf, type Actor } from './step';

/** What of a viewer decides. */
export type Person = Pick<Viewer, 'personId' | 'roles'>;
/** An office that tells people something: in whose name, and for which land. */
export interface Office {
  readonly unitId: string;
  readonly name: string;
  readonly levelId: string;
}

/** Offices somebody works for: stations for their community, dispatchers for their street or the district. */
export function officesOf({ roles }: Person): Office[] {
  const found = roles.flatMap((held): Office[] => {
    const { role, unitId, unitName: name, communityId } = held;
    if ((role === 'stationStaff' || role === 'stationHead') && communityId !== null) return [{ unitId, name, levelId: communityId }];
    const levelId = role === 'streetDispatcher' ? levelOf(held) : undefined;
    return levelId === undefined ? [] : [{ unitId, name, levelId }];
  });
  return [...new Map(found.map((office) => [office.unitId, office])).values()];
}
/** The offices of whoever has a desk for notices. `not_allowed` for everybody else. */
export function deskOf(person: Person): Office[] {
  const offices = officesOf(person);
  if (offices.length === 0) throw new DomainError('not_allowed');
  return offices;
}
/** Communities that some offices look after. */
export async function communitiesOf(deps: Deps, offices: readonly Office[]): Promise<string[]> {
  const levels = await getUnits(deps, offices.map(({ levelId }) => levelId));
  return [...new Set((await Promise.all([...levels.values()].map((level) => communitiesBelow(deps, level)))).flat())];
}
/** Whether an office looks after all of some land. */
export const covers = ({ levelId }: Office, lands: readonly Pick<Land, 'path'>[]): boolean => lands.every(({ path }) => path.includes(levelId));

/** Whether somebody's offices look after all of some areas, or a part of them; null: nothing of it. Land that is no more lies in nothing: whoever signed still looks after it. */
export async function standingIn(deps: Deps, person: Person, { unitId, areas }: { readonly unitId: string; readonly areas: readonly NoticeArea[] }): Promise<'all' | 'part' | null> {
  const offices = officesOf(person);
  if (offices.length === 0) return null;
  const left = (await Promise.all(areas.map((area) => landOf(deps, area).catch(() => null)))).flatMap((land) => land ?? []);
  if (offices.some((office) => office.unitId === unitId || (left.length > 0 && covers(office, left)))) return 'all';
  return offices.some((office) => left.some((land) => covers(office, [land]))) ? 'part' : null;
}
/** The part somebody plays: of an office that looks after all its areas, who wrote what waits, or another one; null: a reader. */
export async function partIn(deps: Deps, person: Person, doc: NoticeDoc): Promise<NoticePart | null> {
  const standing = await standingIn(deps, person, doc);
  // A station below the street knows the place, and may be the second pair of eyes.
  if (standing !== 'all') return standing === 'part' && atDesk('witness', factsOf(doc)) && !doc.writers.includes(person.personId) ? 'witness' : null;
  const wrote = doc.proposal ? doc.proposal.by === person.personId : doc.writers.includes(person.personId);
  return wrote ? 'writer' : 'second';
}

/** The door of every step. `not_found`, or `not_allowed` when their part never takes it. */
export async function authorise(deps: Deps, person: Person, doc: NoticeDoc, action: NoticeAction): Promise<Actor> {
  const part = await partIn(deps, person, doc);
  if (!part) throw new DomainError(doc.edition > 0 ? 'not_allowed' : 'not_found');
  if (!NOTICE_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
  return { personId: person.personId, parts: [part] };
}
