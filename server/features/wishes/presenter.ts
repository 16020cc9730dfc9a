import type { ResponseOf } from '../../../shared/contract';
import { maySpread } from '../../../shared/domain/files/checks';
import { ownClaims, ruleAgainstOnClaim, wishActions } from '../../../shared/domain/wishes/rules';
import { endReasonOutside, laneOf, QUESTIONS_OF, type EndReason, type WishAction } from '../../../shared/domain/wishes/states';
import type { WishSight, WishViewer } from '../../../shared/domain/wishes/visibility';
import { wishesLike } from '../../../shared/domain/wishes/alike';
import type { Deps } from '../../platform/deps';
import { fileViews, photoViews, type FileViews } from '../files';
import { getPeople, type PersonInfo } from '../identity';
import { getUnits, gridNames, presentStation, type UnitInfo } from '../organisation';
import { filedByStaff, type WishClaimRow, type WishDoc, type WishMomentRow } from './document';
import { claimantsRead, claimFacts, factsOf, thankedHelpers } from './facts';
import { invitationOf, presentInvites } from './invitePresenter';
import { sightIn, type Person } from './policy';
import { recentIn } from './queries';
import type { Actor } from './step';

export type View = ResponseOf<'GET /wishes/:id'>;
export type Row = ResponseOf<'GET /wishes'>['items'][number];
type Photo = View['photos'][number];
type Mine = ResponseOf<'GET /wishes/mine'>['items'][number];
type DeskRow = ResponseOf<'GET /workbench/wishes'>['items'][number];

interface Lookups extends FileViews {
  readonly units: ReadonlyMap<string, UnitInfo>;
  readonly people: ReadonlyMap<string, PersonInfo>;
  readonly grids: ReadonlyMap<string, string>;
}
const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** Photos by id; whoever is not of the station sees only those whose check is settled. */
function photosOf({ photos, unread }: Pick<Lookups, 'photos' | 'unread'>, ids: readonly string[], station: boolean): Photo[] {
  return ids.flatMap((id) => {
    const seen = photos.get(id);
    if (!seen || (!station && !maySpread(seen.check))) return [];
    const { check, ...photo } = seen;
    if (!station) return [photo];
    const heed = maySpread(check) ? (unread.has(id) ? 'unread' : null) : check;
    return [heed === null || heed === 'off' || heed === 'passed' ? photo : { ...photo, check: heed }];
  });
}

async function lookupsOf(deps: Deps, doc: WishDoc): Promise<Lookups> {
  const [units, people, grids, files] = await Promise.all([
    getUnits(deps, [doc.scope.community, doc.scope.station, ...doc.claims.map(({ unitId }) => unitId), ...doc.timeline.map(({ unitId }) => unitId)]),
    getPeople(deps, [doc.authorId, doc.recipientId, ...doc.claims.map(({ personId }) => personId)]),
    gridNames(deps, [doc.scope.grid]),
    fileViews(deps, doc.fileIds),
  ]);
  return { units, people, grids, ...files };
}

/** What everybody reads of a wish, in lists and on its page. */
function rowOf(doc: WishDoc, text: string, lookups: { readonly grids: ReadonlyMap<string, string> }): Omit<Row, 'community' | 'thumbUrl'> {
  const { _id: id, state, category, urgent, visit, neededOn, target, left, again, scope } = doc;
  return { id, state, category, text, grid: lookups.grids.get(scope.grid ?? '') ?? null, urgent, visit, neededOn, target, left, again, at: (doc.laneAt ?? doc.updatedAt ?? doc.createdAt).toISOString() };
}

const ON_CLAIM: readonly ('arrange' | 'send' | 'prove' | 'release' | 'confirm' | 'notYet')[] = ['arrange', 'send', 'prove', 'release', 'confirm', 'notYet'];

function claimOf(doc: WishDoc, row: WishClaimRow, { actor, sight, actions, lookups, station }: { actor: Actor; sight: WishSight; actions: readonly WishAction[]; lookups: Lookups; station: boolean }): View['claims'][number] | null {
  const own = ownClaims({ claims: [claimFacts(row)] }, actor.personId ?? '', actor.units).length > 0;
  if (!own && !sight.claimants) return null;
  const part = own ? 'claimant' : station ? 'station' : 'recipient';
  const mayHere = ON_CLAIM.filter((action) => {
    const theirs = action === 'confirm' || action === 'notYet' ? !own || actions.includes(action) : own || (station && action === 'release');
    return theirs && actions.includes(action) && ruleAgainstOnClaim(action, claimFacts(row), doc, part) === null;
  });
  return {
    id: row.id, name: row.unitId === null || station ? (lookups.people.get(row.personId)?.name ?? null) : null, unit: row.unitId === null ? null : (lookups.units.get(row.unitId)?.name ?? null), own,
    quantity: row.quantity, state: row.state, companion: row.companion, at: row.at.toISOString(), dueAt: row.dueAt.toISOString(), arrangedOn: row.arrangedOn, sentAt: iso(row.sentAt),
    proof: row.proof && { text: row.proof.text, photos: own ? photosOf(lookups, row.proof.photoIds, true).map(({ check: _check, ...photo }) => photo) : photosOf(lookups, row.proof.photoIds, station), at: row.proof.at.toISOString() },
    agreed: doc.proposal?.agreed.includes(row.id) ?? false,
    actions: mayHere,
  };
}

/** Moments that everybody may know of; and those that whoever gave a claim up reads beside them. */
const OPEN_MOMENTS: readonly WishMomentRow['action'][] = ['approve', 'claim', 'confirm', 'thank', 'publishStory'];
const ENDS: readonly WishMomentRow['action'][] = ['end', 'release', 'agree', 'takeBack'];
/** What passes between author and station before others read it. */
const BETWEEN: readonly WishMomentRow['action'][] = ['post', 'edit', 'ask', 'answer', 'decline'];

function timelineOf(doc: WishDoc, viewer: WishViewer, sight: WishSight, lookups: Lookups): View['timeline'] {
  const shown = doc.timeline.filter(({ action }) => (sight.story === 'all' ? sight.original || viewer === 'overseer' || !BETWEEN.includes(action) : OPEN_MOMENTS.includes(action) || (viewer === 'past' && ENDS.includes(action))));
  const words = sight.story === 'all';
  return shown
    .map(({ id, at, action, part, unitId, code, text }) => {
      const reason = action === 'end' && code && !sight.names ? endReasonOutside(code as EndReason) : code;
      // What the station wrote beside a death is its own, as the reason is.
      const told = words && reason === code && (sight.original || !BETWEEN.includes(action));
      return { id, at: at.toISOString(), action, part, unit: lookups.units.get(unitId ?? '')?.name ?? null, code: words || viewer === 'past' ? reason : null, text: told ? text : null };
    })
    .reverse();
}

/** The words a viewer reads: as written, as the claimants do, as released. */
function textFor(doc: WishDoc, viewer: WishViewer, sight: WishSight): string {
  if (sight.original) return doc.text;
  return viewer === 'claimant' ? claimantsRead(doc) : (doc.release?.text ?? '');
}

const personOf = (people: Lookups['people'], id: string): { name: string; phoneTail: string | null } => ({ name: people.get(id)?.name ?? '', phoneTail: people.get(id)?.phoneTail ?? null });

async function alikeOf(deps: Deps, doc: WishDoc): Promise<View['alike']> {
  if (doc.state !== 'submitted' && doc.state !== 'asked') return [];
  const like = ({ _id: id, recipientId, category, text, state }: Pick<WishDoc, '_id' | 'recipientId' | 'category' | 'text' | 'state'>) => ({ id, recipientId, category, text, state });
  return wishesLike(like(doc), (await recentIn(deps, doc.scope.community)).map(like)).map(({ wish: { id, text, state } }) => ({ id, text, state }));
}

/** One wish as this person may see it: what they may not see is not in the answer. `not_found` when it does not exist for them. */
export async function presentWish(deps: Deps, doc: WishDoc, person: Person): Promise<View> {
  const { actor, viewer, sight } = sightIn(person, doc);
  const station = viewer === 'station';
  const lookups = await lookupsOf(deps, doc);
  const facts = factsOf(doc);
  const invitation = invitationOf(deps, doc, actor);
  const actions = viewer === 'overseer' ? [] : wishActions(facts, actor.parts, ownClaims(facts, actor.personId ?? '', actor.units), invitation?.state === 'open');
  const work = lookups.units.get(doc.scope.station);
  const inside = sight.original || viewer === 'claimant';
  const own = doc.authorId === actor.personId;
  // Their own pictures are theirs to see whatever a check says.
  const pictures = sight.original ? photosOf(lookups, doc.photoIds, station || own).map(({ check, ...photo }) => (station && check ? { ...photo, check } : photo)) : photosOf(lookups, doc.release?.photoIds ?? [], false);
  return {
    ...rowOf(doc, textFor(doc, viewer, sight), lookups),
    number: viewer === 'guest' ? null : doc.number,
    revision: doc.revision,
    viewer,
    community: { id: doc.scope.community, name: lookups.units.get(doc.scope.community)?.name ?? '' },
    photos: pictures,
    voices: sight.original ? doc.voiceIds.flatMap((id) => lookups.voices.get(id) ?? []) : [],
    station: await presentStation(deps, work ?? { id: doc.scope.station, name: '', phone: '', hours: '' }),
    whom: inside ? doc.whom : null,
    care: sight.names || own ? doc.care : null,
    released: sight.original ? (doc.release?.text ?? null) : null,
    original: station && doc.release && doc.release.text !== doc.text ? doc.text : null,
    claimantsRead: sight.original && doc.claims.length > 0 ? claimantsRead(doc) : null,
    address: sight.address ? doc.place.text : null,
    addressOpen: inside && doc.addressOpen,
    recipient: sight.names || (viewer === 'claimant' && doc.addressOpen) ? { ...personOf(lookups.people, doc.recipientId), ...(sight.names ? {} : { phoneTail: null }) } : null,
    author: sight.names && doc.authorId !== doc.recipientId ? personOf(lookups.people, doc.authorId) : null,
    createdAt: doc.createdAt.toISOString(),
    dueAt: sight.original && doc.state === 'submitted' ? doc.checkDueAt.toISOString() : null,
    claims: doc.claims.flatMap((row) => claimOf(doc, row, { actor, sight, actions, lookups, station }) ?? []),
    invites: station ? await presentInvites(deps, doc) : [],
    invitation,
    questions: doc.questions.map(({ code, answer }) => ({ code, answer })),
    askable: actions.includes('question') ? QUESTIONS_OF[doc.category].filter((code) => !doc.questions.some((one) => one.code === code)) : [],
    proposal: inside && doc.proposal ? { kind: doc.proposal.kind, text: doc.proposal.text, neededOn: doc.proposal.neededOn, reason: doc.proposal.reason } : null,
    thanks: (inside || thankedHelpers(doc).includes(person.personId)) && doc.thanks ? { text: doc.thanks.text, voices: doc.thanks.voiceIds.flatMap((id) => lookups.voices.get(id) ?? []), wish: doc.release?.text ?? '', at: doc.thanks.at.toISOString() } : null,
    storyConsent: sight.original ? doc.storyConsent : null,
    story: doc.story && { text: doc.story.text, photos: photosOf(lookups, doc.story.photoIds, station), at: doc.story.at.toISOString() },
    timeline: timelineOf(doc, viewer, sight, lookups),
    alike: station ? await alikeOf(deps, doc) : [],
    careful: station && (doc.wordsCheck === 'review' || doc.wordsCheck === 'unchecked'),
    mayContact: station,
    receipt: (station || own) && filedByStaff(doc),
    linked: sight.original && Boolean(doc.origin || doc.conversions?.length),
    actions,
  };
}

/** Rows of the feed: what the station released. */
export async function presentFeed(deps: Deps, docs: readonly WishDoc[]): Promise<Row[]> {
  const [units, grids, photos] = await Promise.all([
    getUnits(deps, docs.map(({ scope }) => scope.community)), gridNames(deps, docs.map(({ scope }) => scope.grid)), photoViews(deps, docs.flatMap(({ release }) => release?.photoIds ?? [])),
  ]);
  return docs.map((doc) => ({
    ...rowOf(doc, doc.release?.text ?? '', { grids }), community: units.get(doc.scope.community)?.name ?? '',
    thumbUrl: doc.release?.photoIds.map((id) => photos.get(id)).find((photo) => photo && maySpread(photo.check))?.thumbUrl ?? null,
  }));
}

/** What of a wish its author has to do. */
const authorToDo = (doc: WishDoc): boolean => doc.state === 'asked' || (laneOf(doc.state) !== null && doc.claims.some(({ state }) => state === 'proven')) || (doc.questions ?? []).some(({ answer }) => answer === null) || (doc.state === 'realised' && doc.thanks === null);

/** Rows of what somebody posted or claimed. */
export async function presentMine(deps: Deps, docs: readonly WishDoc[], person: Person, hands: readonly string[], mine: 'posted' | 'claimed'): Promise<Mine[]> {
  const rows = await presentFeed(deps, docs);
  return docs.map((doc, at) => {
    const claim = doc.claims.find(({ unitId, personId }) => hands.includes(unitId ?? personId)) ?? null;
    const posts = mine === 'posted';
    return {
      ...(rows[at] as Row), text: posts ? doc.text : claim ? claimantsRead(doc) : (doc.release?.text ?? ''), mine, claim: posts ? null : (claim?.state ?? null),
      dueAt: iso(posts ? (doc.state === 'submitted' ? doc.checkDueAt : null) : claim && claim.state !== 'confirmed' ? claim.dueAt : null),
      toDo: posts ? authorToDo(doc) : claim !== null && (claim.state === 'active' || claim.state === 'arranged'),
    };
  });
}

/** Rows of the station's lists: the words as they were written for the station, as they were released for who looks on. */
export async function presentDesk(deps: Deps, docs: readonly WishDoc[], person: Person): Promise<DeskRow[]> {
  const [rows, now] = [await presentFeed(deps, docs), deps.clock.now()];
  const [units, people] = await Promise.all([getUnits(deps, docs.flatMap(({ claims }) => claims.map(({ unitId }) => unitId))), getPeople(deps, docs.flatMap(({ claims }) => claims.map(({ personId }) => personId)))]);
  return docs.map((doc, at) => {
    const dueAt = doc.desk === 'check' || doc.desk === 'confirm' || doc.desk === 'going' ? doc.deskAt : null;
    const { sight } = sightIn(person, { ...doc, past: [] });
    const claim = sight.claimants ? doc.claims[0] : undefined;
    return {
      ...(rows[at] as Row), text: sight.original ? doc.text : (doc.release?.text ?? ''), number: doc.number, whom: doc.whom, dueAt: iso(dueAt), late: dueAt !== null && dueAt < now,
      claimant: claim ? (claim.unitId === null ? (people.get(claim.personId)?.name ?? null) : (units.get(claim.unitId)?.name ?? null)) : null,
    };
  });
}
