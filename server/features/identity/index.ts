import type { Feature } from '../../http/types';
import { eraseClosed } from './commands/closeAccount';
import { ensureAddressIndexes } from './addressLimit';
import { book } from './book';
import { identityEraser } from './erase';
import { ensureIndexes } from './model';
import { ensureSecurityIndexes } from './modelSecurity';
import { ensureCodeLimitIndexes } from './phoneLimits';
import { ensurePhoneIndexes } from './phoneModel';
import { handlers } from './routes';
import { securityHandlers } from './routesSecurity';
import { sessionHandlers } from './routesSessions';
import { ensureSuspensionIndexes, Suspensions } from './modelSuspensions';
import type { EventSource } from '../../jobs/types';
import { endTheirSessions } from './suspensions';
import { forgetExpired } from './tasks';

export { contactOf, type Contact } from './book';
export { createAccount, type NewAccount } from './commands/createAccount';
export { createPerson, type NewPerson } from './commands/createPerson';
export { removeStandIn } from './erase';
export { endRole } from './commands/endRole';
export { grantRole, type Grant } from './commands/grantRole';
export { dropToPhone, rename } from './commands/dropToPhone';
export { keepHome, type Standing } from './commands/keepHome';
export { isNamed, nameNewcomer, reserveHomeAsk } from './commands/reserveHomeAsk';
export { setMainHome } from './commands/setMainHome';
export { raiseLevel } from './commands/raiseLevel';
export { setGrids } from './commands/setGrids';
export { setPartTime } from './commands/setPartTime';
export { issuePassword } from './commands/issuePassword';
export { decideSecurity } from './commands/decideSecurity';
export { resetSecondFactor } from './commands/resetSecondFactor';
export { securitySetting } from './demands';
export { reserveAccounts } from './commands/reserveAccounts';
export { ableToLogIn, inOffice, membershipOf, membersOf, ownersOfUsernames, peopleByPhone, peopleByTail, residentCount, type Member } from './members';
export { openSession, SESSION_HOURS, type OpenedSession } from './commands/openSession';
export { noticePhoneOf, ownerOfNumber, ownPhoneOf } from './phones';
export { numberMark } from './phoneModel';
export { countCode } from './phoneLimits';
export { narrowWorkers, widenWorkers, workersNaming } from './gridWorkers';
export { openIdOf } from './wechat';
export { confirmedAmong, residentsAmong, type Residence } from './residents';
export { restore, suspend } from './commands/suspend';
export { ACCOUNT_RESTORED, ACCOUNT_SUSPENDED, suspensionOf, suspensionsBy } from './suspensions';
export type { SuspensionDoc, SuspensionRow } from './modelSuspensions';
export type { Home } from './model';
export { administrators, demoAccounts, demoPeople, hasAdministrator, hasDemoAccounts, holdersOf, unitsHeldBy, mainHomeOf, type DemoEntry } from './queries';
export { getPeople, type PersonInfo } from './people';
export { forgetPerson, viewerOf, viewerOfPerson } from './viewers';

const suspensions: EventSource = { kind: 'suspension', model: (deps) => Suspensions(deps) as unknown as ReturnType<EventSource['model']> };

/** People, accounts, sessions and the roles people hold in units. */
export const feature: Feature = {
  name: 'identity',
  handlers: { ...handlers, ...sessionHandlers, ...securityHandlers },
  sources: [suspensions],
  subscribers: [endTheirSessions],
  tasks: [forgetExpired, eraseClosed],
  erasers: [identityEraser],
  people: book,
  async ensureIndexes(deps) {
    await ensureIndexes(deps);
    await ensureSecurityIndexes(deps);
    await ensureAddressIndexes(deps);
    await ensurePhoneIndexes(deps);
    await ensureSuspensionIndexes(deps);
    await ensureCodeLimitIndexes(deps);
  },
};
