import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { whenWords } from '../../../shared/copy/notices';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import type { Position } from '../../platform/database/cursor';
import { holdersOf } from '../identity';
import { currentFor, keysOf, markSeen, noticeEvent, noticesById, seenBy, type Current, type NoticeDoc, type NoticeStep } from '../notices';
import { getUnits, levelsOf } from '../organisation';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
/** A line of an inbox: a message of one's own, or a notice that everybody reads who lives there. */
export type InboxRow = { readonly at: Date; readonly id: string } & ({ readonly message: MessageDoc } | { readonly notice: Current });

const PREFIX = 'notice-';
const rowOf = (notice: Current): InboxRow => ({ at: notice.toldAt, id: PREFIX + notice._id, notice });
/** Notices that hold where somebody lives and stand after a place of their inbox. A notice to a hundred thousand is one row that all of them read. */
export async function noticesAfter(deps: Deps, personId: string, from: Position | null): Promise<InboxRow[]> {
  const rows = (await currentFor(deps, await keysOf(deps, personId))).map(rowOf);
  return from === null ? rows : rows.filter(({ at, id }) => at < from.at || (at.getTime() === from.at.getTime() && id < from.id));
}
/** Those that they have not opened as they are now. */
export async function unreadNotices(deps: Deps, personId: string): Promise<(Current & { readonly reads: number })[]> {
  const rows = await currentFor(deps, await keysOf(deps, personId));
  const seen = await seenBy(deps, rows, personId);
  return rows.filter(({ _id }) => !seen.has(_id)).map((row) => ({ ...row, reads: 0 }));
}
/** Notes that a notice of the inbox was opened; false where the line is none. */
export async function openNotice(deps: Deps, personId: string, id: string): Promise<boolean> {
  if (!id.startsWith(PREFIX)) return false;
  const notice = (await noticesById(deps, [id.slice(PREFIX.length)])).get(id.slice(PREFIX.length));
  if (notice && notice.edition > 0) await markSeen(deps, notice, personId);
  return true;
}

function kindOf({ state, edition, emergency, reason }: Current): InboxKind {
  if (state === 'recalled') return 'noticeRecalled';
  if (state === 'withdrawn' || reason !== null) return 'noticeWithdrawn';
  return edition > 1 ? 'noticeCorrected' : emergency ? 'noticeEmergency' : 'noticeOut';
}
/** Notices of an inbox in words, as they stand now. */
export async function presentToldNotices(deps: Deps, notices: readonly Current[], personId: string): Promise<Item[]> {
  if (notices.length === 0) return [];
  const [now, units, seen] = [deps.clock.now(), await getUnits(deps, notices.map(({ unitId }) => unitId)), await seenBy(deps, notices, personId)];
  return notices.map((notice) => {
    const [kind, when] = [kindOf(notice), whenWords(notice, now)];
    const words = inboxWords(kind, { title: notice.title, unit: units.get(notice.unitId)?.name ?? '', ...(when ? { more: when } : {}), ...(notice.reason ? { reason: notice.reason } : {}) });
    return { id: PREFIX + notice._id, kind, ...words, target: { kind: 'notice', id: notice._id }, at: notice.toldAt.toISOString(), read: seen.has(notice._id) };
  });
}

/** Communities to whose stations a street turns; a whole district's would be a crowd. */
const FEW = 10;
const OFFICE = ['stationStaff', 'stationHead', 'streetDispatcher'] as const;
const TELLINGS: Partial<Readonly<Record<NoticeStep, InboxKind>>> = { handIn: 'noticeToRelease', correct: 'noticeToRelease', sendBack: 'noticeSentBack', release: 'noticeReleased' };

/** Who may be the second person: colleagues; of what a street or the district wrote for a few communities their stations' heads too. */
export async function secondsOf(deps: Deps, { unitId, communities }: Pick<NoticeDoc, 'unitId' | 'communities'>): Promise<string[]> {
  const unit = (await getUnits(deps, [unitId])).get(unitId);
  const below = unit?.communityId === null && communities.length <= FEW ? await Promise.all(communities.map(async (id) => (await levelsOf(deps, id)).station.id)) : [];
  return [...new Set([...(await holdersOf(deps, [unitId], OFFICE)), ...(await holdersOf(deps, below, ['stationHead']))])];
}
/** Tells colleagues that an emergency waits for a second person, and its writers what became of it. */
export const toWriters: Subscriber = {
  name: 'notifications.notices',
  types: (Object.keys(TELLINGS) as NoticeStep[]).map(noticeEvent),
  async handle(event, deps) {
    const doc = (await noticesById(deps, [event.source.id])).get(event.source.id);
    const kind = TELLINGS[event.type.slice('notice.'.length) as NoticeStep];
    if (!doc?.emergency || !kind) return;
    const people = kind === 'noticeToRelease' ? await secondsOf(deps, doc) : doc.writers;
    await putIntoInboxes(deps, event, people.filter((personId) => personId !== event.data.actor).map((personId) => ({ personId, kind, caseId: null, entryId: null, unitId: null, noticeId: doc._id })));
  },
};

/** Messages to those who write notices, in words. */
export async function noticeItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await noticesById(deps, messages.flatMap(({ noticeId }) => noticeId ?? []));
  if (docs.size === 0) return new Map();
  const units = await getUnits(deps, [...docs.values()].map(({ unitId }) => unitId));
  return new Map(
    messages.flatMap(({ _id: id, noticeId, kind, at, read }): [string, Item][] => {
      const doc = docs.get(noticeId ?? '');
      if (!doc) return [];
      const reason = kind === 'noticeSentBack' ? [...doc.timeline].reverse().find(({ action }) => action === 'sendBack')?.text : null;
      const words = inboxWords(kind, { title: doc.title, unit: units.get(doc.unitId)?.name ?? '', ...(reason ? { reason } : {}) });
      return [[id, { id, kind, ...words, target: { kind: 'notice', id: doc._id }, at: at.toISOString(), read }]];
    }),
  );
}
