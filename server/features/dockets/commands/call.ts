import { createHash } from 'node:crypto';
import { dayFits, DOCKET_LIMITS, looksPersonal, type DocketReason } from '../../../../shared/domain/dockets/dockets';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { casesById } from '../../cases';
import { communitiesBelow, getUnit, isDispatchTarget, levelsOf } from '../../organisation';
import { eventOf } from '../events';
import { Dockets, type DocketDoc, type DocketItem } from '../model';
import type { Convening } from '../policy';
import { proposalsFor } from '../queries';
import { applyStep, type Actor, type Ask } from '../step';

export interface Agenda {
  readonly meetsAt: string;
  readonly place: string;
  readonly items: readonly { readonly caseId: string | null; readonly topic: string }[];
  readonly unitIds: readonly string[];
}

const refuse = (rule: string): never => {
  throw new DomainError('rule_refused', { rule });
};
/** What everybody reads holds no number of a phone or a document. */
export const publicWords = (text: string): string => (looksPersonal(text) ? refuse('docketPersonal') : text);

async function mayBeInvited(deps: Deps, { convener, placeId }: Pick<Convening, 'convener' | 'placeId'>, unitId: string): Promise<boolean> {
  const street = convener === 'street' ? await getUnit(deps, placeId) : null;
  const communities = street ? await communitiesBelow(deps, street) : [placeId];
  for (const id of communities) if (await isDispatchTarget(deps, id, unitId)) return true;
  return false;
}

/** The agenda as it is kept: why each point is on it is worked out here, and not said by whoever calls. */
async function agendaOf(deps: Deps, place: Convening, ask: Agenda): Promise<Pick<DocketDoc, 'meetsAt' | 'place' | 'unitIds' | 'items'>> {
  const meetsAt = new Date(ask.meetsAt);
  if (!dayFits(dayOf(meetsAt), deps.clock.now(), DOCKET_LIMITS.aheadDays)) refuse('dayUnfit');
  const unitIds = [...new Set(ask.unitIds)];
  for (const id of unitIds) if (!(await mayBeInvited(deps, place, id))) refuse('unitCannotHandle');
  const ids = ask.items.flatMap(({ caseId }) => caseId ?? []);
  const [cases, proposals] = await Promise.all([casesById(deps, ids), proposalsFor(deps, place)]);
  const whyOf = new Map<string, DocketReason>(proposals.map(({ doc, why }) => [doc._id, why]));
  const items = ask.items.map(({ caseId, topic }, n): DocketItem => {
    const about = caseId === null ? undefined : cases.get(caseId);
    const theirs = about && (place.convener === 'station' ? about.scope.community : about.scope.street) === place.placeId;
    if (caseId !== null && !theirs) refuse('noItem');
    return { id: `i${n + 1}`, caseId, why: (caseId !== null && whyOf.get(caseId)) || 'raised', topic: publicWords(topic), hidden: about?.sensitive === true, decision: null, tasks: [] };
  });
  return { meetsAt, place: publicWords(ask.place), unitIds, items };
}

async function scopeOf(deps: Deps, { convener, placeId }: Convening): Promise<DocketDoc['scope']> {
  if (convener === 'station') {
    const { district, street } = await levelsOf(deps, placeId);
    return { district: district.id, street: street.id, community: placeId };
  }
  const street = await getUnit(deps, placeId);
  return { district: street?.path[0] ?? '', street: placeId, community: null };
}

/**
 * The station of a community, or a street, calls the meeting of a month. Outcomes: the meeting, the same one for the
 * same tap; `rule_refused` docketExists when that month's was called already, dayUnfit, unitCannotHandle, noItem for a
 * matter of elsewhere, docketPersonal.
 */
export async function call(deps: Deps, place: Convening, personId: string, ask: Agenda & { readonly month: string; readonly key: string }): Promise<DocketDoc> {
  const _id = `${place.unitId}-${ask.month}`;
  const contentHash = createHash('sha256').update(`${personId}:${ask.key}`).digest('base64url');
  const same = await Dockets(deps).findById(_id, { pending: 0 }).lean<DocketDoc>();
  if (same) return same.contentHash === contentHash ? same : refuse('docketExists');
  const now = deps.clock.now();
  const [agenda, scope] = await Promise.all([agendaOf(deps, place, ask), scopeOf(deps, place)]);
  const docket: DocketDoc = {
    _id, contentHash, month: ask.month, convener: place.convener, state: 'called', revision: 0, by: { unitId: place.unitId, personId }, scope, ...agenda,
    came: null, summary: null, keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  Object.assign(docket, pendingOf([eventOf(docket, 'call', { actor: personId })], now));
  try {
    await Dockets(deps).create(docket);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Two called it at once: the first has it.
    return call(deps, place, personId, ask);
  }
  deps.nudge(Dockets(deps));
  return docket;
}

/** Changes time, place, agenda and guests; they are told. Outcomes as of `call`; `rule_refused` docketDecided; see applyStep. */
export function changeAgenda(deps: Deps, doc: DocketDoc, actor: Actor, ask: Agenda & Ask): Promise<DocketDoc> {
  const place: Convening = { convener: doc.convener, unitId: doc.by.unitId, placeId: doc.scope.community ?? doc.scope.street };
  return applyStep(deps, doc, actor, 'agenda', ask, () => agendaOf(deps, place, ask));
}
