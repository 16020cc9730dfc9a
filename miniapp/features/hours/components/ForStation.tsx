import { type ReactNode } from 'react';
import { openTab } from '@/platform/routes';
import { Empty, SignedIn } from '@/ui';
import { HOURS } from '@shared/copy/volunteerHours';
import { hasCounter, readsAudit } from '@shared/domain/kernel/roles';

/** A page of the station; everybody else is told whose it is. `audited`: auditors read it too. */
export function ForStation({ audited = false, children }: { audited?: boolean; children: ReactNode }) {
  return <SignedIn>{({ roles }) => (hasCounter(roles) || (audited && readsAudit(roles)) ? <>{children}</> : <Empty title={HOURS.notYours} body={HOURS.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn>;
}
