import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { DECLINE_WORDS, END_WORDS, RELEASE_WORDS, WISH_QUESTION_WORDS, wishMomentWords } from '../../../shared/copy/wishes';
import { formatDay, formatDue } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import { endReasonOutside, type DeclineReason, type EndReason, type ReleaseReason, type WishQuestion } from '../../../shared/domain/wishes/states';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { thankedHelpers, wishesById, wishEvent, type WishDoc, type WishStep } from '../wishes';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
type Data = DomainEvent['data'];
/** Who wrote it or is to get it; who holds the claim it is about; everybody who claimed it; volunteers who helped where nobody claimed it; whose claims a step ended; who had shown theirs before; whom the event names; the station, also alone where whoever claimed it asked it to come along; grid workers not. */
type Circle = 'own' | 'recipient' | 'claimant' | 'claimants' | 'helpers' | 'hands' | 'shown' | 'named' | 'station' | 'accompanying' | 'stationIfAccountless';
type Telling = readonly [Circle, InboxKind];

/** Whoever held a claim of a wish that stops: what still ran needs nothing more, what was shown stays on record. */
const STOPPED: readonly Telling[] = [['hands', 'wishEnded'], ['shown', 'wishEndedShown']];

const TELLINGS: Readonly<Partial<Record<WishStep, (data: Data) => readonly Telling[]>>> = {
  post: ({ author, recipient }) => [['own', 'wishReceived'], ...(author === recipient ? [] : ([['recipient', 'wishFiledForYou']] as const)), ['station', 'stationWishNew']],
  ask: () => [['own', 'wishAsked']],
  answer: () => [['station', 'stationWishAnswered']],
  edit: () => [['station', 'stationWishAnswered']],
  approve: () => [['own', 'wishPublished'], ['recipient', 'wishPublished']],
  decline: () => [['own', 'wishDeclined'], ['recipient', 'wishDeclined']],
  // The topic that it became tells whose it was.
  handOver: ({ to }) => to === 'topic' ? [] : [['own', to === 'project' ? 'wishBecameProject' : 'wishHandedOver'], ['recipient', to === 'project' ? 'wishBecameProject' : 'wishHandedOver']],
  claim: () => [['own', 'wishClaimed'], ['recipient', 'wishClaimed'], ['accompanying', 'stationWishAccompany'], ['station', 'stationWishClaimed']],
  arrange: () => [['accompanying', 'stationWishAccompany'], ['own', 'wishArranged'], ['recipient', 'wishArranged'], ['station', 'wishArranged']],
  send: () => [['own', 'wishSent'], ['recipient', 'wishSent']],
  question: () => [['own', 'wishQuestion'], ['recipient', 'wishQuestion'], ['stationIfAccountless', 'stationWishQuestion']],
  reply: () => [['claimants', 'wishReplied']],
  callFor: () => [['station', 'stationWishCall']],
  shareAddress: () => [['claimants', 'wishAddress']],
  propose: () => [['claimants', 'wishProposed']],
  agree: ({ done, kind }) => (done === true ? (['own', 'recipient', 'hands', 'station'] as const).map((circle) => [circle, kind === 'withdraw' ? 'wishWithdrawn' : 'wishAgreed'] as const) : []),
  refuse: () => [['own', 'wishRefused']],
  release: ({ by }) => [['own', 'wishReleased'], ['recipient', 'wishReleased'], ['station', 'wishReleased'], ...(by === 'claimant' ? [] : ([['claimant', by === 'system' ? 'wishLapsed' : by === 'left' ? 'wishGivenOn' : 'wishTakenBack']] as const))],
  prove: () => [['own', 'wishProven'], ['recipient', 'wishProven'], ['stationIfAccountless', 'stationWishProven']],
  notYet: () => [['claimant', 'wishNotYet']],
  confirm: ({ whole }) => [['claimant', 'wishConfirmed'], ...(whole === true ? ([['own', 'wishRealised'], ['recipient', 'wishRealised'], ['station', 'wishRealised']] as const) : [])],
  thank: () => [['claimants', 'wishThanked'], ['helpers', 'wishThanked']],
  // That they were asked is no news yet; what came of it is.
  volunteerTask: ({ to, helped }) => (to ? [] : (['own', 'recipient'] as const).map((circle) => [circle, helped === true ? 'wishHelped' : 'wishVolunteers'] as const)),
  confirmHelp: () => [['helpers', 'wishConfirmed'], ['own', 'wishRealised'], ['recipient', 'wishRealised'], ['station', 'wishRealised']],
  invite: () => [['named', 'wishInvited']],
  // One who cannot is no news; that nobody of those asked can, is.
  inviteNo: ({ none }) => (none === true ? [['station', 'stationWishInvites']] : []),
  publishStory: () => [['own', 'wishStory'], ['recipient', 'wishStory'], ['claimants', 'wishStory'], ['helpers', 'wishStory']],
  withdraw: () => [['station', 'wishWithdrawn'], ['recipient', 'wishWithdrawn']],
  // After a death nobody writes to whom it was for; who wrote it for them is told quietly.
  end: ({ reason, author, recipient }) => (reason === 'gone' ? [...STOPPED, ...(author === recipient ? [] : ([['own', 'wishRests']] as const))] : [...STOPPED, ['own', 'wishEnded'], ['recipient', 'wishEnded']]),
  takeBack: () => [...STOPPED, ['own', 'wishWithdrawn'], ['station', 'wishWithdrawn']],
  passOn: () => [['claimant', 'wishTakenOver'], ['own', 'wishPassedOn'], ['recipient', 'wishPassedOn'], ['station', 'wishPassedOn']],
  adrift: () => [['station', 'stationWishAdrift']],
  recipientMoved: () => [['claimants', 'wishWait'], ['station', 'stationWishMoved']],
  claimantMoved: () => [['claimant', 'wishStillComing']],
  given: () => [['recipient', 'wishGiven']],
  checkLate: () => [['station', 'stationWishLate']],
  unmatchedNow: () => [['station', 'stationWishUnmatched']],
  matchSoon: ({ arranged }) => [['claimant', arranged === true ? 'wishProveSoon' : 'wishMatchSoon']],
  stuck: () => [['station', 'stationWishStuck'], ['claimant', 'wishProveSoon']],
  confirmLate: () => [['station', 'stationWishConfirm']],
};

const text = (value: Data[string] | undefined): string | null => (typeof value === 'string' ? value : null);
const STATION = ['stationStaff', 'stationHead'] as const;

/** Persons behind a claim: its person, or those who act for its unit. */
async function handsOf(deps: Deps, hands: readonly string[]): Promise<string[]> {
  const units = await getUnits(deps, hands);
  const ofUnits = await holdersOf(deps, hands.filter((hand) => units.has(hand)), ['departmentHandler']);
  return [...hands.filter((hand) => !units.has(hand)), ...ofUnits];
}

async function circleOf(deps: Deps, circle: Circle, data: Data, doc: WishDoc): Promise<readonly string[]> {
  switch (circle) {
    case 'own':
      return [doc.authorId];
    case 'recipient':
      return data.accountless === true ? [] : [doc.recipientId];
    case 'claimant':
      return handsOf(deps, [text(data.claimant) ?? ''].filter(Boolean));
    case 'hands':
    case 'shown':
      return handsOf(deps, (text(data[circle]) ?? '').split(',').filter(Boolean));
    case 'named':
      return (text(data.who) ?? '').split(',').filter(Boolean);
    case 'claimants':
      return handsOf(deps, doc.claims.map(({ unitId, personId }) => unitId ?? personId));
    case 'helpers':
      return thankedHelpers(doc);
    case 'stationIfAccountless':
      return data.accountless === true ? holdersOf(deps, [doc.scope.station], STATION) : [];
    case 'accompanying':
      return doc.claims.some(({ id, companion }) => id === data.claim && companion === 'station') ? holdersOf(deps, [doc.scope.station], STATION) : [];
    case 'station':
      return holdersOf(deps, [doc.scope.station], STATION);
  }
}

/** Tells both sides of a wish, and the station: each once, by the first thing that concerns them, never of what they did themselves. */
export const toWishes: Subscriber = {
  name: 'notifications.wishes',
  types: Object.keys(TELLINGS).map((step) => wishEvent(step as WishStep)),
  async handle(event: DomainEvent & { readonly source: { id: string } }, deps) {
    const doc = (await wishesById(deps, [event.source.id])).get(event.source.id);
    const step = event.type.slice('wish.'.length) as WishStep;
    if (!doc) return;
    const told = new Map<string, InboxKind>();
    for (const [circle, kind] of TELLINGS[step]?.(event.data) ?? []) {
      for (const personId of await circleOf(deps, circle, event.data, doc)) if ((personId !== event.data.actor || kind === 'wishReceived') && !told.has(personId)) told.set(personId, kind);
    }
    const at = event._id.slice(event.source.id.length + 1).split('-')[0] ?? null;
    await putIntoInboxes(deps, event, [...told].map(([personId, kind]) => ({ personId, kind, caseId: null, entryId: at, wishId: doc._id, unitId: null, about: text(event.data.claim) })));
  },
};

/** Kinds whose reader has not to see what its author wrote, but what was released. */
const OUTSIDE: readonly InboxKind[] = ['wishReplied', 'wishAddress', 'wishProposed', 'wishLapsed', 'wishTakenBack', 'wishMatchSoon', 'wishProveSoon', 'wishNotYet', 'wishConfirmed', 'wishThanked', 'wishEnded', 'wishEndedShown', 'wishStory', 'wishWithdrawn', 'wishAgreed', 'wishGivenOn', 'wishTakenOver', 'wishWait', 'wishStillComing', 'wishInvited'];
const TITLE = 20;
const titleOf = (doc: WishDoc, kind: InboxKind): string => {
  const words = (OUTSIDE.includes(kind) ? doc.release?.text : doc.text) || doc.release?.text || '说出来的心愿';
  return words.length > TITLE ? `${words.slice(0, TITLE)}…` : words;
};

/** What a message says beyond its title: a reason, a question, a day, the words of the step. */
function reasonOf(kind: InboxKind, doc: WishDoc, entryId: string | null): string | undefined {
  const moment = doc.timeline.find(({ id }) => id === entryId);
  if (kind === 'wishThanked') return doc.thanks?.text ?? undefined;
  if (!moment) return undefined;
  const { action, code, text: said } = moment;
  const words = (known: string | undefined): string | undefined => [known, said].filter(Boolean).join('，') || undefined;
  if (action === 'decline') return words(DECLINE_WORDS[code as DeclineReason]);
  if (action === 'end') return kind === 'wishRests' ? undefined : code === 'gone' ? END_WORDS[endReasonOutside(code)] : words(END_WORDS[code as EndReason]);
  if (action === 'release') return words(RELEASE_WORDS[code as ReleaseReason]);
  if (action === 'question') return WISH_QUESTION_WORDS[code as WishQuestion];
  if (action === 'reply') return wishMomentWords({ action, code, unit: null, part: 'recipient' });
  if (action === 'arrange') return code ? formatDay(code) : undefined;
  if (action === 'claim' || action === 'invite') return undefined;
  return said ?? undefined;
}

function dateOf(kind: InboxKind, doc: WishDoc, about: string | null, now: Date): string | undefined {
  if ((kind === 'wishReceived' || kind === 'stationWishNew') && doc.state === 'submitted') return formatDue(doc.checkDueAt, now);
  if (kind === 'wishInvited') return doc.neededOn ? formatDay(doc.neededOn) : undefined;
  const claim = kind === 'wishMatchSoon' ? doc.claims.find(({ id }) => id === about) : undefined;
  return claim && claim.dueAt > now ? formatDue(claim.dueAt, now) : undefined;
}

/** Messages about wishes in words, made now from the wishes as they are. */
export async function wishItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const about = messages.filter(({ wishId }) => wishId);
  if (about.length === 0) return new Map();
  const now = deps.clock.now();
  const docs = await wishesById(deps, about.flatMap(({ wishId }) => wishId ?? []));
  const units = await getUnits(deps, [...docs.values()].map(({ scope }) => scope.station));
  return new Map(
    about.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.wishId ?? '');
      if (!doc) return [];
      const [reason, date] = [reasonOf(message.kind, doc, message.entryId), dateOf(message.kind, doc, message.about ?? null, now)];
      const values = { title: titleOf(doc, message.kind), unit: units.get(doc.scope.station)?.name ?? '', ...(reason ? { reason } : {}), ...(date ? { date } : {}) };
      return [[message._id, { id: message._id, kind: message.kind, ...inboxWords(message.kind, values), target: { kind: 'wish', id: doc._id }, at: message.at.toISOString(), read: message.read }]];
    }),
  );
}
