import type { ParsedOf } from '../../../shared/contract';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import type { HeardWords } from '../../../shared/domain/visits/rules';
import type { Ask, Carried } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import type { HeardRow, VisitDoc } from './document';
import { refuse } from './step';

export type Hearing = ParsedOf<'POST /visits/:id/hear'>['body']['heard'];
export const refOf = (doc: VisitDoc): ThingRef => ({ kind: 'visit', id: doc._id });
export const originOf = (doc: VisitDoc): ThingRef => doc.origin ?? refOf(doc);

/** What goes along: the visited person and the door. Somebody without an account is helped by the grid worker, and asked by telephone. */
export function carriedFrom(doc: VisitDoc): Carried {
  const { place, proxy, visitedId } = doc;
  return {
    from: refOf(doc), origin: originOf(doc), personId: visitedId, place: place && { text: place.text, point: { ...place[place.given], system: place.given }, placeId: place.placeId }, photoIds: [], showToNeighbours: false,
    ...(proxy?.accountless ? { proxy: { helperId: doc.workerId ?? proxy.helperId, helperUnitId: doc.scope.station, how: 'spoken' as const, at: doc.updatedAt, accountless: true } } : {}),
  };
}
/** What the registry of conversions is asked for. */
export const askOf = ({ to, category, text }: HeardWords, revision: number): Ask => (to === 'case' ? { to, revision, categoryId: category, text, photoIds: [] } : ({ to, revision, category, text, photoIds: [], visit: false } as Ask));
/** The same of a request, to be held against what was heard; null for what a visit never becomes. */
export const wordsIn = (ask: Ask): HeardWords | null => (ask.to === 'case' ? { to: 'case', category: ask.categoryId, text: ask.text } : ask.to === 'wish' ? { to: 'wish', category: ask.category, text: ask.text } : null);
const wordsOf = (heard: Hearing): HeardWords => ({ to: heard.to, category: heard.to === 'case' ? heard.categoryId : heard.category, text: heard.text });

export const heardRow = (doc: VisitDoc, heard: Hearing, at: number): HeardRow => ({ id: `h${doc.revision + 1}-${at}`, ...wordsOf(heard), state: 'asked', consent: null, target: null });
/** What would refuse it later refuses it now. */
export async function checkHeard(deps: Deps, doc: VisitDoc, heard: Hearing): Promise<void> {
  const takes = deps.hooks.conversions.find(({ kind }) => kind === heard.to)?.takes ?? refuse('cannotBecome');
  await takes.check(deps, carriedFrom(doc), askOf(wordsOf(heard), doc.revision));
}
