import { areaKey, communityKeys, insideKey, type NoticeArea } from '../../../shared/domain/notices/kinds';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { communitiesBelow, getBuilding, getUnit, gridHeads, levelsOf, type UnitInfo } from '../organisation';
import type { AreaRow } from './document';
import { refuse } from './step';

/** Levels of the tree. */
const LEVELS: readonly string[] = ['district', 'street', 'community'];
/** An area as it is now: what it is called, what it lies in, what it is found by. */
export interface Land {
  readonly row: AreaRow;
  /** Ids from the district down to the community or level. */
  readonly path: readonly string[];
  readonly keys: readonly string[];
  readonly communities: readonly string[];
}

/** A level of the tree; null where it is none, or closed. */
async function levelAt(deps: Deps, id: string): Promise<UnitInfo | null> {
  const unit = await getUnit(deps, id);
  return unit && unit.closedAt === null && LEVELS.includes(unit.kind) ? unit : null;
}
async function inCommunity(deps: Deps, area: NoticeArea): Promise<{ name: string; communityId: string } | null> {
  if (area.kind === 'grid') return (await gridHeads(deps, [area.id]))[0] ?? null;
  const building = await getBuilding(deps, area.id);
  return building && { name: `${building.estate}${building.name}`, communityId: building.communityId };
}

/** An area with what it lies in. `rule_refused` noticeArea where there is none. */
export async function landOf(deps: Deps, area: NoticeArea): Promise<Land> {
  if (area.kind === 'grid' || area.kind === 'building') {
    const found = await inCommunity(deps, area);
    const community = found && (await levelAt(deps, found.communityId));
    if (!found || !community) return refuse('noticeArea');
    return { row: { ...area, name: found.name }, path: community.path, keys: [areaKey(area), insideKey(community.id)], communities: [community.id] };
  }
  const level = await levelAt(deps, area.id);
  if (level?.kind !== area.kind) return refuse('noticeArea');
  return { row: { ...area, name: level.name }, path: level.path, keys: [areaKey(area)], communities: await communitiesBelow(deps, level) };
}

/** By what somebody who looks at a community finds what is for it, all of it or a part. `not_found` where it is none. */
export async function keysOfCommunity(deps: Deps, communityId: string): Promise<{ readonly keys: readonly string[]; readonly community: UnitInfo }> {
  const community = await levelAt(deps, communityId);
  if (community?.kind !== 'community') throw new DomainError('not_found');
  const { street, district } = await levelsOf(deps, communityId);
  return { keys: [...communityKeys({ district: district.id, street: street.id, community: communityId }), insideKey(communityId)], community };
}
