import type { HandlerTable } from '../../http/types';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { decideSecurity, endRole, issuePassword, membersOf, resetSecondFactor } from '../identity';
import { allUnits, getUnit, gridCounts, gridNames } from '../organisation';
import { acceptImport, refuseImport } from './commands/decideImport';
import { divideGrids, gridsOfUnit } from './commands/divideGrids';
import { giveRole } from './commands/giveRole';
import { previewImport } from './commands/previewImport';
import { assertAdministrator } from './policy';
import { presentImport, presentImportPage, presentMember, presentUnitLine } from './presenter';
import { importPage, latestImports, securityPage } from './queries';
import { ruleHandlers } from './ruleRoutes';
import { settingHandlers } from './settingRoutes';

async function members(deps: Deps, unitId: string): Promise<{ items: ReturnType<typeof presentMember>[] }> {
  if (!(await getUnit(deps, unitId))) throw new DomainError('not_found');
  const list = await membersOf(deps, unitId);
  const names = await gridNames(deps, list.flatMap(({ gridIds }) => gridIds));
  return { items: list.map((member) => presentMember(member, deps.clock.now(), names)) };
}

/** Setting up the district: its units, people, files and rules. */
export const handlers: HandlerTable = {
  'GET /administration/units': async ({ viewer }, deps) => {
    assertAdministrator(viewer);
    const [units, grids] = await Promise.all([allUnits(deps), gridCounts(deps)]);
    return { items: units.map((unit) => presentUnitLine(unit, grids.get(unit.id) ?? 0)) };
  },
  'GET /administration/units/:id/members': ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return members(deps, params.id);
  },
  'POST /administration/units/:id/members': async ({ viewer, params, body }, deps) => {
    assertAdministrator(viewer);
    await giveRole(deps, { unitId: params.id, ...body });
    return members(deps, params.id);
  },
  'GET /administration/units/:id/grids': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return { items: await gridsOfUnit(deps, params.id) };
  },
  'POST /administration/members/grids': async ({ viewer, body }, deps) => {
    assertAdministrator(viewer);
    await divideGrids(deps, body);
    return { done: true };
  },
  'POST /administration/members/end': async ({ viewer, body }, deps) => {
    assertAdministrator(viewer);
    await endRole(deps, body.id);
    return { done: true };
  },
  'POST /administration/people/:id/password': async ({ viewer, params, body }, deps) => {
    assertAdministrator(viewer);
    return { username: body.username, password: await issuePassword(deps, { personId: params.id, username: body.username }) };
  },
  'DELETE /administration/people/:id/second-factor': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    await resetSecondFactor(deps, params.id);
    return { done: true };
  },
  'GET /administration/security': ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return securityPage(deps);
  },
  'PUT /administration/security': async ({ viewer, body }, deps) => {
    assertAdministrator(viewer);
    await decideSecurity(deps, viewer.personId, body);
    return securityPage(deps);
  },
  'GET /administration/imports': async ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return { items: (await latestImports(deps)).map(presentImport) };
  },
  'POST /administration/imports': async ({ viewer, query, key, file }, deps) => {
    assertAdministrator(viewer);
    const row = await previewImport(deps, { personId: viewer.personId, ...query, key, path: file?.path ?? '' });
    return presentImportPage(await importPage(deps, row._id));
  },
  'GET /administration/imports/:id': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return presentImportPage(await importPage(deps, params.id));
  },
  'POST /administration/imports/:id/accept': async ({ viewer, params, body }, deps) => {
    assertAdministrator(viewer);
    return presentImport(await acceptImport(deps, params.id, { personId: viewer.personId, ...body }));
  },
  'POST /administration/imports/:id/refuse': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return presentImport(await refuseImport(deps, params.id));
  },
  ...ruleHandlers,
  ...settingHandlers,
};
