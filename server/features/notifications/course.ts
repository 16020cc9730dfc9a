import { CLOCK_BUTTONS } from '../../../shared/copy/course';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { CaseDoc } from '../cases';

type Entry = CaseDoc['timeline'][number];

/** Messages about the time of a case that say why, in the words of who acted. */
export const COURSE_REASONS: readonly InboxKind[] = [
  'caseRunsOn', 'staffRunsOn', 'caseSupervised', 'unitSupervised', 'caseEscalated', 'aboveEscalated', 'caseExtended', 'caseDeferred', 'caseReassigned',
  'aboveReturned', 'extensionAsked', 'extensionDecided', 'deferralAsked', 'deferralDecided', 'unitReassigned', 'unitTakenFrom',
];

/** A question and the answer to a supervision are words of their own, not a reason. */
export function courseReason(kind: InboxKind, entry: Entry | undefined): string | undefined {
  return kind === 'caseAsked' || kind === 'aboveResponded' ? (entry?.text ?? undefined) : undefined;
}

/** What else a message says: when a shelved matter is looked at again, how often it was urged, what was decided. */
export function moreOf(kind: InboxKind, doc: CaseDoc, entry: Entry | undefined): string | undefined {
  switch (kind) {
    case 'caseDeferred':
      return entry?.text ?? undefined;
    case 'staffUrged':
      return (doc.urged ?? 1) > 1 ? `了 ${doc.urged} 次` : '了';
    case 'extensionDecided':
    case 'deferralDecided':
      return entry?.action === 'grantExtension' || entry?.action === 'refuseExtension' || entry?.action === 'grantDeferral' || entry?.action === 'refuseDeferral' ? CLOCK_BUTTONS[entry.action] : undefined;
    default:
      return undefined;
  }
}

/** By when the supervision of that line is answered; null once it is. */
export function respondBy({ supervisions = [] }: CaseDoc, entry: Entry | undefined): Date | null {
  const one = supervisions.find(({ at, answeredAt }) => at.getTime() === entry?.at.getTime() && answeredAt === null);
  return one?.respondBy ?? null;
}
