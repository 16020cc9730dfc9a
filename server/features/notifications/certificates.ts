import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { CERTIFICATE_REASON_WORDS } from '../../../shared/copy/volunteerHours';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { CertificateAction, CertificateReason } from '../../../shared/domain/volunteerHours/certificates';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { getUnits } from '../organisation';
import { certificateEvent, certificatesById } from '../volunteerHours';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
const TOLD: Readonly<Partial<Record<CertificateAction, readonly ['self' | 'station', InboxKind]>>> = { ask: ['station', 'stationCertificateAsked'], issue: ['self', 'certificateIssued'], decline: ['self', 'certificateDeclined'], withdraw: ['self', 'certificateWithdrawn'] };

/** Tells the station that a certificate is asked for, and the volunteer what became of it. */
export const toCertificates: Subscriber = {
  name: 'notifications.certificates',
  types: (Object.keys(TOLD) as CertificateAction[]).map(certificateEvent),
  async handle(event, deps) {
    const doc = (await certificatesById(deps, [event.source.id])).get(event.source.id);
    const told = TOLD[event.type.slice('certificate.'.length) as CertificateAction];
    if (!doc || !told) return;
    const [whom, kind] = told;
    const people = whom === 'self' ? [doc.personId] : (await holdersOf(deps, [doc.scope.station], ['stationStaff', 'stationHead'])).filter((id) => id !== doc.personId);
    const entryId = event._id.slice(doc._id.length + 1).split('-')[0] ?? null;
    await putIntoInboxes(deps, event, people.map((personId) => ({ personId, kind, caseId: null, entryId, certificateId: doc._id, unitId: null })));
  },
};

/** Messages about certificates in words, made now from the certificates as they are. */
export async function certificateItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const docs = await certificatesById(deps, messages.flatMap(({ certificateId }) => certificateId ?? []));
  if (docs.size === 0) return new Map();
  const units = await getUnits(deps, [...docs.values()].map(({ scope }) => scope.station));
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const doc = docs.get(message.certificateId ?? '');
      if (!doc) return [];
      const { _id: id, kind, at, read, entryId } = message;
      const moment = doc.timeline.find((one) => one.id === entryId);
      const reason = [moment?.code ? CERTIFICATE_REASON_WORDS[moment.code as CertificateReason] : null, moment?.text].filter(Boolean).join('，');
      const words = inboxWords(kind, { title: doc.name, unit: units.get(doc.scope.station)?.name ?? '', ...(reason ? { reason } : {}) });
      return [[id, { id, kind, ...words, target: { kind: 'certificate', id: doc._id }, at: at.toISOString(), read }]];
    }),
  );
}
