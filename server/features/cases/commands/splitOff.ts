import { createHash } from 'node:crypto';
import { CONSULTATION_REASON, DUTY_REASON, HANDED_OVER_REASON, SPLIT_REASON, TALK_REASON, TOPIC_REASON, VISIT_REASON } from '../../../../shared/copy/threads';
import type { Category } from '../../../../shared/domain/cases/catalogue';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { ThreadKind } from '../../../../shared/domain/threads/kinds';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Ask, Carried, Intent } from '../../../platform/conversions';
import type { Deps } from '../../../platform/deps';
import { ruleBook, type RuleBook } from '../catalogue';
import type { CaseDoc } from '../document';
import { Cases, rawCases } from '../model';
import { newCase, opened, type Report } from './submitCase';

type Split = Extract<Ask, { to: 'case' }>;

/** What the new case holds: the station's part of the words, its category, and everything else as it was. */
function reportOf({ place, showToNeighbours, voiceIds = [] }: Carried, { categoryId, text, photoIds }: Split): Report {
  if (!place) throw new DomainError('rule_refused', { rule: 'cannotBecome' });
  const { placeId, ...where } = place;
  return { categoryId, text, answers: [], photoIds, voiceIds: [...voiceIds], place: { ...where, ...(placeId ? { placeId } : {}) }, showToNeighbours };
}

const idsOf = ({ personId, uploaderId }: Carried): { reporterId: string; uploaderId?: string } => ({ reporterId: personId, ...(uploaderId ? { uploaderId } : {}) });

/** How the story of a case begins that came of something else. */
const FIRST_LINE: Readonly<Record<ThreadKind, string>> = { case: SPLIT_REASON, wish: HANDED_OVER_REASON, project: DUTY_REASON, task: SPLIT_REASON, topic: TOPIC_REASON, consultation: CONSULTATION_REASON, visit: VISIT_REASON, talk: TALK_REASON };

/** Of a wish that was filed for somebody: whoever helped, so that who has no account is asked by telephone. */
const proxyOf = ({ proxy }: Carried): Pick<CaseDoc, 'proxy'> =>
  proxy ? { proxy: { door: proxy.how === 'phone' ? 'hotline' : 'counter', helperId: proxy.helperId, helperUnitId: proxy.helperUnitId, consent: { how: proxy.how, at: proxy.at, byId: proxy.helperId }, accountless: proxy.accountless, sms: false } } : {};

function categoryFor(book: RuleBook, id: string): Category {
  const category = book.offered(id);
  if (!category) throw new DomainError('rule_refused', { rule: 'offCatalogue' });
  return category;
}

/** Whether a case can be made of what goes along. `rule_refused` offCatalogue, photoNotYours or outsideDistrict. */
export async function checkSplit(deps: Deps, carried: Carried, ask: Split): Promise<void> {
  const book = await ruleBook(deps);
  if (ask.photoIds.some((id) => !carried.photoIds.includes(id))) throw new DomainError('rule_refused', { rule: 'photoNotYours' });
  // Made and thrown away: what could refuse it later refuses it now.
  await newCase(deps, { id: 'unused', contentHash: '', ...idsOf(carried) }, reportOf(carried, ask), categoryFor(book, ask.categoryId), book);
}

/**
 * Opens the second matter of a report: same reporter, same place, its own number, unit and promise, counted from now.
 * Outcomes: opened, or there already. The questions of its category are not asked again, so it is sensitive where one
 * of them could have said so.
 */
export async function splitOff(deps: Deps, carried: Carried, { targetId, ask, by }: Intent): Promise<void> {
  const [split, book] = [ask as Split, await ruleBook(deps)];
  const contentHash = createHash('sha256').update(JSON.stringify(split)).digest('base64url');
  const base = await newCase(deps, { id: targetId, contentHash, ...idsOf(carried) }, reportOf(carried, split), categoryFor(book, split.categoryId), book);
  const doc = opened({ ...base, ...proxyOf(carried), origin: carried.origin, splitFrom: carried.from }, book, { actorId: by.personId, part: 'station', unitId: by.unitId, reason: FIRST_LINE[carried.from.kind] });
  try {
    await rawCases(deps).insertOne(doc);
    deps.nudge(Cases(deps));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
