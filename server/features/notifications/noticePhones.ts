import { ringAt } from '../../../shared/domain/notifications/templates';
import type { Subscriber, Task } from '../../jobs/types';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { inPool } from '../../platform/pool';
import { confirmedAmong, residentsAmong, type Residence } from '../identity';
import { advance, dueSendings, keysOf, noticeEvent, noticesById, planSending, type NoticeDoc, type NoticeStep, type SendingDoc } from '../notices';
import { deliver } from './deliver';
import { messageIdOf } from './recipients';
import { consentId, Consents, Deliveries, type DeliveryDoc } from './wechatModel';

/** People looked at in one piece, sent to at once, and pieces of one run: a run ends soon, and the next one goes on. */
const BATCH = 500;
const WIDTH = 16;
const PIECES = 20;
const EVERY_MS = 5_000;
const STEPS: readonly NoticeStep[] = ['release', 'correct', 'confirm', 'withdraw', 'recall'];

/** Puts what was told on its way to phones: by WeChat to who asked for the next notice, an emergency by text message too. Quiet at night unless it is one. */
export const toNoticePhones: Subscriber = {
  name: 'notifications.noticePhones',
  types: STEPS.map(noticeEvent),
  async handle(event, deps) {
    const doc = (await noticesById(deps, [event.source.id])).get(event.source.id);
    // What was told anew meanwhile goes out as it is then.
    if (!doc || doc.edition === 0 || doc.edition !== event.data.edition) return;
    const now = deps.clock.now();
    if (doc.state === 'out' && deps.config.wechat.templates.notice !== null) await planSending(deps, doc, 'wechat', ringAt(now, doc.emergency));
    if (doc.emergency && deps.config.sms !== null) await planSending(deps, doc, 'sms', now);
  },
};

const RESIDENCES: readonly Residence[] = ['home', 'second'];
/** A notice for a part of a community is not sent to all of it. */
async function livingThere(deps: Deps, doc: NoticeDoc, people: readonly string[]): Promise<string[]> {
  if (!doc.areas.some(({ kind }) => kind === 'grid' || kind === 'building')) return [...people];
  const own = new Set(doc.areaKeys.filter((key) => !key.startsWith('in:')));
  const fit: string[] = [];
  await inPool(people, WIDTH, async (personId) => { if ((await keysOf(deps, personId)).some((key) => own.has(key))) fit.push(personId); });
  return fit.sort();
}
/** Those who are reached by a channel: who accepted the next notice, who confirmed a number. */
async function reachable(deps: Deps, channel: SendingDoc['channel'], people: readonly string[]): Promise<string[]> {
  if (channel === 'sms') {
    const confirmed = await confirmedAmong(deps, people);
    return people.filter((personId) => confirmed.has(personId));
  }
  const rows = await Consents(deps).find({ _id: { $in: people.map((personId) => consentId(personId, 'notice')) }, refusedAt: null }, { _id: 1 }).lean<{ _id: string }[]>();
  const accepted = new Set(rows.map(({ _id }) => _id));
  return people.filter((personId) => accepted.has(consentId(personId, 'notice')));
}

/** Sends to some people, each once however often it is done again. */
async function sendTo(deps: Deps, { _id: mark, channel, noticeId }: SendingDoc, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const now = deps.clock.now();
  const rows = people.map((personId): DeliveryDoc => ({ _id: messageIdOf(mark, personId), personId, template: 'notice', kind: 'noticeOut', caseId: '', noticeId, channel, state: 'waiting', notBefore: now, tries: 0, why: null }));
  try {
    await Deliveries(deps).insertMany(rows, { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  await inPool(rows, WIDTH, ({ _id }) => deliver(deps, _id));
}

/** One piece: the next people of a list, or the next list. Cut off anywhere, it is done again and nobody hears it twice. Null when it is over. */
async function piece(deps: Deps, at: SendingDoc, doc: NoticeDoc | undefined): Promise<SendingDoc | null> {
  const community = doc?.communities[Math.floor(at.list / RESIDENCES.length)];
  const over = (to: Pick<SendingDoc, 'list' | 'after' | 'sent'>, state: 'done' | 'full') => advance(deps, at, { ...to, state }).then(() => null);
  // Told anew, withdrawn or gone: what is sent then is another sending.
  if (!doc || community === undefined || doc.edition !== at.edition) return over(at, 'done');
  const people = await residentsAmong(deps, community, RESIDENCES[at.list % RESIDENCES.length] ?? 'home', at.after, BATCH);
  const to = await reachable(deps, at.channel, await livingThere(deps, doc, people));
  const left = at.channel === 'sms' ? Math.max(0, deps.config.noticeSms - at.sent) : to.length;
  await sendTo(deps, at, to.slice(0, left));
  const next = { ...at, sent: at.sent + Math.min(left, to.length), ...(people.length < BATCH ? { list: at.list + 1, after: '' } : { after: people[people.length - 1] ?? '' }) };
  if (to.length > left) return over(next, 'full');
  return (await advance(deps, at, next)) ? next : null;
}

/** Goes on with what is on its way to phones, a bounded piece at a time. */
export const sendNotices: Task = {
  name: 'notifications.sendNotices',
  everyMs: EVERY_MS,
  async run(deps) {
    let pieces = PIECES;
    for (const due of await dueSendings(deps, deps.clock.now(), PIECES)) {
      const doc = (await noticesById(deps, [due.noticeId])).get(due.noticeId);
      for (let at: SendingDoc | null = due; at && pieces > 0; pieces -= 1) at = await piece(deps, at, doc);
    }
  },
};
