import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { rollKindsOf } from '../../../shared/domain/rolls/kinds';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited } from '../audit';
import { loadBody, stationBodies } from '../bodies';
import { acceptImport, handIn, refuseImport } from './commands/bringIn';
import { rollRow } from './commands/match';
import { answerObjection, raiseObjection } from './commands/object';
import { nameVoter } from './commands/speak';
import { beginMatching, postRoll, settleRoll, withdrawRoll } from './commands/steps';
import type { RollDoc, RollImportDoc } from './document';
import { lineHandlers, presentNamed } from './lineRoutes';
import { presentObjections } from './linePresenter';
import { assertSeen, authoriseBody, authoriseKeeper, deskOf, partIn, type Keeper } from './policy';
import { presentImport, presentImports, presentOwn, presentRoll, presentRows, type View } from './presenter';
import { linesOfPerson, loadImport, loadLine, loadObjection, loadRoll, objectionPage, publicRolls, rollsOf, stationImports, stationRolls } from './queries';

type StepKey = 'POST /rolls/:id/post' | 'POST /rolls/:id/settle' | 'POST /rolls/:id/withdraw' | 'POST /rolls/:id/match-certain';
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** load → authorise → command → present, the same for every step of a roll. */
const step = <K extends Extract<RouteKey, StepKey>>(command: (deps: Deps, doc: RollDoc, keeper: Keeper, ask: BodyOf<K> & { readonly key: string }) => Promise<RollDoc>) => async ({ params, body, key, viewer }: StepCall<K>, deps: Deps): Promise<View> => {
  const doc = await loadRoll(deps, params.id);
  return presentRoll(deps, await command(deps, doc, authoriseKeeper(viewer, doc), { ...body, key }), viewer);
};
/** A table of the station where somebody works. */
async function imported(deps: Deps, viewer: Viewer, id: string): Promise<{ doc: RollImportDoc; keeper: Keeper }> {
  const doc = await loadImport(deps, id);
  return { doc, keeper: authoriseBody(viewer, await loadBody(deps, doc.bodyId)) };
}

export const handlers: HandlerTable = {
  ...lineHandlers,
  'GET /rolls': async ({ query, viewer }, deps) => {
    const body = await loadBody(deps, query.bodyId);
    return { items: await presentRows(deps, partIn(viewer, body) === 'station' ? await rollsOf(deps, body._id) : await publicRolls(deps, body._id)) };
  },
  'GET /rolls/mine': async ({ viewer }, deps) => ({ items: await presentOwn(deps, await linesOfPerson(deps, viewer.personId), viewer.personId) }),
  'GET /rolls/desk': async ({ viewer }, deps) => {
    const stations = deskOf(viewer);
    const [bodies, rolls, imports] = await Promise.all([stationBodies(deps, stations), stationRolls(deps, stations), stationImports(deps, stations)]);
    return { bodies: bodies.filter(({ state }) => state === 'active').map(({ _id, name, kind, estate }) => ({ id: _id, name, kinds: [...rollKindsOf(kind)], estate })), rolls: await presentRows(deps, rolls), imports: await presentImports(deps, imports) };
  },
  'POST /rolls/imports': async ({ viewer, query, key, file }, deps) => {
    const body = await loadBody(deps, query.bodyId);
    return presentImport(deps, await handIn(deps, authoriseBody(viewer, body), body, { ...query, path: file?.path ?? '', key }));
  },
  'GET /rolls/imports/:id': async ({ viewer, params }, deps) => presentImport(deps, (await imported(deps, viewer, params.id)).doc),
  'POST /rolls/imports/:id/accept': async ({ viewer, params }, deps) => {
    const { doc, keeper } = await imported(deps, viewer, params.id);
    return presentImport(deps, await acceptImport(deps, keeper, doc));
  },
  'POST /rolls/imports/:id/refuse': async ({ viewer, params }, deps) => presentImport(deps, await refuseImport(deps, (await imported(deps, viewer, params.id)).doc)),
  'GET /rolls/:id': async ({ viewer, params }, deps) => {
    const doc = await loadRoll(deps, params.id);
    assertSeen(viewer, doc);
    return presentRoll(deps, doc, viewer);
  },
  'POST /rolls/:id/post': step<'POST /rolls/:id/post'>(postRoll),
  'POST /rolls/:id/settle': step<'POST /rolls/:id/settle'>(settleRoll),
  'POST /rolls/:id/withdraw': step<'POST /rolls/:id/withdraw'>(withdrawRoll),
  'POST /rolls/:id/match-certain': step<'POST /rolls/:id/match-certain'>(beginMatching),
  'POST /rolls/:id/lines/:ref/name-voter': async ({ viewer, params, body, key }, deps) => {
    const [roll, line] = [await loadRoll(deps, params.id), await loadLine(deps, params.id, params.ref)];
    assertSeen(viewer, roll);
    return presentNamed(deps, await nameVoter(deps, roll, line, viewer.personId, { ...body, key }), viewer.personId);
  },
  'POST /rolls/:id/objections': async ({ viewer, params, body, key }, deps) => {
    const doc = await loadRoll(deps, params.id);
    assertSeen(viewer, doc);
    await raiseObjection(deps, doc, viewer.personId, body, key);
    return presentRoll(deps, doc, viewer);
  },
  'GET /rolls/:id/objections': async ({ viewer, params, query }, deps) => {
    const doc = await loadRoll(deps, params.id);
    await audited(deps, { ...rollRow(doc, authoriseKeeper(viewer, doc), 'membersSeen', null, ''), once: 'hour' });
    const { items, next } = await objectionPage(deps, doc._id, query.state, query);
    return { items: await presentObjections(deps, items), next };
  },
  'POST /rolls/:id/objections/:ref/answer': async ({ viewer, params, body, key }, deps) => {
    const doc = await loadRoll(deps, params.id);
    const keeper = authoriseKeeper(viewer, doc);
    const answered = await answerObjection(deps, doc, await loadObjection(deps, doc._id, params.ref), keeper, { ...body, key });
    return (await presentObjections(deps, [answered]))[0] as Awaited<ReturnType<typeof presentObjections>>[number];
  },
};
