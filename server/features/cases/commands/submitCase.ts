import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { GRADE_SIGNALS } from '../../../../config/triage';
import type { SubmitCase } from '../../../../shared/contract/cases';
import { fieldSentence, type FieldCode } from '../../../../shared/copy/fields';
import type { Category } from '../../../../shared/domain/cases/catalogue';
import { gradeFrom, reportProblems, sensitiveFrom, titleOf } from '../../../../shared/domain/cases/report';
import { searchTokens } from '../../../../shared/domain/cases/search';
import { gradeOfWords, graver } from '../../../../shared/domain/cases/warning';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { getPeople } from '../../identity';
import { checkWords } from '../../moderation';
import { getPlaces, locate } from '../../organisation';
import { lanesAfter } from '../board/marks';
import { repeatFields } from '../board/repeats';
import { ruleBook, type RuleBook } from '../catalogue';
import { derive } from '../clock';
import type { CaseDoc, CasePlace, TimelineRow } from '../document';
import { openedAlone } from '../company/queries';
import { checkUploads, checkVoices, spoken } from '../evidence';
import { eventsOf } from '../events';
import { forgetCounts } from '../inboxCounts';
import { Cases, rawCases } from '../model';
import { nextNumber } from '../numbers';
import { routeFor, scopeOf } from '../place';
import { wordsOrNull } from '../step';
import { careFor } from '../words';

/** What a resident sends, as validated by the contract. */
export type Report = z.output<typeof SubmitCase>;

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The id of the case that a person makes with a key. */
export function caseIdOf(reporterId: string, key: string): string {
  return digest(`case\n${reporterId}\n${key}`).slice(0, 24);
}

/** The stored case when this key was used before. `key_reused` when it was for something else. */
async function madeBefore(deps: Deps, id: string, contentHash: string): Promise<CaseDoc | null> {
  const known = await Cases(deps).findById(id).lean<CaseDoc>();
  if (known && known.contentHash !== contentHash) throw new DomainError('key_reused');
  return known;
}

function badFields(problems: readonly { readonly path: string; readonly code: FieldCode }[]): DomainError {
  return new DomainError('invalid_input', {}, problems.map(({ path, code }) => ({ path, code, message: fieldSentence(code, path) })));
}

/** The category of a report. `rule_refused` offCatalogue; `invalid_input` naming every answer that does not fit. */
export function checkReport(report: Report, book: RuleBook): Category {
  const category = book.offered(report.categoryId);
  if (!category) throw new DomainError('rule_refused', { rule: 'offCatalogue' });
  const problems = reportProblems(report, category.questions);
  if (problems.length > 0) throw badFields(problems);
  return category;
}

function placeOf({ text, point, placeId }: Report['place']): CasePlace {
  return {
    text,
    placeId: placeId ?? null,
    given: point.system,
    gcj02: toSystem(point, 'gcj02'),
    wgs84: toSystem(point, 'wgs84'),
  };
}

/** Fields that every new case has alike. */
const FRESH = {
  state: 'submitted',
  outcome: null,
  round: 1,
  revision: 0,
  leadUnitId: null,
  handlerId: null,
  acceptedAt: null,
  dispatchedAt: null,
  handledAt: null,
  verifiedAt: null,
  redoneAt: null,
  closedAt: null,
  askedAt: null,
  evaluateUntil: null,
  answeredAt: null,
  reminders: 0,
  lastAskedAt: null,
  sampledSilent: false,
  result: null,
  evaluation: null,
  release: null,
  keys: [],
} as const;

/** Everything the new case needs to know, asked for at once. */
async function lookUp(deps: Deps, category: Category, { reporterId, uploaderId = reporterId }: Ids, report: Report) {
  const placed = locate(deps, report.place.point).then(async (at) => ({ at, routing: await routeFor(deps, category, report.place.text, at) }));
  const { placeId } = report.place;
  const [people, places, photoIds, voiceIds, { at, routing }, words] = await Promise.all([
    getPeople(deps, [reporterId]),
    getPlaces(deps, placeId === undefined ? [] : [placeId]),
    checkUploads(deps, { personId: uploaderId }, report.photoIds),
    checkVoices(deps, { personId: uploaderId }, report.voiceIds),
    placed,
    checkWords(deps, reporterId, [report.text, report.place.text]),
  ]);
  const reporter = people.get(reporterId);
  if (!reporter) throw new DomainError('not_authenticated');
  if (placeId !== undefined && !places.has(placeId)) throw badFields([{ path: 'place.placeId', code: 'notOneOf' }]);
  return { reporter, photoIds, voiceIds, at, routing, words };
}

interface Ids {
  readonly id: string;
  readonly contentHash: string;
  readonly reporterId: string;
  /** Whose photos and recordings they are, where somebody else files. */
  readonly uploaderId?: string;
}

async function build(deps: Deps, ids: Ids, report: Report): Promise<CaseDoc> {
  const book = await ruleBook(deps);
  const category = checkReport(report, book);
  const base = await newCase(deps, ids, report, category, book);
  return opened(base, book, byReporter(base));
}

/**
 * A new case as it is stored, without clock, first line and event: `opened` adds these. `rule_refused`
 * outsideDistrict, photoNotYours or voiceNotYours; `invalid_input` for an unknown landmark.
 */
export async function newCase(deps: Deps, ids: Ids, report: Report, category: Category, book: RuleBook): Promise<CaseDoc> {
  const { reporter, photoIds, voiceIds, at, routing, words } = await lookUp(deps, category, ids, report);
  const now = deps.clock.now();
  const number = await nextNumber(deps, now);
  const title = titleOf({ text: report.text, categoryName: category.name, placeText: report.place.text, spoken: voiceIds.length > 0 });
  const { name: reporterName, phoneTail } = reporter;
  const terms = searchTokens({ number, title, placeText: report.place.text, categoryName: category.name, reporterName, phoneTail });
  const text = wordsOrNull(report.text);
  const [place, scope] = [placeOf(report.place), scopeOf(at)];
  const { spot, again } = await repeatFields(deps, { _id: ids.id, categoryId: category.id, place, scope, reporterId: reporter.id, createdAt: now });
  return {
    ...FRESH,
    _id: ids.id,
    number,
    contentHash: ids.contentHash,
    grade: graver(gradeFrom(category.defaultGrade, report.answers, category.questions), gradeOfWords(report.text, GRADE_SIGNALS).grade),
    categoryId: category.id,
    catalogueVersion: book.now.catalogueVersion,
    calendarVersion: book.now.calendarVersion,
    sensitive: sensitiveFrom(category.sensitive, report.answers, category.questions),
    safety: category.safety,
    title,
    text,
    answers: report.answers,
    photoIds,
    ...spoken(voiceIds),
    place,
    scope,
    spot,
    ...(again ? { again } : {}),
    ...routing,
    ...careFor('off', words),
    reporterId: reporter.id,
    showToNeighbours: report.showToNeighbours,
    fileIds: [...photoIds, ...voiceIds],
    keys: [],
    terms,
    createdAt: now,
    updatedAt: now,
    // Derived below from the fields above.
    ...{ open: true, step: 'accept', stepFrom: now, dueAt: now, promisedAt: now, era: 'open', board: 'open', boardAt: now },
    firstPromisedAt: now,
    timeline: [],
    pending: [],
  } satisfies CaseDoc;
}

/** Who opened a case, as its first line says it. */
type Opener = Pick<TimelineRow, 'actorId' | 'part' | 'unitId' | 'reason' | 'door'>;
const byReporter = ({ reporterId }: CaseDoc): Opener => ({ actorId: reporterId, part: 'reporter', unitId: null, reason: null });

/** Adds clock, first line of the timeline and event. */
export function opened(base: CaseDoc, book: RuleBook, opener: Opener): CaseDoc {
  const now = base.createdAt;
  const { nextCheckAt, ...derived } = derive(base, book, now);
  const lanes = lanesAfter(base);
  const doc: CaseDoc = { ...base, ...derived, ...(nextCheckAt ? { nextCheckAt } : {}), ...(lanes.length > 0 ? { lanes } : {}), firstPromisedAt: derived.promisedAt };
  const first = { id: '0-0', at: now, action: 'submit' as const, toUnitId: null, ruleId: null, round: 1, internal: false };
  doc.timeline = [{ ...first, ...opener, text: doc.text, photoIds: doc.photoIds, ...spoken(doc.voiceIds ?? []), dueAt: doc.promisedAt }];
  return { ...doc, ...pendingOf(eventsOf(doc, ['submit'], 'submit', opener.actorId), now) };
}

/** Builds a case and puts it in; the one made before where the same was sent already, `key_reused` where it was something else. */
export async function openOnce(deps: Deps, id: string, contentHash: string, make: () => Promise<CaseDoc>): Promise<CaseDoc> {
  try {
    const doc = await make();
    // Straight to the driver: the document is ours from end to end, and this is the hottest write.
    await rawCases(deps).insertOne(doc);
    forgetCounts(deps, doc);
    openedAlone(deps, doc._id);
    deps.nudge(Cases(deps));
    return doc;
  } catch (error) {
    // A report that came before is answered whatever has changed since: it is looked for only when it is needed.
    if (!isDuplicateKey(error) && !(error instanceof DomainError)) throw error;
    const made = await madeBefore(deps, id, contentHash);
    if (made) return made;
    throw error;
  }
}

/**
 * A resident's report opens a case (随手拍): number, grid, station, suggested unit with why, promise, first
 * line of the timeline and event in one write.
 *
 * Outcomes: the new case; the same case when the same key comes again with the same content; `key_reused`
 * with other content; `invalid_input` naming every answer that does not fit the category, an unknown landmark, or
 * when there are neither words nor photos nor a recording; `rule_refused` offCatalogue, outsideDistrict, photoNotYours, voiceNotYours or
 * wordsRisky.
 */
export async function submitCase(deps: Deps, reporterId: string, report: Report, key: string): Promise<CaseDoc> {
  const id = caseIdOf(reporterId, key);
  const contentHash = digest(JSON.stringify(report));
  return openOnce(deps, id, contentHash, () => build(deps, { id, contentHash, reporterId }, report));
}
