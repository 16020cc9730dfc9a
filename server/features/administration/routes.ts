import type { HandlerTable } from '../../http/types';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { audited, type AuditActor } from '../audit';
import { decideSecurity, endRole, issuePassword, membersOf, resetSecondFactor } from '../identity';
import { allUnits, getUnit, gridCounts, gridNames } from '../organisation';
import { acceptImport, refuseImport } from './commands/decideImport';
import { accountHandlers } from './accounts';
import { communityHandlers } from './communityRoutes';
import { divideGrids, gridsOfUnit } from './commands/divideGrids';
import { giveRole } from './commands/giveRole';
import { markPartTime } from './commands/markPartTime';
import { previewImport } from './commands/previewImport';
import { assertAdministrator } from './policy';
import { presentImport, presentImportPage, presentMember, presentUnitLine } from './presenter';
import { importPage, latestImports, securityPage } from './queries';
import { ruleHandlers } from './ruleRoutes';
import { settingHandlers } from './settingRoutes';
import { unitHandlers } from './unitRoutes';

/** A table of people that was handed in shows names and numbers of many: looking at it leaves a row as well. */
async function importShown(deps: Deps, id: string, by: AuditActor): Promise<ReturnType<typeof presentImportPage>> {
  const page = await importPage(deps, id);
  if (page.row.kind === 'staff') await audited(deps, { actor: by, action: 'membersSeen', object: { kind: 'import', id }, once: 'hour' });
  return presentImportPage(page);
}

/** Names and numbers of a whole unit: looking at them leaves a row in the audit log. */
async function members(deps: Deps, unitId: string, by: AuditActor): Promise<{ items: ReturnType<typeof presentMember>[] }> {
  const unit = await getUnit(deps, unitId);
  if (!unit) throw new DomainError('not_found');
  await audited(deps, { actor: by, action: 'membersSeen', object: { kind: 'unit', id: unitId }, levels: unit.path, once: 'hour' });
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
    const by = assertAdministrator(viewer);
    return members(deps, params.id, by);
  },
  'POST /administration/units/:id/members': async ({ viewer, params, body }, deps) => {
    const by = assertAdministrator(viewer);
    await giveRole(deps, { unitId: params.id, by, ...body });
    return members(deps, params.id, by);
  },
  'GET /administration/units/:id/grids': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return { items: await gridsOfUnit(deps, params.id) };
  },
  'POST /administration/members/grids': async ({ viewer, body }, deps) => {
    await divideGrids(deps, { ...body, by: assertAdministrator(viewer) });
    return { done: true };
  },
  'POST /administration/members/part-time': async ({ viewer, body }, deps) => {
    await markPartTime(deps, { by: assertAdministrator(viewer), ...body });
    return { done: true };
  },
  'POST /administration/members/end': async ({ viewer, body }, deps) => {
    await endRole(deps, body.id, assertAdministrator(viewer));
    return { done: true };
  },
  'POST /administration/people/:id/password': async ({ viewer, params, body }, deps) => {
    const by = assertAdministrator(viewer);
    return { username: body.username, password: await issuePassword(deps, { personId: params.id, username: body.username, by }) };
  },
  'DELETE /administration/people/:id/second-factor': async ({ viewer, params }, deps) => {
    const by = assertAdministrator(viewer);
    await audited(deps, { actor: by, action: 'secondFactorReset', subject: params.id });
    await resetSecondFactor(deps, params.id);
    return { done: true };
  },
  'GET /administration/security': ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return securityPage(deps);
  },
  'PUT /administration/security': async ({ viewer, body }, deps) => {
    const by = assertAdministrator(viewer);
    await audited(deps, { actor: by, action: 'settingsChanged', object: { kind: 'setting', id: 'security' } });
    await decideSecurity(deps, viewer.personId, body);
    return securityPage(deps);
  },
  'GET /administration/imports': async ({ viewer }, deps) => {
    assertAdministrator(viewer);
    return { items: (await latestImports(deps)).map(presentImport) };
  },
  'POST /administration/imports': async ({ viewer, query, key, file }, deps) => {
    const by = assertAdministrator(viewer);
    const row = await previewImport(deps, { personId: viewer.personId, ...query, key, path: file?.path ?? '' });
    return importShown(deps, row._id, by);
  },
  'GET /administration/imports/:id': async ({ viewer, params }, deps) => {
    return importShown(deps, params.id, assertAdministrator(viewer));
  },
  'POST /administration/imports/:id/accept': async ({ viewer, params, body }, deps) => {
    return presentImport(await acceptImport(deps, params.id, { by: assertAdministrator(viewer), ...body }));
  },
  'POST /administration/imports/:id/refuse': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    return presentImport(await refuseImport(deps, params.id));
  },
  ...accountHandlers,
  ...ruleHandlers,
  ...unitHandlers,
  ...communityHandlers,
  ...settingHandlers,
};
