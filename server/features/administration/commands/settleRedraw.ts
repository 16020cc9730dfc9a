import { REGRIDDED } from '../../../../shared/copy/administration';
import { fill } from '../../../../shared/copy/fill';
import type { Deps } from '../../../platform/deps';
import { openCasesIn, regrid, type CaseDoc } from '../../cases';
import { narrowWorkers, widenWorkers } from '../../identity';
import { endGrids, gridNames, gridsOf, gridVersion, settlePlaces, unmarkRedraw, versionsInForce, widenAreas } from '../../organisation';
import { gridAfter } from '../redraw';
import type { Redraw } from '../types';

/** Whether the grids in force are those of the preview, so that what was shown is what will be. */
export async function stillAsPreviewed(deps: Deps, { communities, base }: Redraw): Promise<boolean> {
  return (await versionsInForce(deps, communities)).join() === [...base].sort().join();
}

/** Everything that must be there at the moment the redraw comes into force. False when another redraw is at it. */
export async function prepareRedraw(deps: Deps, redraw: Redraw, batch: string): Promise<boolean> {
  await widenAreas(deps, redraw.successors);
  await widenWorkers(deps, redraw.successors);
  return endGrids(deps, redraw.ends, batch);
}

/** Takes back what `prepareRedraw` did. */
export async function undoRedraw(deps: Deps, { successors }: Redraw, batch: string): Promise<void> {
  await unmarkRedraw(deps, batch, successors);
  await narrowWorkers(deps, Object.values(successors).flat());
}

/** The grid a case was filed in, as it was then. */
async function gridOfFiling(deps: Deps, { scope }: CaseDoc): Promise<{ id: string; polygons: Awaited<ReturnType<typeof gridsOf>>[number]['wgs84'] } | null> {
  if (scope.grid === null) return null;
  const grid = await gridVersion(deps, scope.grid, scope.gridVersion ?? 1);
  return grid && { id: scope.grid, polygons: grid.wgs84 };
}

async function moveCases(deps: Deps, communityId: string, batch: string): Promise<number> {
  const grids = (await gridsOf(deps, [communityId])).map(({ _id, name, wgs84 }) => ({ id: _id, name, communityId, polygons: wgs84 }));
  let moved = 0;
  for await (const doc of openCasesIn(deps, communityId)) {
    const to = gridAfter(doc.place.wgs84, await gridOfFiling(deps, doc), grids);
    // Counted again when the job was cut off and begun anew: its own line says that it moved.
    if (doc.keys.includes(`regrid:system:${batch}`)) moved += 1;
    if (to === null || to === doc.scope.grid) continue;
    const names = await gridNames(deps, [doc.scope.grid, to]);
    const words = fill(REGRIDDED, { from: names.get(doc.scope.grid ?? ''), to: names.get(to) ?? to });
    if (await regrid(deps, doc, { gridId: to, words, key: batch })) moved += 1;
  }
  return moved;
}

/**
 * After a redraw has come into force: landmarks and, where the administrator said so, open cases go to the grid they lie
 * in now. A case stays with the station that received it (首接负责), so it never leaves its community. Cut off anywhere,
 * it is run again.
 */
export async function settleRedraw(deps: Deps, redraw: Redraw, batch: string, withCases: boolean): Promise<{ cases: number; places: number }> {
  const places = await settlePlaces(deps, redraw.communities);
  let cases = 0;
  if (withCases) for (const communityId of redraw.communities) cases += await moveCases(deps, communityId, batch);
  return { cases, places };
}
