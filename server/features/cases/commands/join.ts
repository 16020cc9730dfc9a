import { ruleAgainstJoining } from '../../../../shared/domain/cases/ownWords';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf, withEvents } from '../../../jobs/events';
import type { DomainEvent } from '../../../jobs/types';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import { endOfChain, forgetCompany } from '../company/queries';
import { supportIdOf, Supports, type SupportDoc } from '../company/model';
import type { CaseDoc } from '../document';
import { checkUploads } from '../evidence';
import { wordsOrNull } from '../step';

/** Somebody has met the same as a case. */
export const JOINED = 'support.joined';

/** What a neighbour says when joining; a photo or words of one's own help, and may be left out. */
export interface JoinAsk {
  readonly text: string;
  readonly photoIds: readonly string[];
}

function joinedEvent(doc: CaseDoc, _id: string, personId: string, at: Date): DomainEvent {
  return { _id: `${_id}-joined`, type: JOINED, at, data: { case: doc._id, station: doc.scope.station, community: doc.scope.community, grid: doc.scope.grid, actor: personId } };
}

/** Where the matter goes on: who looks at a merged one joins its lead, unless that is over or not theirs to know. */
async function whereItGoesOn(deps: Deps, doc: CaseDoc): Promise<CaseDoc> {
  const end = doc.merged ? await endOfChain(deps, doc._id) : doc;
  return end.sensitive ? doc : end;
}

function checkJoining(doc: CaseDoc, personId: string): void {
  const rule = ruleAgainstJoining(doc, personId);
  if (rule) throw new DomainError('rule_refused', { rule, state: doc.state });
}

/**
 * 我也遇到: instead of filing the same again. A row of its own, with its event: counts are counts of rows. Who followed
 * before has met it now. Outcomes: the case that was joined; the same when said before; `rule_refused` ownCase,
 * sensitiveNotJoined, matterEnded, photoNotYours or wordsRisky.
 */
export async function join(deps: Deps, doc: CaseDoc, personId: string, ask: JoinAsk): Promise<CaseDoc> {
  const target = await whereItGoesOn(deps, doc);
  checkJoining(target, personId);
  const now = deps.clock.now();
  const photoIds = await checkUploads(deps, { personId }, ask.photoIds);
  await checkWords(deps, personId, [ask.text]);
  const said = { kind: 'joined' as const, text: wordsOrNull(ask.text), photoIds, at: now };
  const _id = supportIdOf(target._id, personId);
  const event = joinedEvent(target, _id, personId, now);
  const row: SupportDoc = { _id, caseId: target._id, personId, ...said, ...pendingOf([event], now) };
  try {
    await Supports(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await Supports(deps).updateOne({ _id, kind: 'following' }, withEvents({ $set: said }, [event], now));
  }
  forgetCompany(deps);
  deps.nudge(Supports(deps));
  return target;
}

/** Follows a case of somebody else. Outcomes: followed; as it was when it is joined; `rule_refused` ownCase, sensitiveNotJoined, matterEnded. */
export async function follow(deps: Deps, doc: CaseDoc, personId: string): Promise<CaseDoc> {
  checkJoining(doc.merged ? { ...doc, open: true } : doc, personId);
  const row: SupportDoc = { _id: supportIdOf(doc._id, personId), caseId: doc._id, personId, kind: 'following', text: null, photoIds: [], at: deps.clock.now(), pending: [] };
  try {
    await Supports(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  forgetCompany(deps);
  return doc;
}

/** No longer follows it, and takes back having met the same, with the photos; nothing when there was nothing. */
export async function leave(deps: Deps, doc: CaseDoc, personId: string): Promise<void> {
  await Supports(deps).deleteOne({ _id: supportIdOf(doc._id, personId) });
  forgetCompany(deps);
}
