import { WHISTLE_KINDS, type WhistleAction } from '../../../shared/domain/whistles/whistles';
import type { ParsedOf, ResponseOf } from '../../../shared/contract';
import type { Call, HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { actorIn as actorInCase, loadCase, sightIn } from '../cases';
import { acknowledgeCall, arrive, contact, end, rate } from './commands/answer';
import { blow, blowerFor } from './commands/blow';
import type { WhistleDoc } from './model';
import { actorIn, boardOf } from './policy';
import { presentBoard, presentWhistle } from './presenter';
import { boardPage, loadWhistle, openWhistle, ratingsOf } from './queries';
import type { Actor } from './step';

type View = ResponseOf<'GET /whistles/:id'>;
type StepKey = `POST /whistles/:id/${WhistleAction}`;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: WhistleDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<WhistleDoc>;
/** What of a call a step needs; any step's call has it. */
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadWhistle(deps, params.id);
    const actor = actorIn(viewer, doc);
    return presentWhistle(deps, await command(deps, doc, actor, { ...body, key }), actor);
  };
}

export const handlers: HandlerTable = {
  'GET /whistles': async ({ query, viewer }, deps) => {
    const { items, next } = await boardPage(deps, boardOf(viewer), query);
    return { items: await presentBoard(deps, items), next };
  },
  'GET /whistles/ratings': async ({ viewer }, deps) => ({ items: await ratingsOf(deps, boardOf(viewer)) }),
  'GET /cases/:id/whistle-kinds': async ({ params, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    sightIn(viewer, doc);
    const actor = actorInCase(viewer, doc);
    const kinds = doc.open ? WHISTLE_KINDS.filter((kind) => blowerFor(actor, kind) !== null) : [];
    return { kinds, open: kinds.length > 0 ? ((await openWhistle(deps, doc._id))?._id ?? null) : null };
  },
  'POST /cases/:id/whistles': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    sightIn(viewer, doc);
    const whistle = await blow(deps, doc, actorInCase(viewer, doc), { ...body, key });
    return presentWhistle(deps, whistle, actorIn(viewer, whistle));
  },
  'GET /whistles/:id': async ({ params, viewer }, deps) => {
    const doc = await loadWhistle(deps, params.id);
    return presentWhistle(deps, doc, actorIn(viewer, doc));
  },
  'POST /whistles/:id/acknowledge': act<'POST /whistles/:id/acknowledge'>(acknowledgeCall),
  'POST /whistles/:id/contact': act<'POST /whistles/:id/contact'>(contact),
  'POST /whistles/:id/arrive': act<'POST /whistles/:id/arrive'>(arrive),
  'POST /whistles/:id/end': act<'POST /whistles/:id/end'>(end),
  'POST /whistles/:id/rate': act<'POST /whistles/:id/rate'>(rate),
};
