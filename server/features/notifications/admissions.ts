import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { formatDay } from '../../../shared/domain/kernel/dates';
import type { Role } from '../../../shared/domain/kernel/roles';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { ADMISSION_EVENTS, admissionsById, type AdmissionDoc } from '../matters';
import { getUnits } from '../organisation';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
const STATION: readonly Role[] = ['stationStaff', 'stationHead'];
const ASKERS: readonly Role[] = ['departmentHandler', 'streetDispatcher'];

const TELLINGS: Readonly<Record<string, { readonly kind: InboxKind; readonly to: 'station' | 'asker' | 'other' }>> = {
  [ADMISSION_EVENTS.ask]: { kind: 'admissionAsked', to: 'station' },
  [ADMISSION_EVENTS.askAgain]: { kind: 'admissionAskedAgain', to: 'station' },
  [ADMISSION_EVENTS.withdraw]: { kind: 'admissionWithdrawn', to: 'station' },
  [ADMISSION_EVENTS.admit]: { kind: 'admissionAdmitted', to: 'asker' },
  [ADMISSION_EVENTS.end]: { kind: 'admissionEnded', to: 'other' },
  [ADMISSION_EVENTS.refuse]: { kind: 'admissionRefused', to: 'asker' },
};

/** `other`: whoever did not end it. */
const peopleOf = (deps: Deps, to: 'station' | 'asker' | 'other', doc: AdmissionDoc): Promise<readonly string[]> =>
  to === 'station' || (to === 'other' && doc.ended?.by === 'asker') ? holdersOf(deps, [doc.scope.station], STATION) : holdersOf(deps, [doc.askerUnitId], ASKERS);

/** Tells the station who asks for admission, and whoever asked what the station said. */
export const toAdmissions: Subscriber = {
  name: 'notifications.admissions',
  types: Object.keys(TELLINGS),
  async handle(event: DomainEvent & { readonly source: { id: string } }, deps) {
    const telling = TELLINGS[event.type];
    const doc = (await admissionsById(deps, [event.source.id])).get(event.source.id);
    if (!doc || !telling) return;
    const people = (await peopleOf(deps, telling.to, doc)).filter((id) => id !== event.data.actor);
    await putIntoInboxes(deps, event, people.map((personId) => ({ personId, kind: telling.kind, caseId: null, entryId: null, admissionId: doc._id })));
  },
};

/** Messages about admissions in words, made now from the requests as they are. */
export async function admissionItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const about = messages.filter(({ admissionId }) => admissionId);
  if (about.length === 0) return new Map();
  const docs = await admissionsById(deps, about.flatMap(({ admissionId }) => admissionId ?? []));
  const units = await getUnits(deps, [...docs.values()].flatMap(({ askerUnitId, scope }) => [askerUnitId, scope.station]));
  return new Map(
    about.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.admissionId ?? '');
      if (!doc) return [];
      const { kind } = message;
      const byStation = kind === 'admissionEnded' && doc.ended?.by === 'station';
      const answer = byStation || kind === 'admissionAdmitted' || kind === 'admissionRefused';
      const said = doc.rounds.flatMap(({ decision }) => (decision?.admitted === (kind === 'admissionAdmitted') ? decision : [])).pop();
      const values = {
        title: doc.title, unit: units.get(answer ? doc.scope.station : doc.askerUnitId)?.name ?? '',
        ...(kind === 'admissionEnded' && doc.ended ? { reason: doc.ended.reason } : {}),
        ...(answer && !byStation && said ? { reason: said.reason, ...(said.until ? { date: formatDay(said.until) } : {}) } : {}),
      };
      return [[message._id, { id: message._id, kind, ...inboxWords(kind, values), target: { kind: 'admission', id: doc._id }, at: message.at.toISOString(), read: message.read }]];
    }),
  );
}
