import { type ReactNode } from 'react';
import { useApi, useMe } from '@/api';
import { openTab } from '@/platform/routes';
import { Empty, QueryView, SignedIn } from '@/ui';
import { HOURS } from '@shared/copy/volunteerHours';
import { hasCounter } from '@shared/domain/kernel/roles';

const NotYours = () => <Empty title={HOURS.notYours} body={HOURS.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />;

/** Leaders and deputies of a team come in too; whether somebody is one, their own hours say. */
function ForLeaders({ children }: { children: ReactNode }) {
  const known = useMe((state) => state.me !== null);
  const mine = useApi('GET /hours/mine', known ? {} : null, false);
  return <QueryView query={mine} what='服务时长'>{({ leads }) => (leads ? <>{children}</> : <NotYours />)}</QueryView>;
}

/** A page of the station and of those who lead a team; everybody else is told whose it is. */
export function ForDesk({ children }: { children: (station: boolean) => ReactNode }) {
  return <SignedIn>{({ roles }) => (hasCounter(roles) ? <>{children(true)}</> : <ForLeaders>{children(false)}</ForLeaders>)}</SignedIn>;
}
