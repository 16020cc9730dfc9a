import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { dayOf } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { VisitAction } from '../../../shared/domain/visits/states';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { again, ask, workersFor } from './commands/ask';
import { noteSeen, seeContact } from './commands/contact';
import { absent, accept, another, arrange, callOff, decline, give, giveBack, propose, report } from './commands/go';
import { agree, hear, refuseHeard, spoken } from './commands/hear';
import { cannot, keep, promise } from './commands/promises';
import type { VisitDoc } from './document';
import { authorise, authoriseCare, authoriseStation, deskOf, partsIn, sightIn, stationsOf } from './policy';
import { presentRows, presentVisit, type View } from './presenter';
import { deskCounts, deskPage, figuresOf, loadVisit, minePage } from './queries';
import type { Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /visits/:id/${string}`>, `POST /visits/:id/${'contact' | 'agree' | 'spoken' | 'again'}`>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: VisitDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<VisitDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** What somebody sees after a step: who has just let it go sees nothing of it any more. */
async function after(deps: Deps, doc: VisitDoc, before: VisitDoc, viewer: Viewer): Promise<View> {
  return presentVisit(deps, before.workerId === viewer.personId && doc.workerId === null ? { ...doc, workerId: before.workerId } : doc, viewer);
}
/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: VisitAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadVisit(deps, params.id);
    return after(deps, await command(deps, doc, authorise(viewer, doc, action), { ...body, key }), doc, viewer);
  };
}
/** A visit that staff look at leaves a row in the audit log. */
async function look(deps: Deps, doc: VisitDoc, viewer: Viewer): Promise<View> {
  const parts = sightIn(viewer, doc);
  if (!parts.includes('visited') && !parts.includes('asker')) await noteSeen(deps, doc, authoriseCare(viewer, doc));
  return presentVisit(deps, doc, viewer);
}

export const handlers: HandlerTable = {
  'GET /visits': async ({ query, viewer }, deps) => {
    const { items, next } = await minePage(deps, viewer.personId, query);
    return { items: await presentRows(deps, items, viewer), next };
  },
  'GET /visits/:id': async ({ params, viewer }, deps) => look(deps, await loadVisit(deps, params.id), viewer),
  'POST /visits': async ({ body, key, viewer }, deps) => {
    const stations = stationsOf(viewer);
    if (body.whom === 'other' && stations.length === 0) throw new DomainError('not_allowed');
    return presentVisit(deps, await ask(deps, { personId: viewer.personId, stations }, body, key), viewer);
  },
  'GET /workbench/visits': async ({ query, viewer }, deps) => {
    const desk = deskOf(viewer);
    const [{ items, next }, counts, figures] = await Promise.all([deskPage(deps, desk, query.desk, query), deskCounts(deps, desk), 'stations' in desk ? figuresOf(deps, desk.stations, Number(dayOf(deps.clock.now()).slice(0, 4))) : null]);
    const seen = items.filter((doc) => partsIn(viewer, doc).length > 0);
    return { items: await presentRows(deps, seen, viewer), next, counts, figures };
  },
  'GET /visits/:id/workers': async ({ params, viewer }, deps) => {
    const doc = await loadVisit(deps, params.id);
    authoriseStation(viewer, doc);
    const [all, near] = await Promise.all([workersFor(deps, doc, false), workersFor(deps, doc, true)]);
    const names = await getPeople(deps, all);
    const items = all.map((id) => ({ id, name: names.get(id)?.name ?? '', ofGrid: near.includes(id) }));
    return { items: items.sort((a, b) => Number(b.ofGrid) - Number(a.ofGrid)) };
  },
  'POST /visits/:id/contact': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadVisit(deps, params.id);
    return seeContact(deps, doc, authoriseCare(viewer, doc), { ...body, key });
  },
  'POST /visits/:id/give': act<'POST /visits/:id/give'>('give', give),
  'POST /visits/:id/decline': act<'POST /visits/:id/decline'>('decline', decline),
  'POST /visits/:id/give-back': act<'POST /visits/:id/give-back'>('giveBack', giveBack),
  'POST /visits/:id/propose': act<'POST /visits/:id/propose'>('propose', propose),
  'POST /visits/:id/arrange': act<'POST /visits/:id/arrange'>('arrange', arrange),
  'POST /visits/:id/accept': act<'POST /visits/:id/accept'>('accept', accept),
  'POST /visits/:id/another': act<'POST /visits/:id/another'>('another', another),
  'POST /visits/:id/call-off': act<'POST /visits/:id/call-off'>('callOff', callOff),
  'POST /visits/:id/absent': act<'POST /visits/:id/absent'>('absent', absent),
  'POST /visits/:id/report': act<'POST /visits/:id/report'>('report', report),
  'POST /visits/:id/promise': act<'POST /visits/:id/promise'>('promise', promise),
  'POST /visits/:id/keep': act<'POST /visits/:id/keep'>('keep', keep),
  'POST /visits/:id/cannot': act<'POST /visits/:id/cannot'>('cannot', cannot),
  'POST /visits/:id/hear': act<'POST /visits/:id/hear'>('hear', hear),
  'POST /visits/:id/refuse': act<'POST /visits/:id/refuse'>('refuse', refuseHeard),
  'POST /visits/:id/agree': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadVisit(deps, params.id);
    authorise(viewer, doc, 'agree');
    return presentVisit(deps, await agree(deps, doc, viewer, { ...body, key }), viewer);
  },
  'POST /visits/:id/spoken': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadVisit(deps, params.id);
    authorise(viewer, doc, 'spoken');
    return presentVisit(deps, await spoken(deps, doc, viewer, { ...body, key }), viewer);
  },
  'POST /visits/:id/again': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadVisit(deps, params.id);
    return presentVisit(deps, await again(deps, doc, authorise(viewer, doc, 'again'), body, key), viewer);
  },
};
