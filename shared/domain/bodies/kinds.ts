/**
 * Bodies that consult (issue H): residents' council (居民议事会), representatives of residents and of households, owners, the four
 * seats of an estate (party branch, committee, owners' committee, property company), a joint conference of two conveners, and
 * meetings for one purpose.
 */
export const BODY_KINDS = ['council', 'residentReps', 'householdReps', 'owners', 'fourSeats', 'jointConference', 'adHoc'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];
/** Bodies of one estate (小区), which is named. */
export const ESTATE_BODIES: readonly BodyKind[] = ['owners', 'fourSeats'];
/** How many units convene it: a joint conference is convened by two together. */
export const convenersOf = (kind: BodyKind): number => (kind === 'jointConference' ? 2 : 1);

/** For whom somebody sits there. */
export const SEAT_SIDES = ['resident', 'party', 'committee', 'owners', 'property', 'unit'] as const;
export type SeatSide = (typeof SEAT_SIDES)[number];

export const BODY_STATES = ['active', 'ended'] as const;
export type BodyState = (typeof BODY_STATES)[number];

/** What may be done about a body by those who look after it. */
export const BODY_ACTIONS = ['edit', 'end', 'rules', 'seat'] as const;
export type BodyAction = (typeof BODY_ACTIONS)[number];

/** Limits. Text in UTF-16 units. */
export const BODY_LIMITS = {
  name: 30, estate: 30, why: 200, limits: 100,
  /** Seats of one body in force at once. */
  seats: 200,
  /** Days ahead at which a version of the rules may begin to hold, and years of a term. */
  ahead: 366, years: 6,
} as const;
