import type { ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { homesOf } from '../homes';
import { getPeople } from '../identity';
import { getUnits } from '../organisation';
import type { DocumentCheckDoc } from './model';
import { countersOf, mayUndo } from './policy';
import { checkOf } from './queries';
import { sealVisit, type Visit } from './visits';

type Seen = NonNullable<ResponseOf<'GET /me/identity'>['document']>;

async function presentSeen(deps: Deps, check: DocumentCheckDoc): Promise<Seen> {
  const [people, units] = await Promise.all([getPeople(deps, [check.byId]), getUnits(deps, [check.unitId])]);
  return { kind: check.kind, at: check.at.toISOString(), unit: units.get(check.unitId)?.name ?? '', by: people.get(check.byId)?.name ?? '' };
}

/** What a person's level rests on, to themselves. */
export async function presentIdentity(deps: Deps, personId: string): Promise<ResponseOf<'GET /me/identity'>> {
  const [people, check] = await Promise.all([getPeople(deps, [personId]), checkOf(deps, personId)]);
  const person = people.get(personId);
  if (!person) throw new DomainError('not_authenticated');
  return { level: person.level, phoneTail: person.phoneTail, document: check && (await presentSeen(deps, check)) };
}

/** Who stands at the counter, as its staff see them: homes in their own community only. */
export async function presentVisitor(deps: Deps, viewer: Viewer, visit: Visit): Promise<ResponseOf<'POST /counter/find'>> {
  const own = countersOf(viewer).map(({ communityId }) => communityId);
  const [people, homes, check] = await Promise.all([getPeople(deps, [visit.personId]), homesOf(deps, visit.personId), checkOf(deps, visit.personId)]);
  const person = people.get(visit.personId);
  if (!person) throw new DomainError('not_found');
  const shown = homes.filter(({ communityId, state }) => own.includes(communityId) && (state === 'asked' || state === 'confirmed'));
  return {
    visit: sealVisit(deps, viewer.personId, visit),
    ...{ name: person.name, phoneTail: person.phoneTail, level: person.level },
    homes: shown.map(({ placeText, no, state, relation }) => ({ placeText, no, state, relation })),
    document: check && { id: check._id, ...(await presentSeen(deps, check)), mayUndo: mayUndo(viewer, check) },
  };
}
