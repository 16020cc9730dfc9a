import type { Role, UnitKind } from '../kernel/roles';

/** The six bodies of a community (龙岗's six needles): party committee, work station, residents' committee, collective company, social organisations, property company or owners. */
export const SIX_BODIES: readonly (readonly UnitKind[])[] = [
  ['partyCommittee'],
  ['station'],
  ['residentsCommittee'],
  ['collectiveCompany'],
  ['socialOrganisation'],
  ['property', 'ownersCommittee'],
];

/** Kinds in a community that its cases can be given to, in the order in which they are offered. */
export const COMMUNITY_HANDLERS: readonly UnitKind[] = [
  'station',
  'property',
  'residentsCommittee',
  'partyCommittee',
  'collectiveCompany',
  'socialOrganisation',
  'ownersCommittee',
];
/** Kinds at the street or the district that cases can be given to. */
export const HANDLERS_ABOVE: readonly UnitKind[] = ['streetOffice', 'department', 'utility'];

/** Roles whose holders confirm, do and report what a unit was given. */
export const HANDLING_ROLES: readonly Role[] = ['departmentHandler', 'stationStaff', 'stationHead'];
