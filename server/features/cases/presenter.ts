import type { ResponseOf } from '../../../shared/contract';
import { clockFor, clockOf, clockRow, type Deadlines } from '../../../shared/domain/cases/deadlines';
import { answerWords, publicTitle } from '../../../shared/domain/cases/report';
import { reopenUntil, returnStands } from '../../../shared/domain/cases/rules';
import type { CaseSight, CaseViewer } from '../../../shared/domain/cases/visibility';
import { gravest, maySpread } from '../../../shared/domain/files/checks';
import { workingDaysBetween, type Calendar } from '../../../shared/domain/kernel/workingTime';
import type { Deps } from '../../platform/deps';
import { presentStation } from '../organisation';
import { ruleBook, type RuleBook } from './catalogue';
import { presentCompany } from './company/presenter';
import { companyCounts } from './company/queries';
import { withSupports } from './company/sight';
import { courseOf, courseOfRow, pausedOf } from './coursePresenter';
import type { CaseDoc } from './document';
import { actionsFor, mayContact, partsOf, sightIn, supportsBy, type Person } from './policy';
import { presentAfter } from './after';
import { presentSupport, supportCount } from './support';
import { presentOutside } from './otherNumbers';
import { presentProxy, presentTaker } from './proxy';
import { presentTimeline } from './timeline';
import { lookupsOfCase, lookupsOfRows, named, photosOf, voicesHeard, type Lookups } from './views';

type View = ResponseOf<'GET /cases/:id'>;
type Row = ResponseOf<'GET /cases/mine'>['items'][number];
type Matter = NonNullable<ResponseOf<'GET /home'>['matter']>;
type AroundRow = ResponseOf<'GET /cases/around'>['items'][number];

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** What runs now, as stored with the last step. */
function deadlinesOf(doc: CaseDoc, now: Date): Deadlines {
  const { step, stepFrom, dueAt, promisedAt } = doc;
  return { step, from: stepFrom, dueAt: step === 'stopped' ? null : dueAt, promisedAt, paused: pausedOf(doc, now) };
}

function clockSeen(doc: CaseDoc, viewer: 'staff' | 'resident', now: Date): Deadlines {
  return clockFor(deadlinesOf(doc, now), { filedAt: doc.createdAt, redoneAt: doc.redoneAt }, viewer);
}

/** Title for those who do not read the reporter's words. */
function outsideTitle(doc: CaseDoc, book: RuleBook, grids: Lookups['grids']): string {
  return publicTitle({ categoryName: book.categoryView(doc).name, gridName: grids.get(doc.scope.grid ?? '') ?? null });
}

/**
 * The reporter's words, photos and place; or what the station released; or nothing. The place in the
 * reporter's own words and the exact point are not part of a redacted version: the station names the place in
 * its text where it may be told.
 */
function wordsOf(doc: CaseDoc, viewer: CaseViewer, sight: CaseSight, book: RuleBook, lookups: Lookups): Pick<View, 'title' | 'text' | 'photos' | 'voices' | 'answers' | 'place'> {
  if (sight.words === 'original') {
    const place = { text: doc.place.text, point: { ...doc.place[doc.place.given], system: doc.place.given } };
    const answers = answerWords(doc.answers, book.categoryOf(doc)?.questions ?? []);
    return { title: doc.title, text: doc.text, photos: photosOf(lookups, doc.photoIds, viewer), ...voicesHeard(lookups, doc.voiceIds, doc), answers, place };
  }
  const title = outsideTitle(doc, book, lookups.grids);
  if (sight.words === 'none' || !doc.release) return { title, text: null, photos: [], answers: [], place: null };
  return { title, text: doc.release.text, photos: photosOf(lookups, doc.release.photoIds, viewer), answers: [], place: null };
}

/** Rows of the routing that name the exact place or quote a correction are for the reporter and staff. */
function whyOf(doc: CaseDoc, sight: CaseSight): View['why'] {
  if (sight.reasons !== 'all') return [];
  const inside = sight.words === 'original';
  return doc.why.filter((row) => inside || !['place', 'nearest', 'corrected'].includes(row.kind));
}

function resultOf(doc: CaseDoc, viewer: CaseViewer, sight: CaseSight, lookups: Lookups): View['result'] {
  const { result } = doc;
  if (!result || sight.reasons !== 'all') return null;
  const inside = sight.words === 'original';
  const shown = inside ? result.photoIds : result.photoIds.filter((id) => doc.release?.photoIds.includes(id));
  return {
    text: result.text,
    photos: photosOf(lookups, shown, viewer),
    unit: lookups.units.get(result.unitId)?.name ?? '',
    person: inside ? (lookups.people.get(result.personId)?.name ?? null) : null,
    at: result.at.toISOString(),
  };
}

function evaluationOf({ contacted, solved, satisfaction, text, at, round }: NonNullable<CaseDoc['evaluation']>, taker: ReturnType<typeof presentTaker>): NonNullable<View['evaluation']> {
  return { contacted, solved, satisfaction, text, round, at: at.toISOString(), ...taker };
}

/** What only the reporter and staff see. */
function insideOf(doc: CaseDoc, sight: CaseSight, lookups: Lookups): Pick<View, 'evaluation' | 'evaluateUntil' | 'showToNeighbours' | 'linked' | 'proxy'> {
  if (sight.words !== 'original') return { evaluation: null, evaluateUntil: null, showToNeighbours: false };
  const reopenable = doc.outcome === 'unrated' && doc.closedAt ? reopenUntil(doc.closedAt) : null;
  return {
    evaluation: doc.evaluation && evaluationOf(doc.evaluation, presentTaker(doc, lookups)),
    ...presentProxy(doc, lookups),
    evaluateUntil: iso(doc.evaluateUntil ?? reopenable),
    showToNeighbours: doc.showToNeighbours,
    ...(doc.origin || doc.conversions?.length ? { linked: true as const } : {}),
  };
}

/** What only staff see: who reported, what the rules suggest while it is not yet dispatched, what asks for care. */
function staffOf(doc: CaseDoc, person: Person, { viewer, now, lookups }: { viewer: CaseViewer; now: Date; lookups: Lookups }): Pick<View, 'reporter' | 'suggestion' | 'wordsCheck'> {
  if (viewer !== 'staff') return { reporter: null, suggestion: null };
  const who = lookups.people.get(doc.reporterId);
  const unit = lookups.suggested && { id: lookups.suggested.id, name: lookups.suggested.name };
  const stands = Boolean(unit && returnStands(doc.timeline, unit.id));
  const asked = doc.leadUnitId === null && !stands && partsOf(person, doc).includes('station');
  return {
    reporter: { id: doc.reporterId, name: who?.name ?? '', phoneTail: who?.phoneTail ?? null, mayContact: mayContact(person, doc, now) },
    suggestion: asked && unit && doc.suggestion ? { unit, ruleId: doc.suggestion.ruleId, reason: doc.suggestion.article } : null,
    ...(doc.wordsCheck === 'review' || doc.wordsCheck === 'unchecked' ? { wordsCheck: doc.wordsCheck } : {}),
  };
}

/**
 * One case as this person may see it: what they may not see is not in the answer.
 * `not_found` when it does not exist for them.
 */
export async function presentCase(deps: Deps, doc: CaseDoc, person: Person): Promise<View> {
  const now = deps.clock.now();
  const { viewer, sight } = sightIn(await withSupports(deps, person, doc), doc);
  const [lookups, book, company] = await Promise.all([lookupsOfCase(deps, doc), ruleBook(deps, [doc]), presentCompany(deps, doc, viewer, person.personId)]);
  const station = lookups.units.get(doc.scope.station);
  const gridName = lookups.grids.get(doc.scope.grid ?? '');
  const { _id: id, number, revision, state, outcome, grade, round, outsideGrids } = doc;
  return {
    ...{ id, number, revision, state, outcome, grade, round, outsideGrids },
    viewer: viewer === 'supporter' ? 'neighbour' : viewer,
    category: book.categoryView(doc),
    ...wordsOf(doc, viewer, sight, book, lookups),
    community: named(lookups.units, doc.scope.community) ?? { id: doc.scope.community, name: '' },
    grid: doc.scope.grid && gridName ? { id: doc.scope.grid, name: gridName } : null,
    station: await presentStation(deps, station ?? { id: doc.scope.station, name: '', phone: '', hours: '' }),
    leadUnit: sight.reasons === 'all' ? named(lookups.units, doc.leadUnitId) : null,
    ...presentSupport(doc, { viewer, sight, lookups, now, units: supportsBy(person, doc) }),
    why: whyOf(doc, sight),
    clock: clockOf(clockSeen(doc, viewer === 'staff' ? 'staff' : 'resident', now), book.now.calendar, now),
    timeline: presentTimeline(doc, viewer, sight, book, lookups),
    result: resultOf(doc, viewer, sight, lookups),
    ...insideOf(doc, sight, lookups),
    ...presentAfter(doc, { viewer, sight }),
    ...staffOf(doc, person, { viewer, now, lookups }),
    ...company,
    ...(viewer === 'reporter' && doc.state === 'submitted' ? { given: doc.answers } : {}),
    ...courseOf(doc, viewer, sight, lookups),
    ...presentOutside(doc, viewer),
    release: doc.release && { ...doc.release, at: doc.release.at.toISOString() },
    createdAt: doc.createdAt.toISOString(),
    actions: actionsFor(person, doc, now),
  };
}

/** What a row of the workbench warns of: words or pictures that others must not see before people have looked. */
function heedOf(doc: CaseDoc, lookups: Lookups): Pick<Row, 'heed'> {
  const heed = gravest([...doc.fileIds.map((id) => lookups.photos.get(id)?.check ?? 'off'), doc.wordsCheck === 'review' ? 'review' : 'off']);
  return heed === null ? {} : { heed };
}

/** How many others have met it; nothing where nobody has. */
function countIn(counts: ReadonlyMap<string, number>, { _id }: CaseDoc): { supporters?: number } {
  const count = counts.get(_id);
  return count ? { supporters: count } : {};
}

/** Rows of 「我的事」 and of the workbench: cases whose words the viewer may read. */
export async function presentRows(deps: Deps, docs: readonly CaseDoc[], viewer: 'staff' | 'resident'): Promise<Row[]> {
  const staff = viewer === 'staff';
  const photosIn = (doc: CaseDoc): readonly string[] => (staff ? doc.fileIds : doc.photoIds.slice(0, 1));
  const [lookups, book, counts] = await Promise.all([lookupsOfRows(deps, docs, photosIn), ruleBook(deps, docs), companyCounts(deps, docs)]);
  const now = deps.clock.now();
  return docs.map((doc) => ({
    id: doc._id,
    number: doc.number,
    state: doc.state,
    outcome: doc.outcome,
    grade: doc.grade,
    round: doc.round,
    category: book.categoryView(doc),
    title: doc.title,
    placeText: doc.place.text,
    thumbUrl: lookups.photos.get(doc.photoIds[0] ?? '')?.thumbUrl ?? null,
    leadUnit: lookups.units.get(doc.leadUnitId ?? '')?.name ?? null,
    clock: clockRow(clockSeen(doc, viewer, now), book.now.calendar, now),
    outsideGrids: doc.outsideGrids,
    toEvaluate: doc.step === 'evaluate',
    ...(staff ? { ...heedOf(doc, lookups), revision: doc.revision } : {}),
    ...(staff && doc.returned ? { returned: doc.returned } : {}),
    ...(staff ? supportCount(doc) : {}),
    ...countIn(counts, doc),
    ...courseOfRow(doc),
    createdAt: doc.createdAt.toISOString(),
    updatedAt: doc.updatedAt.toISOString(),
  }));
}

/** A matter of one's own on the first page: its row with the days of its clock. */
export async function presentMatter(deps: Deps, doc: CaseDoc): Promise<Matter> {
  const [rows, book] = await Promise.all([presentRows(deps, [doc], 'resident'), ruleBook(deps, [doc])]);
  const now = deps.clock.now();
  return { ...(rows[0] as Row), clock: clockOf(clockSeen(doc, 'resident', now), book.now.calendar, now) };
}

/** Working days from filing to the answer, or so far. */
function daysTaken(doc: CaseDoc, calendar: Calendar, now: Date): number {
  return workingDaysBetween(doc.createdAt, doc.answeredAt ?? doc.closedAt ?? now, calendar);
}

/** Titles of cases for those who do not read the reporter's words, by id. */
export async function outsideTitles(deps: Deps, docs: readonly CaseDoc[]): Promise<Map<string, string>> {
  if (docs.length === 0) return new Map();
  const [lookups, book] = await Promise.all([lookupsOfRows(deps, docs, () => []), ruleBook(deps, docs)]);
  return new Map(docs.map((doc) => [doc._id, outsideTitle(doc, book, lookups.grids)]));
}

/** Rows of the board: no words of the reporter, and a photo only where one was released. */
export async function presentAround(deps: Deps, docs: readonly CaseDoc[], livesHere: boolean): Promise<AroundRow[]> {
  const [lookups, book, counts] = await Promise.all([lookupsOfRows(deps, docs, (doc) => doc.release?.photoIds ?? []), ruleBook(deps, docs), companyCounts(deps, docs)]);
  const thumbOf = (doc: CaseDoc): string | null => {
    const shown = doc.release?.photoIds.map((id) => lookups.photos.get(id)).find((photo) => photo && maySpread(photo.check));
    return shown?.thumbUrl ?? null;
  };
  const now = deps.clock.now();
  return docs.map((doc) => ({
    id: doc._id,
    state: doc.state,
    category: book.categoryView(doc),
    title: outsideTitle(doc, book, lookups.grids),
    grid: lookups.grids.get(doc.scope.grid ?? '') ?? null,
    leadUnit: livesHere ? (lookups.units.get(doc.leadUnitId ?? '')?.name ?? null) : null,
    createdAt: doc.createdAt.toISOString(),
    solvedAt: doc.board === 'solved' ? iso(doc.closedAt) : null,
    workingDays: daysTaken(doc, book.now.calendar, now),
    thumbUrl: thumbOf(doc),
    ...countIn(counts, doc),
  }));
}
