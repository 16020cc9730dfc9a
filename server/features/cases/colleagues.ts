import { MENTION_LIMITS } from '../../../shared/domain/cases/mentions';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { inOffice } from '../identity';
import { getUnits, officesOf } from '../organisation';
import type { CaseDoc } from './document';
import { viewerIn, type Person } from './policy';
import type { Actor } from './step';
import { supportingUnits } from './support';

/** Somebody who works on a case, and for which unit. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

/** Units whose people may have to do with a case: its station and walkers, who leads and supports, who looks after street and district. */
async function unitsAround(deps: Deps, doc: CaseDoc): Promise<string[]> {
  const { station, community, street, district } = doc.scope;
  const [ofStreet, ofDistrict] = await Promise.all([officesOf(deps, street), officesOf(deps, district)]);
  return [...new Set([station, doc.leadUnitId ?? station, ...supportingUnits(doc), community, street, ...ofStreet, district, ...ofDistrict])];
}

/**
 * Staff who may read a case as its staff now, in the order of who is nearest to it: whoever may not read it can neither be
 * offered nor named. By the policy of the case itself, and for terms that run.
 */
export async function colleaguesIn(deps: Deps, doc: CaseDoc): Promise<Colleague[]> {
  const around = await unitsAround(deps, doc);
  const [members, units] = await Promise.all([inOffice(deps, around), getUnits(deps, around)]);
  const now = deps.clock.now();
  const found = new Map<string, Colleague>();
  for (const unitId of around) {
    const unit = units.get(unitId);
    if (!unit) continue;
    for (const { personId: id, name, role, since, gridIds } of members.filter((member) => member.unitId === unitId)) {
      const person: Person = { personId: id, neighbourOf: [], roles: [{ role, unitId, unitKind: unit.kind, path: unit.path, communityId: unit.communityId, gridIds }] };
      if (since <= now && !found.has(id) && viewerIn(person, doc) === 'staff') found.set(id, { id, name, unit: unit.name });
    }
  }
  return [...found.values()];
}

/** Those whom somebody may name in a note: everybody else who works on the case. */
export async function namableIn(deps: Deps, doc: CaseDoc, personId: string | null): Promise<Colleague[]> {
  return (await colleaguesIn(deps, doc)).filter(({ id }) => id !== personId).slice(0, MENTION_LIMITS.offered);
}

/** People named in a note, each once. `rule_refused` mentionCannotSee when one of them does not work on the case. */
export async function checkMentions(deps: Deps, doc: CaseDoc, { personId }: Actor, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = new Set((await namableIn(deps, doc, personId)).map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) throw new DomainError('rule_refused', { rule: 'mentionCannotSee', state: doc.state });
  return [...new Set(ids)];
}
