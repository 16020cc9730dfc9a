import type { ParsedOf, RouteKey } from '../../../shared/contract';
import type { EmergencyAction } from '../../../shared/domain/emergencies/states';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Call, HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { communitiesOf, deskOf, keysOf, officesOf } from '../notices';
import { advise, answer, ask, askEnd, drop, end, keep, question, start } from './commands';
import type { EmergencyDoc } from './document';
import { authorise, sightIn } from './policy';
import { presentCards, presentEmergency, presentRows, type View } from './presenter';
import { deskOfCommunities, emergenciesFor, loadEmergency } from './queries';
import type { Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /emergencies/:id/${string}`>, 'POST /emergencies/:id/help'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: EmergencyDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<EmergencyDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: EmergencyAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadEmergency(deps, params.id);
    return presentEmergency(deps, await command(deps, doc, await authorise(deps, viewer, doc, action), { ...body, key }), viewer);
  };
}

export const handlers: HandlerTable = {
  'GET /emergencies': async ({ viewer }, deps) => {
    const offices = officesOf(viewer);
    const [on, desk] = await Promise.all([emergenciesFor(deps, await keysOf(deps, viewer.personId)), offices.length === 0 ? null : deskOfCommunities(deps, await communitiesOf(deps, offices))]);
    return { items: await presentCards(deps, on, viewer.homeCommunityId), desk: desk && (await presentRows(deps, desk)) };
  },
  'GET /emergencies/:id': async ({ params, viewer }, deps) => presentEmergency(deps, await loadEmergency(deps, params.id), viewer),
  'POST /emergencies': async ({ body, key, viewer }, deps) => {
    const office = deskOf(viewer).find(({ unitId }) => unitId === body.unitId);
    if (!office) throw new DomainError('not_allowed');
    return presentEmergency(deps, await ask(deps, viewer.personId, office, body, key), viewer);
  },
  'POST /emergencies/:id/start': act<'POST /emergencies/:id/start'>('start', start),
  'POST /emergencies/:id/drop': act<'POST /emergencies/:id/drop'>('drop', drop),
  'POST /emergencies/:id/advise': act<'POST /emergencies/:id/advise'>('advise', advise),
  'POST /emergencies/:id/question': act<'POST /emergencies/:id/question'>('question', question),
  'POST /emergencies/:id/ask-end': act<'POST /emergencies/:id/ask-end'>('askEnd', askEnd),
  'POST /emergencies/:id/end': act<'POST /emergencies/:id/end'>('end', end),
  'POST /emergencies/:id/keep': act<'POST /emergencies/:id/keep'>('keep', keep),
  'POST /emergencies/:id/help': async ({ params, body, viewer }, deps) => {
    const doc = await loadEmergency(deps, params.id);
    await sightIn(deps, viewer, doc);
    await answer(deps, doc, viewer.personId, body.yes);
    return presentEmergency(deps, doc, viewer);
  },
};
