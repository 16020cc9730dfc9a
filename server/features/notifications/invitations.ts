import type { ResponseOf } from '../../../shared/contract';
import { INVITE_ANSWER_WORDS } from '../../../shared/copy/ableNeighbours';
import { inboxWords } from '../../../shared/copy/inbox';
import type { InviteAction } from '../../../shared/domain/ableNeighbours/rules';
import { formatDue } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { inviteEvent, invitesById, type InviteDoc } from '../ableNeighbours';
import { getUnits } from '../organisation';
import { volunteersById } from '../volunteers';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
const STEPS: readonly InviteAction[] = ['send', 'answer', 'callOff'];

/** Who hears of a step: who is asked; who asked; who has not said no. */
function toldOf(step: InviteAction, doc: InviteDoc): readonly [InboxKind, readonly string[]] {
  if (step === 'answer') return ['stationInviteAnswered', [doc.byId]];
  const people = step === 'callOff' ? doc.people.filter(({ answer }) => answer !== 'no') : doc.people;
  return [step === 'send' ? 'inviteAsked' : 'inviteCalledOff', people.map(({ personId }) => personId)];
}

/** Tells who is asked to come, and who asked what was answered: that person of the station alone, once for each answer. */
export const toInvited: Subscriber = {
  name: 'notifications.invitations',
  types: STEPS.map(inviteEvent),
  async handle(event, deps) {
    const doc = (await invitesById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const [kind, people] = toldOf(event.type.slice('invitation.'.length) as InviteAction, doc);
    const about = typeof event.data.who === 'string' ? event.data.who : null;
    await putIntoInboxes(deps, event, people.filter((id) => id !== event.data.actor).map((personId) => ({ personId, kind, caseId: null, entryId: null, unitId: null, invitationId: doc._id, about })));
  },
};

/** Messages about invitations in words, made now from them as they are. */
export async function invitationItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await invitesById(deps, messages.flatMap(({ invitationId }) => invitationId ?? []));
  if (docs.size === 0) return new Map();
  const [now, units, names] = [deps.clock.now(), await getUnits(deps, [...docs.values()].map(({ scope }) => scope.station)), await volunteersById(deps, [...docs.values()].flatMap(({ people }) => people.map(({ volunteerId }) => volunteerId)))];
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.invitationId ?? '');
      if (!doc) return [];
      const { _id: id, kind, at, read, about } = message;
      const row = doc.people.find(({ personId }) => personId === about);
      const reason = doc.timeline.find(({ action }) => action === 'callOff')?.text;
      const more = row ? `${names.get(row.volunteerId)?.name ?? ''}${row.answer ? INVITE_ANSWER_WORDS[row.answer] : ''}` : '';
      const words = inboxWords(kind, { title: doc.title, unit: units.get(doc.scope.station)?.name ?? '', more, ...(doc.from > now ? { date: formatDue(doc.from, now) } : {}), ...(reason ? { reason } : {}) });
      return [[id, { id, kind, ...words, target: { kind: 'invitation', id: doc._id }, at: at.toISOString(), read }]];
    }),
  );
}
