import { REFUSAL_ARTICLES } from '../../../config/catalogue/admissions';
import type { ResponseOf } from '../../../shared/contract';
import { dayOf } from '../../../shared/domain/kernel/days';
import { admissionActions, REFUSAL_GROUNDS, runsOn, type AdmissionPart } from '../../../shared/domain/matters/admissions';
import { linesLike, versionOn, type MatterItem } from '../../../shared/domain/matters/lists';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { communities, getUnits, type Levels } from '../organisation';
import type { AdmissionDoc, ListDraftDoc } from './model';
import { listInForce, listVersion, runningIn, versionsOf } from './queries';

type ListView = ResponseOf<'GET /communities/:id/matter-list'>;
type DraftView = ResponseOf<'GET /communities/:id/matter-draft'>;
type Row = ResponseOf<'GET /admissions'>['items'][number];
type View = ResponseOf<'GET /admissions/:id'>;

const named = ({ id, name }: { id: string; name: string }): { id: string; name: string } => ({ id, name });

/** The list of a community: the version asked for, else the one in force, else the first that is to come. `not_found` for a version that is not there. */
export async function presentList(deps: Deps, { community, street }: Levels, version?: number): Promise<ListView> {
  const [heads, running] = await Promise.all([versionsOf(deps, community.id), runningIn(deps, community.id)]);
  const inForce = versionOn(heads, dayOf(deps.clock.now()));
  const wanted = version ?? inForce?.version ?? heads[0]?.version;
  const [list, units] = await Promise.all([wanted === undefined ? null : listVersion(deps, community.id, wanted), getUnits(deps, running.map(({ askerUnitId }) => askerUnitId))]);
  if (version !== undefined && !list) throw new DomainError('not_found');
  return {
    community: named(community),
    street: named(street),
    list: list && { version: list.version, effectiveFrom: list.effectiveFrom, inForce: list.version === inForce?.version, items: list.items },
    versions: heads.map((head) => ({ version: head.version, effectiveFrom: head.effectiveFrom, publishedAt: head.at.toISOString(), why: head.why, items: head.lines, ...head.change })),
    admitted: running.map((doc) => ({ id: doc._id, title: doc.title, by: units.get(doc.askerUnitId)?.name ?? '', until: doc.until ?? '' })),
  };
}

/** What is being written, beside the list in force and the other communities of the street that it may be published for. */
export async function presentDraft(deps: Deps, { community, street }: Levels, draft: ListDraftDoc | null): Promise<DraftView> {
  const [list, all] = await Promise.all([listInForce(deps, community.id), communities(deps)]);
  return {
    community: named(community), revision: draft?.revision ?? 0, items: draft?.items ?? null, inForce: list?.items ?? [], today: dayOf(deps.clock.now()),
    atStreet: all.filter(({ id, parentId }) => parentId === street.id && id !== community.id).map(named),
  };
}

/** How it ended before its day, by which side. */
export const endedView = ({ ended }: Pick<AdmissionDoc, 'ended'>): Pick<View, 'ended'> => (ended ? { ended: { at: ended.at.toISOString(), by: ended.by, reason: ended.reason } } : {});

export const bouncesOf = ({ rounds }: Pick<AdmissionDoc, 'rounds'>): number => rounds.filter(({ decision }) => decision?.admitted === false).length;

/** Rows of a board. */
export async function presentAdmissions(deps: Deps, docs: readonly AdmissionDoc[]): Promise<Row[]> {
  const units = await getUnits(deps, docs.flatMap(({ scope, askerUnitId }) => [scope.community, askerUnitId]));
  return docs.map((doc) => ({
    id: doc._id, title: doc.title, state: doc.state, community: { id: doc.scope.community, name: units.get(doc.scope.community)?.name ?? '' }, by: units.get(doc.askerUnitId)?.name ?? '',
    at: doc.createdAt.toISOString(), until: doc.until ?? doc.rounds[doc.rounds.length - 1]?.until ?? '', bounces: bouncesOf(doc),
  }));
}

/** One request for whoever takes part in it or looks after it; who decided is on record and shown to nobody. */
export async function presentAdmission(deps: Deps, doc: AdmissionDoc, parts: readonly AdmissionPart[]): Promise<View> {
  const [[row], list] = await Promise.all([presentAdmissions(deps, [doc]), listInForce(deps, doc.scope.community)]);
  if (!row) throw new DomainError('not_found');
  const items: readonly MatterItem[] = list?.items ?? [];
  const decision = (one: AdmissionDoc['rounds'][number]['decision']): View['rounds'][number]['decision'] =>
    one && { at: one.at.toISOString(), admitted: one.admitted, ground: one.ground, article: one.article, reason: one.reason, until: one.until };
  return {
    ...row,
    revision: doc.revision,
    rounds: doc.rounds.map(({ at, purpose, basis, people, money, until, decision: said }) => ({ at: at.toISOString(), purpose, basis, people, money, until, decision: decision(said) })),
    ...(doc.order ? { order: { name: doc.order.name, number: doc.order.number } } : {}),
    ...endedView(doc),
    actions: admissionActions({ state: doc.state, rounds: doc.rounds.length, over: !runsOn(doc, dayOf(deps.clock.now())) }, parts),
    like: linesLike(doc.title, items).flatMap((at) => items[at] ?? []),
    grounds: REFUSAL_GROUNDS.map((ground) => ({ ground, article: REFUSAL_ARTICLES[ground] })),
  };
}
