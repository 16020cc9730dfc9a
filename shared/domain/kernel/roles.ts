/**
 * Roles a person holds *in a unit*, for a term. Source: issue of the organisation model and
 * `domain.md`; one person may hold several roles in several units.
 */
export const ROLES = [
  'resident',
  'volunteer',
  'councilMember',
  'gridWorker',
  'stationStaff',
  'stationHead',
  'departmentHandler',
  'streetDispatcher',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles whose holders use the workbench. */
export const STAFF_ROLES: readonly Role[] = [
  'gridWorker',
  'stationStaff',
  'stationHead',
  'departmentHandler',
  'streetDispatcher',
  'auditor',
  'administrator',
];

/** True when one of these roles opens the workbench's cases. Administrators set the district up and see no case (least privilege). */
export function worksOnCases(roles: readonly { readonly role: Role }[]): boolean {
  return roles.some(({ role }) => role !== 'administrator' && STAFF_ROLES.includes(role));
}

/** True when one of these roles has lessons: everybody who works, part-time too. */
export function learns(roles: readonly { readonly role: Role }[]): boolean {
  return roles.some(({ role }) => STAFF_ROLES.includes(role));
}

/** True when one of these roles works at the counter of a station: sees documents, confirms homes. */
export function hasCounter(roles: readonly { readonly role: Role }[]): boolean {
  return roles.some(({ role }) => role === 'stationStaff' || role === 'stationHead');
}

/** True when one of these roles stops accounts: the head of a station, the administrator. */
export function suspendsAccounts(roles: readonly { readonly role: Role }[]): boolean {
  return roles.some(({ role }) => role === 'stationHead' || role === 'administrator');
}

/** True when one of these roles convenes the monthly dispatch meeting: a station its community's, a dispatcher the street's. */
export function callsDockets(roles: readonly { readonly role: Role }[]): boolean {
  return hasCounter(roles) || roles.some(({ role }) => role === 'streetDispatcher');
}

/** True when one of these roles looks after mediations: the station, and offices that may take one over. */
export function mediatesFor(roles: readonly { readonly role: Role }[]): boolean {
  return hasCounter(roles) || roles.some(({ role }) => role === 'departmentHandler' || role === 'streetDispatcher');
}

/** True when one of these roles has a say in homes: the station decides, a grid worker recommends. */
export function verifiesHomes(roles: readonly { readonly role: Role }[]): boolean {
  return hasCounter(roles) || roles.some(({ role }) => role === 'gridWorker');
}

/** True when one of these roles reads the audit log. Administrators do not: it tells of their own doings. */
export function readsAudit(roles: readonly { readonly role: Role }[]): boolean {
  return roles.some(({ role }) => role === 'auditor');
}

/** True when one of these roles reads figures: everybody who works, for what they look after or did. */
export function readsFigures(roles: readonly { readonly role: Role }[]): boolean {
  return roles.some(({ role }) => STAFF_ROLES.includes(role));
}

/** Kinds of unit. district → street → community are levels; the rest are bodies attached to one of them. `enterprise`: a company or shop that fulfils wishes (爱心单位), and is given no case. */
export const UNIT_KINDS = [
  'district',
  'street',
  'community',
  'station',
  'partyCommittee',
  'residentsCommittee',
  'collectiveCompany',
  'socialOrganisation',
  'property',
  'ownersCommittee',
  'enterprise',
  'council',
  'streetOffice',
  'department',
  'utility',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
