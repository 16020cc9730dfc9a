import { dueAfter } from '../../../shared/domain/cases/deadlines';
import { isWorkingMoment } from '../../../shared/domain/kernel/workingTime';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { ResponseOf } from '../../../shared/contract';
import type { Call, HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getUnit, getUnits, locate, presentStation } from '../organisation';
import { actionHandlers } from './actionRoutes';
import { boardHandlers } from './board/routes';
import { ruleBook } from './catalogue';
import { seeContact } from './commands/seeContact';
import { fieldOf } from './field';
import { companyHandlers } from './company/routes';
import { advise } from './triage/advice';
import { triage } from './triage/triage';
import { submitCase } from './commands/submitCase';
import { casesOnMap, mapOf } from './map';
import { mine } from './mine';
import { routeFor } from './place';
import { authoriseContact, authoriseTriage, sightIn, workbenchOf } from './policy';
import { presentAround, presentRows } from './presenter';
import { around, loadCase, recentUses } from './queries';
import { showCase } from './show';
import { named } from './views';
import { workbench } from './workbench';

async function catalogue(_call: Call<'GET /catalogue'>, deps: Deps): Promise<ResponseOf<'GET /catalogue'>> {
  const [uses, { now }] = await Promise.all([recentUses(deps), ruleBook(deps)]);
  const { categories, declineRules, order } = now.catalogue;
  const { emergencyNote, emergencyNoteElder, closedNote, privacyNote } = now.texts;
  // 「其他」 is for those who have looked at the rest, so it stays last however often it is chosen.
  const [other, ...rest] = categories.filter(({ off }) => !off).reverse();
  const listed = rest.reverse();
  const often = order === 'asListed' ? listed : listed.sort((a, b) => (uses.get(b.id) ?? 0) - (uses.get(a.id) ?? 0));
  return {
    categories: [...often, ...(other ? [other] : [])].map(({ id, name, icon, hint, words, questions, sensitive }) => ({
      ...{ id, name, icon, hint, sensitive },
      words: [...words],
      questions: questions.map((question) => ({
        ...question,
        options: question.options.map(({ value, label }) => ({ value, label })),
      })),
    })),
    declineRules: declineRules.map(({ id, name, article }) => ({ id, name, article })),
    texts: { emergencyNote, emergencyNoteElder, closedNote, privacyNote },
  };
}

async function routing({ query }: Call<'GET /routing'>, deps: Deps): Promise<ResponseOf<'GET /routing'>> {
  const book = await ruleBook(deps);
  const category = book.offered(query.categoryId);
  if (!category) throw new DomainError('rule_refused', { rule: 'offCatalogue' });
  const at = await locate(deps, query);
  const { suggestion, outsideGrids, why } = await routeFor(deps, category, query.placeText, at);
  const units = await getUnits(deps, [suggestion?.unitId ?? null]);
  const lead = units.get(suggestion?.unitId ?? '');
  return {
    community: { id: at.community.id, name: at.community.name },
    station: { id: at.station.id, name: at.station.name },
    grid: at.grid && { id: at.grid.id, name: at.grid.name },
    outsideGrids,
    lead: named(units, suggestion?.unitId ?? null),
    promisedAt: dueAfter(deps.clock.now(), category.limits[category.defaultGrade].answer, book.now.calendar).toISOString(),
    why: query.placeText === '' ? why.filter(({ kind }) => kind !== 'place' && kind !== 'nearest') : why,
    call: await presentStation(deps, lead && lead.phone !== '' ? lead : at.station),
    officeOpen: isWorkingMoment(deps.clock.now(), book.now.calendar),
  };
}

export const handlers: HandlerTable = {
  'GET /catalogue': catalogue,
  'GET /routing': routing,
  'POST /cases': async ({ body, key, viewer }, deps) => showCase(deps, await submitCase(deps, viewer.personId, body, key), viewer),
  'GET /cases/mine': async ({ query, viewer }, deps) => {
    const { items, next, counts } = await mine(deps, viewer.personId, query);
    return { items: await presentRows(deps, items, 'resident'), next, counts };
  },
  'GET /cases/around': async ({ query, viewer }, deps) => {
    const community = await getUnit(deps, query.communityId);
    if (community?.kind !== 'community') throw new DomainError('not_found');
    const { items, next } = await around(deps, query);
    return { items: await presentAround(deps, items, viewer.neighbourOf.includes(community.id)), next };
  },
  'GET /cases/:id': async ({ params, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    sightIn(viewer, doc);
    return showCase(deps, doc, viewer);
  },
  'POST /cases/:id/contact': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    return seeContact(deps, doc, authoriseContact(viewer, doc, deps.clock.now()), { ...body, key });
  },
  'GET /workbench/cases': async ({ query, viewer }, deps) => {
    const scope = workbenchOf(viewer);
    const now = deps.clock.now();
    const { items, next, counts } = await workbench(deps, scope, query, now);
    return { items: await presentRows(deps, items, 'staff'), next, counts, now: now.toISOString() };
  },
  'GET /workbench/field': async ({ viewer }, deps) => fieldOf(deps, viewer),
  'GET /workbench/map': async ({ viewer, query }, deps) => mapOf(deps, workbenchOf(viewer), query),
  'GET /workbench/map/cases': async ({ viewer, query }, deps) => {
    const { items, next } = await casesOnMap(deps, workbenchOf(viewer), query);
    return { items: await presentRows(deps, items, 'staff'), next };
  },
  ...actionHandlers,
  ...companyHandlers,
  ...boardHandlers,
  'POST /cases/advice': async ({ body, viewer }, deps) => advise(deps, viewer.personId, body),
  'GET /cases/:id/triage': async ({ params, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    authoriseTriage(viewer, doc);
    return triage(deps, doc);
  },
};
