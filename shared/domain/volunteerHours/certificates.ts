import type { Transition } from '../kernel/stateMachine';

/** Where a certificate of service stands. `issued`: valid; `withdrawn`: it was, and is not any more. */
export const CERTIFICATE_STATES = ['asked', 'issued', 'declined', 'cancelled', 'withdrawn'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];
export const CERTIFICATE_PARTS = ['self', 'station'] as const;
export type CertificatePart = (typeof CERTIFICATE_PARTS)[number];
export const CERTIFICATE_ACTIONS = ['ask', 'issue', 'decline', 'cancel', 'withdraw'] as const;
export type CertificateAction = (typeof CERTIFICATE_ACTIONS)[number];

type Row = Transition<CertificateState, CertificateAction, CertificatePart>;
const row = (from: CertificateState, action: CertificateAction, to: CertificateState, by: CertificatePart): Row => ({ from, action, to, by: [by] });
/** Every step. Who issues is the station and never the volunteer; what was issued stays as it was certified, or is withdrawn. */
export const CERTIFICATE_TRANSITIONS: readonly Row[] = [row('asked', 'issue', 'issued', 'station'), row('asked', 'decline', 'declined', 'station'), row('asked', 'cancel', 'cancelled', 'self'), row('issued', 'withdraw', 'withdrawn', 'station')];

/** The station's lists. */
export const CERTIFICATE_DESKS = ['asked', 'issued', 'over'] as const;
export type CertificateDesk = (typeof CERTIFICATE_DESKS)[number];
export const certificateDesk = (state: CertificateState): CertificateDesk => (state === 'asked' || state === 'issued' ? state : 'over');

/** Why one is not issued, or is withdrawn. `other` needs words. */
export const CERTIFICATE_REASONS = ['hoursWrong', 'personWrong', 'replaced', 'other'] as const;
export type CertificateReason = (typeof CERTIFICATE_REASONS)[number];

/** Why something about a certificate is refused; the sentences are in copy. */
export type CertificateRuleCode = 'certificateNothing' | 'certificateWaits' | 'certificateDocument' | 'certificateReason' | 'certificateHead' | 'certificateSigner' | 'certificateTimelineFull';

/** Signs of a number: none that look alike on paper (Crockford's base 32). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 28 signs of five bits are more than 128 bits: not to be guessed. */
const LENGTH = 28;
/** Random bytes that a number takes. */
export const NUMBER_BYTES = LENGTH;

/** A number of random bytes, each a sign. */
export const certificateNumber = (bytes: Uint8Array): string => Array.from({ length: LENGTH }, (_, at) => SIGNS[(bytes[at] ?? 0) % SIGNS.length]).join('');
/** As it stands on paper: in fours. */
export const printedNumber = (number: string): string => number.match(/.{1,4}/g)?.join('-') ?? number;
/** A number as somebody typed it: small letters, gaps, and what looks alike; null where it is none. */
export function readNumber(text: string): string | null {
  const number = text.toUpperCase().replace(/[\s\-—－]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return number.length === LENGTH && [...number].every((sign) => SIGNS.includes(sign)) ? number : null;
}
/** Whether two names are the same to whoever reads them. */
export const sameName = (one: string, other: string): boolean => one.normalize('NFKC').replace(/\s/g, '') === other.normalize('NFKC').replace(/\s/g, '');

/** One line of what was done. */
export interface Content {
  readonly title: string;
  readonly minutes: number;
  readonly times: number;
}
/** Lines that fit on the paper. */
const LINES = 10;
/** What was done, the most first; what does not fit is summed up under an empty title. */
export function contentsOf(services: readonly { readonly title: string; readonly minutes: number }[]): Content[] {
  const lines = new Map<string, Content>();
  for (const { title, minutes } of services) lines.set(title, { title, minutes: (lines.get(title)?.minutes ?? 0) + minutes, times: (lines.get(title)?.times ?? 0) + 1 });
  const sorted = [...lines.values()].sort((a, b) => b.minutes - a.minutes || (a.title < b.title ? -1 : 1));
  const [shown, rest] = sorted.length > LINES ? [sorted.slice(0, LINES - 1), sorted.slice(LINES - 1)] : [sorted, []];
  if (rest.length === 0) return shown;
  return [...shown, { title: '', minutes: rest.reduce((sum, { minutes }) => sum + minutes, 0), times: rest.reduce((sum, { times }) => sum + times, 0) }];
}
