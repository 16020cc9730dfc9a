import { callsDockets, type Role } from '../kernel/roles';
import type { ServiceHours } from './hours';

/** Situations of life (人生一件事) under which services are found; order: as they stand on the page. */
export const SITUATIONS = ['child', 'school', 'movingIn', 'home', 'marriage', 'work', 'jobless', 'ill', 'disability', 'retiring', 'elder', 'hardship', 'death', 'papers', 'dispute', 'daily'] as const;
export type Situation = (typeof SITUATIONS)[number];

/** Whose service it is: of a community, a street or the whole district; the widest last, as they stand in a list. */
export const SERVICE_LEVELS = ['community', 'street', 'district'] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];

/** True when one of these roles keeps a part of the directory: a station its community's, a dispatcher the street's or the district's. */
export const keepsServices = (roles: readonly { readonly role: Role }[]): boolean => callsDockets(roles);

/** What stands in an entry of the directory (办事指南). Texts may be empty where nothing is to be said. */
export interface ServiceContent {
  /** What is done there: 补办社保卡. */
  readonly title: string;
  /** Other words people say for it, by which it is found. */
  readonly words: readonly string[];
  readonly situations: readonly Situation[];
  /** Who does it, in words: a window, a clinic, a shop. */
  readonly office: string;
  readonly address: string;
  readonly phone: string;
  /** Whom it is for. */
  readonly whom: string;
  readonly bring: readonly string[];
  readonly steps: readonly string[];
  readonly fee: string;
  /** How long it takes until it is done. */
  readonly takes: string;
  readonly note: string;
  readonly hours: ServiceHours;
}

/** Limits. Texts in UTF-16 units; `entries`: of one level, `shown`: how many of their own reports somebody may have waiting. */
export const SERVICE_LIMITS = {
  title: 30, words: 8, word: 12, situations: 4, office: 40, address: 60, phone: 40, whom: 120, items: 12, item: 80, fee: 40, takes: 40, note: 300, why: 120, report: 200, answer: 200, query: 20, corrections: 20, closures: 12, closureWhy: 30, spans: 4, entries: 300, waiting: 10,
} as const;

/** Days after which an entry that nobody confirmed says so. */
export const SERVICE_FRESH_DAYS = 180;

/** What residents report as out of date. */
export const REPORT_KINDS = ['hours', 'phone', 'place', 'bring', 'steps', 'fee', 'gone', 'other'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
export const REPORT_STATES = ['open', 'answered'] as const;
export type ReportState = (typeof REPORT_STATES)[number];
/** What came of a report: the entry was mended or taken away, or it is right as it stands. */
export const REPORT_OUTCOMES = ['mended', 'right'] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];
