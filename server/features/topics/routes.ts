import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { TOPIC_DESKS, TOPIC_LANES, type TopicAction } from '../../../shared/domain/topics/states';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { communityOf, ownBodies, type BodyDoc } from '../bodies';
import { adopt, decline, merge, release, remove, withdraw } from './commands/answer';
import { stop } from './commands/consult';
import { raise } from './commands/raise';
import { second } from './commands/second';
import type { TopicDoc } from './document';
import { authorise, sightIn } from './policy';
import { presentRows, presentTopic, type View } from './presenter';
import { laneCounts, lanePage, loadTopic, minePage } from './queries';
import type { Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /topics/:id/${string}`>, 'POST /topics/:id/second'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: TopicDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<TopicDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** Communities in which somebody lives, by what they chose or what was confirmed. */
const livesIn = ({ homeCommunityId, neighbourOf }: Viewer): string[] => [...new Set([...(homeCommunityId ? [homeCommunityId] : []), ...neighbourOf])];
const show = (deps: Deps, doc: TopicDoc, viewer: Viewer): Promise<View> => presentTopic(deps, doc, { ...viewer, lives: livesIn(viewer) });

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: TopicAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadTopic(deps, params.id);
    return show(deps, await command(deps, doc, await authorise(deps, viewer, doc, action), { ...body, key }), viewer);
  };
}

export const handlers: HandlerTable = {
  'POST /topics': async ({ body, key, viewer }, deps) => show(deps, await raise(deps, { ...viewer, lives: livesIn(viewer) }, body, key), viewer),
  'GET /topics': async ({ query, viewer }, deps) => {
    const community = await communityOf(deps, query.communityId, viewer);
    const whose = query.bodyId ? { bodies: [query.bodyId] } : { community: community.id };
    const [{ items, next }, counts] = await Promise.all([lanePage(deps, whose, query.lane, query), laneCounts(deps, whose, TOPIC_LANES)]);
    return { items: await presentRows(deps, items, viewer.personId), next, counts, community };
  },
  'GET /topics/mine': async ({ query, viewer }, deps) => {
    const { items, next } = await minePage(deps, viewer.personId, query);
    return { items: await presentRows(deps, items, viewer.personId), next };
  },
  'GET /topics/waiting': async ({ query, viewer }, deps) => {
    const bodies = await ownBodies(deps, viewer);
    // What was not looked at yet is read by those who answer alone.
    const shown = query.lane === 'toCheck' ? bodies.filter(({ mayAnswer }) => mayAnswer) : bodies;
    const whose = (some: readonly BodyDoc[]) => ({ bodies: some.map(({ _id }) => _id) });
    const [{ items, next }, counts, checks] = await Promise.all([lanePage(deps, whose(shown), query.lane, query), laneCounts(deps, whose(bodies), TOPIC_DESKS), laneCounts(deps, whose(bodies.filter(({ mayAnswer }) => mayAnswer)), ['toCheck'])]);
    return { items: await presentRows(deps, items, viewer.personId), next, counts: { ...counts, ...checks }, bodies: bodies.map(({ _id: id, name, mayAnswer }) => ({ id, name, mayAnswer })) };
  },
  'GET /topics/:id': async ({ params, viewer }, deps) => show(deps, await loadTopic(deps, params.id), viewer),
  'POST /topics/:id/second': async ({ params, body, viewer }, deps) => {
    const doc = await loadTopic(deps, params.id);
    await sightIn(deps, viewer, doc);
    await second(deps, doc, { personId: viewer.personId, level: viewer.level, lives: livesIn(viewer) }, body.on);
    return show(deps, await loadTopic(deps, params.id), viewer);
  },
  'POST /topics/:id/withdraw': act<'POST /topics/:id/withdraw'>('withdraw', withdraw),
  'POST /topics/:id/release': act<'POST /topics/:id/release'>('release', release),
  'POST /topics/:id/remove': act<'POST /topics/:id/remove'>('remove', remove),
  'POST /topics/:id/adopt': act<'POST /topics/:id/adopt'>('adopt', adopt),
  'POST /topics/:id/merge': act<'POST /topics/:id/merge'>('merge', merge),
  'POST /topics/:id/decline': act<'POST /topics/:id/decline'>('decline', decline),
  'POST /topics/:id/stop': act<'POST /topics/:id/stop'>('stop', stop),
};
