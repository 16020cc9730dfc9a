import { VOLUNTEER_TERMS } from '../../../config/catalogue/volunteers';
import type { ParsedOf, RouteKey } from '../../../shared/contract';
import type { VolunteerAction } from '../../../shared/domain/volunteers/states';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited } from '../audit';
import { approve, askBack, decline, end, seeGuardian, seeProof, setApproval } from './commands/check';
import { join } from './commands/join';
import { addMerit, dropMerit } from './commands/merits';
import { agree, edit, pause, resume, withdraw } from './commands/own';
import { noteSeen, seeContact } from './commands/seeContact';
import type { VolunteerDoc } from './document';
import { authorise, authoriseApproval, authoriseContact, deskOf, officeAt, sightIn } from './policy';
import { presentRows, presentStations, presentVolunteer, type View } from './presenter';
import { deskCounts, deskPage, loadVolunteer, volunteerOf } from './queries';
import type { Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /volunteers/:id/${string}`>, 'POST /volunteers/:id/contact'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: VolunteerDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<VolunteerDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** One record as its viewer may see it; that the station reads it leaves a row in the audit log first. */
async function show(deps: Deps, doc: VolunteerDoc, viewer: Viewer): Promise<View> {
  const part = sightIn(viewer, doc);
  if (part === 'station') await noteSeen(deps, doc, officeAt(viewer, doc));
  return presentVolunteer(deps, doc, part);
}

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: VolunteerAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadVolunteer(deps, params.id);
    return show(deps, await command(deps, doc, authorise(viewer, doc, action), { ...body, key }), viewer);
  };
}

export const handlers: HandlerTable = {
  'POST /volunteers': async ({ body, key, viewer }, deps) => {
    const { personId, level, homeCommunityId: livesIn } = viewer;
    return show(deps, await join(deps, { personId, level, livesIn }, body, key), viewer);
  },
  'GET /volunteers/mine': async ({ viewer }, deps) => {
    const doc = await volunteerOf(deps, viewer.personId);
    const { promise, risk, adult } = VOLUNTEER_TERMS;
    return { volunteer: doc && (await presentVolunteer(deps, doc, 'self')), promise, risk, adult };
  },
  'GET /workbench/volunteers': async ({ query, viewer }, deps) => {
    const stations = deskOf(viewer);
    const [{ items, next }, counts] = await Promise.all([deskPage(deps, stations, query.desk, query), deskCounts(deps, stations)]);
    return { items: await presentRows(deps, items), next, counts, stations: await presentStations(deps, viewer, stations) };
  },
  'POST /workbench/volunteer-approval': async ({ body, key, viewer }, deps) => {
    const { stationId, on } = body;
    await audited(deps, { actor: authoriseApproval(viewer, stationId), action: 'settingsChanged', object: { kind: 'unit', id: stationId }, once: { key: `${viewer.personId} volunteerApproval ${key}` } });
    await setApproval(deps, stationId, on, viewer.personId);
    const [row] = await presentStations(deps, viewer, [stationId]);
    return row ?? { id: stationId, name: '', approval: on, mayChange: true };
  },
  'GET /volunteers/:id': async ({ params, viewer }, deps) => show(deps, await loadVolunteer(deps, params.id), viewer),
  'POST /volunteers/:id/edit': act<'POST /volunteers/:id/edit'>('edit', edit),
  'POST /volunteers/:id/agree': act<'POST /volunteers/:id/agree'>('agree', agree),
  'POST /volunteers/:id/pause': act<'POST /volunteers/:id/pause'>('pause', pause),
  'POST /volunteers/:id/resume': act<'POST /volunteers/:id/resume'>('resume', resume),
  'POST /volunteers/:id/withdraw': act<'POST /volunteers/:id/withdraw'>('withdraw', withdraw),
  'POST /volunteers/:id/approve': act<'POST /volunteers/:id/approve'>('approve', approve),
  'POST /volunteers/:id/ask': act<'POST /volunteers/:id/ask'>('ask', askBack),
  'POST /volunteers/:id/decline': act<'POST /volunteers/:id/decline'>('decline', decline),
  'POST /volunteers/:id/see-proof': act<'POST /volunteers/:id/see-proof'>('seeProof', seeProof),
  'POST /volunteers/:id/see-guardian': act<'POST /volunteers/:id/see-guardian'>('seeGuardian', seeGuardian),
  'POST /volunteers/:id/add-merit': act<'POST /volunteers/:id/add-merit'>('addMerit', addMerit),
  'POST /volunteers/:id/drop-merit': act<'POST /volunteers/:id/drop-merit'>('dropMerit', dropMerit),
  'POST /volunteers/:id/end': act<'POST /volunteers/:id/end'>('end', end),
  'POST /volunteers/:id/contact': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadVolunteer(deps, params.id);
    return seeContact(deps, doc, authoriseContact(viewer, doc), { ...body, key });
  },
};
