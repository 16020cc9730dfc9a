import { newDoor, type Door } from '../doors';
import { SPOILT_WAYS } from '../speak';
import type { Answered } from '../state';

/** How the department answers a letter: as it should, or as people and mail programs do at times. */
export const LETTER_WAYS = {
  once: '照实回一封',
  twice: '同一封寄两遍',
  ...SPOILT_WAYS,
  lie: '乱说：办好了，又退回',
  stranger: '回到一个没有的编号',
  other: '从别的邮箱回',
  bounce: '退信：没有这个邮箱',
  automatic: '自动回复',
} as const;
export type LetterWay = keyof typeof LETTER_WAYS;

/** A letter as it came first, and how often. */
export interface HeldLetter {
  /** Its Message-ID: a repeat is known by it. */
  readonly id: string;
  readonly at: Date;
  /** Envelope: what comes back goes there. */
  readonly from: string;
  /** Who is shown as its writer, and where an answer is wanted. */
  readonly writer: string;
  readonly replyTo: string;
  /** Where it came last. */
  to: string;
  readonly subject: string;
  readonly text: string;
  /** The number of our case, by the line that names it. */
  readonly number: string | null;
  times: number;
}

/** The department as a mail server with a box for whatever address, and as the gateway that hands in its answers. */
export interface MailboxState extends Door {
  readonly now: () => number;
  /** Port of SMTP; null where no mail is taken. */
  port: number | null;
  /** In the order of their first arrival. */
  readonly letters: Map<string, HeldLetter>;
  /** Where letters to Linli are handed in, and what signs them. */
  gateway: string | null;
  secret: string;
  readonly answered: Answered[];
}

export const newMailbox = (now: () => number): MailboxState => ({ ...newDoor(), now, port: null, letters: new Map(), gateway: null, secret: '', answered: [] });

const NUMBER = /^编号：(\S+)$/m;

/** Keeps a letter, once by its id. */
export function holdLetter({ letters, now }: MailboxState, letter: Omit<HeldLetter, 'at' | 'number' | 'times'>): void {
  const known = letters.get(letter.id);
  if (known) Object.assign(known, { to: letter.to, times: known.times + 1 });
  else letters.set(letter.id, { ...letter, at: new Date(now()), number: NUMBER.exec(letter.text.replace(/\r/g, ''))?.[1] ?? null, times: 1 });
}
