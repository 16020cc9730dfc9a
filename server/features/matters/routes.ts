import type { ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited } from '../audit';
import { getUnits, levelsOf, type Levels } from '../organisation';
import { admit, askAdmission, askAgain, endAdmission, refuseAdmission, withdrawAdmission, type AdmissionActor, type AdmissionAsk } from './commands/admission';
import { publishList, saveListDraft } from './commands/writeList';
import type { AdmissionDoc, Scope } from './model';
import { askingUnits, assertStaff, boardOf, editorOf, mayDecide, mayEdit, partsIn, scopeOf } from './policy';
import { presentAdmission, presentAdmissions, presentDraft, presentList } from './presenter';
import { admissionPage, draftOf, loadAdmission } from './queries';
import { readList } from './readList';
import { presentReport, reportOf } from './report';
import { signedTable } from './table';

type View = ResponseOf<'GET /admissions/:id'>;
type StepKey = 'POST /admissions/:id/admit' | 'POST /admissions/:id/refuse' | 'POST /admissions/:id/ask-again' | 'POST /admissions/:id/withdraw' | 'POST /admissions/:id/end';

type StepCall<K extends StepKey> = Pick<Call<K>, 'body' | 'key' | 'viewer'> & { readonly params: { readonly id: string } };

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(command: (deps: Deps, doc: AdmissionDoc, actor: AdmissionActor, ask: Call<K>['body'] & AdmissionAsk) => Promise<AdmissionDoc>) {
  return async ({ params, body, key, viewer }: StepCall<K>, deps: Deps): Promise<View> => {
    const doc = await loadAdmission(deps, params.id);
    const parts = partsIn(viewer, doc);
    const ask = { ...body, key } as Call<K>['body'] & AdmissionAsk;
    return presentAdmission(deps, await command(deps, doc, { personId: viewer.personId, parts }, ask), parts);
  };
}

const draftFor = async (deps: Deps, levels: Levels): Promise<ResponseOf<'GET /communities/:id/matter-draft'>> => presentDraft(deps, levels, await draftOf(deps, levels.community.id));

/** Everybody who may publish a list leaves a row for each community before it is written. */
async function publish(deps: Deps, viewer: Viewer, levels: readonly [Levels, ...Levels[]], ask: Omit<Parameters<typeof publishList>[2], 'personId'>): Promise<void> {
  const scopes = levels.map(scopeOf) as [Scope, ...Scope[]];
  const editors = scopes.map((scope) => editorOf(viewer, scope));
  for (const [at, { community, street, district }] of levels.entries()) {
    const actor = editors[at];
    if (actor) await audited(deps, { actor, action: 'settingsChanged', object: { kind: 'setting', id: 'matterList', label: `${community.name}事项清单` }, levels: [district.id, street.id, community.id], reason: { code: null, text: ask.why }, once: { key: `${ask.key}.${community.id}` } });
  }
  await publishList(deps, scopes, { ...ask, personId: viewer.personId });
}

export const handlers: HandlerTable = {
  'GET /communities/:id/matter-list': async ({ params, query }, deps) => presentList(deps, await levelsOf(deps, params.id), query.version),
  'GET /communities/:id/matter-parts': async ({ params, viewer }, deps) => {
    const scope = scopeOf(await levelsOf(deps, params.id));
    const asking = askingUnits(viewer, scope);
    const units = await getUnits(deps, asking);
    return { edits: mayEdit(viewer, scope), asksAs: asking.map((id) => ({ id, name: units.get(id)?.name ?? '' })), decides: mayDecide(viewer, scope) };
  },
  'GET /communities/:id/matter-draft': async ({ params, viewer }, deps) => {
    const levels = await levelsOf(deps, params.id);
    editorOf(viewer, scopeOf(levels));
    return draftFor(deps, levels);
  },
  'PUT /communities/:id/matter-draft': async ({ params, body, viewer }, deps) => {
    const levels = await levelsOf(deps, params.id);
    editorOf(viewer, scopeOf(levels));
    await saveListDraft(deps, levels.community.id, { ...body, personId: viewer.personId });
    return draftFor(deps, levels);
  },
  'POST /communities/:id/matter-list': async ({ params, body, viewer, key }, deps) => {
    const { communityIds, ...ask } = body;
    const first = await levelsOf(deps, params.id);
    const others = await Promise.all([...new Set(communityIds)].filter((id) => id !== params.id).map((id) => levelsOf(deps, id)));
    await publish(deps, viewer, [first, ...others], { ...ask, key });
    return presentList(deps, first);
  },
  'POST /communities/:id/matter-list/file': async ({ params, viewer, file }, deps) => {
    editorOf(viewer, scopeOf(await levelsOf(deps, params.id)));
    return readList(file?.path ?? '');
  },
  'GET /admissions': async ({ query, viewer }, deps) => {
    const { items, next } = await admissionPage(deps, boardOf(viewer), query);
    return { items: await presentAdmissions(deps, items), next };
  },
  'POST /communities/:id/admissions': async ({ params, body, key, viewer }, deps) => {
    const { unitId, ...ask } = body;
    const scope = scopeOf(await levelsOf(deps, params.id));
    if (!askingUnits(viewer, scope).includes(unitId)) throw new DomainError('not_allowed');
    const doc = await askAdmission(deps, scope, unitId, viewer.personId, { ...ask, key });
    return presentAdmission(deps, doc, partsIn(viewer, doc));
  },
  'GET /admissions/:id': async ({ params, viewer }, deps) => {
    const doc = await loadAdmission(deps, params.id);
    return presentAdmission(deps, doc, partsIn(viewer, doc));
  },
  'POST /admissions/:id/admit': act<'POST /admissions/:id/admit'>(admit),
  'POST /admissions/:id/refuse': act<'POST /admissions/:id/refuse'>(refuseAdmission),
  'POST /admissions/:id/ask-again': act<'POST /admissions/:id/ask-again'>(askAgain),
  'POST /admissions/:id/withdraw': act<'POST /admissions/:id/withdraw'>(withdrawAdmission),
  'POST /admissions/:id/end': act<'POST /admissions/:id/end'>(endAdmission),
  'GET /matter-reports/:id': ({ params, query }, deps) => presentReport(deps, params.id, query.year),
  'POST /matter-reports/:id/exports': async ({ params, body, viewer }, deps) => {
    assertStaff(viewer);
    await reportOf(deps, params.id, body.year);
    return { url: signedTable(deps, params.id, body.year) };
  },
};
