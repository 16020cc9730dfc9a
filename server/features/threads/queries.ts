import type { z } from 'zod';
import type { ThreadView } from '../../../shared/contract/threads';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import type { Onlooker } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { kindOf } from './kinds';

/**
 * All matters of the origin of one, oldest first, with their story in the order of time. Each kind leaves out what
 * does not exist for the onlooker; where that is what another one came from, that is not named either.
 */
export async function threadOf(deps: Deps, who: Onlooker, thing: ThingRef): Promise<z.output<typeof ThreadView>> {
  const origin = await kindOf(deps, thing.kind).originOf(deps, who, thing.id);
  const parts = (await Promise.all(deps.hooks.conversions.map((kind) => kind.partsOf(deps, who, origin)))).flat();
  const shown = new Set(parts.map(({ matter }) => `${matter.kind}:${matter.id}`));
  const matters = parts.map(({ matter }) => ({ ...matter, from: matter.from && shown.has(`${matter.from.kind}:${matter.from.id}`) ? matter.from : null }));
  const inTime = <T extends { at: string }>(all: T[]): T[] => all.sort((a, b) => a.at.localeCompare(b.at));
  return { matters: inTime(matters), story: inTime(parts.flatMap(({ story }) => [...story])) };
}
