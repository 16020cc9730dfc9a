import { DomainError } from '../../../shared/domain/kernel/errors';
import { findCategory } from '../../../shared/domain/cases/catalogue';
import type { HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited, type AuditActor } from '../audit';
import { getPeople } from '../identity';
import { areaNames, changeRule, endRule, getUnits, gridNames, makeRule, ownAreas, ruleHistory, ruleList, type RuleDoc } from '../organisation';
import { settingsOf } from '../settings';
import { previewRule } from './commands/previewRule';
import { assertAdministrator } from './policy';
import { presentRule } from './presenter';

async function lines(deps: Deps, rules: readonly RuleDoc[]): Promise<ReturnType<typeof presentRule>[]> {
  const areaIds = rules.map((rule) => rule.areaId);
  const unitIds = [...areaIds, ...rules.map((rule) => rule.unitId)];
  const [units, grids, areas, { catalogue }] = await Promise.all([getUnits(deps, unitIds), gridNames(deps, areaIds), areaNames(deps, areaIds), settingsOf(deps)]);
  return rules.map((rule) => presentRule(rule, catalogue, units, new Map([...grids, ...areas])));
}
const line = async (deps: Deps, rule: RuleDoc): Promise<ReturnType<typeof presentRule>> => (await lines(deps, [rule]))[0] as ReturnType<typeof presentRule>;

/** Who gets a case reads who reported it: a change of the routing table leaves a row. The line keeps what was changed. */
const noted = (deps: Deps, by: AuditActor): Promise<void> => audited(deps, { actor: by, action: 'settingsChanged', object: { kind: 'setting', id: 'rules' } });

/** The routing table, line by line. */
export const ruleHandlers: HandlerTable = {
  'GET /administration/rules': async ({ viewer, query }, deps) => {
    assertAdministrator(viewer);
    const rules = await ruleList(deps, query.after, query.limit, query.categoryId);
    return { items: await lines(deps, rules), next: rules.length === query.limit ? (rules[rules.length - 1]?._id ?? null) : null };
  },
  'POST /administration/rules': async ({ viewer, body }, deps) => {
    const by = assertAdministrator(viewer);
    if (!findCategory((await settingsOf(deps)).catalogue, body.categoryId)) throw new DomainError('rule_refused', { rule: 'offCatalogue' });
    await noted(deps, by);
    return line(deps, await makeRule(deps, { personId: viewer.personId, ...body, areaId: body.areaId ?? '' }));
  },
  'PUT /administration/rules/:id': async ({ viewer, params, body }, deps) => {
    await noted(deps, assertAdministrator(viewer));
    return line(deps, await changeRule(deps, params.id, { personId: viewer.personId, ...body }));
  },
  'POST /administration/rules/:id/end': async ({ viewer, params, body }, deps) => {
    await noted(deps, assertAdministrator(viewer));
    return line(deps, await endRule(deps, params.id, { personId: viewer.personId, ...body }));
  },
  'GET /administration/rules/:id/history': async ({ viewer, params }, deps) => {
    assertAdministrator(viewer);
    const events = await ruleHistory(deps, params.id);
    const [people, units] = await Promise.all([getPeople(deps, events.map(({ by }) => by)), getUnits(deps, events.map(({ unitId }) => unitId))]);
    return { items: events.map(({ at, by, what, unitId, article }) => ({ at: at.toISOString(), by: people.get(by)?.name ?? null, what, unit: units.get(unitId)?.name ?? unitId, article })) };
  },
  'POST /administration/rules/preview': async ({ viewer, body: { categoryId, place, ruleId, put } }, deps) => {
    assertAdministrator(viewer);
    return previewRule(deps, categoryId, place, { ...(ruleId ? { without: ruleId } : {}), ...(put ? { put: { ...put, areaId: put.areaId ?? '' } } : {}) });
  },
  'GET /administration/areas': async ({ viewer }, deps) => {
    assertAdministrator(viewer);
    const areas = await ownAreas(deps);
    const units = await getUnits(deps, areas.map(({ unitId }) => unitId));
    return { items: areas.map(({ _id, name, unitId }) => ({ id: _id, name, unit: units.get(unitId)?.name ?? '' })) };
  },
};
