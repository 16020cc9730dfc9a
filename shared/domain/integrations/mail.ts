import { ANSWER_LIMITS, answerStatus } from './answers';

/** What came of a letter. */
export const MAIL_RESULTS = ['answer', 'bounce', 'kept', 'ignored', 'unknown', 'unreadable'] as const;
export type MailResult = (typeof MAIL_RESULTS)[number];

/** Bytes of a letter, characters of an address, deliveries kept of one address, letters a day that are kept though nobody knows what they are about. */
export const MAIL_LIMITS = { bytes: 15 * 1024 * 1024, address: 254, sent: 20, strayADay: 200 } as const;
/** Days for which a letter is kept that is about nothing of ours: long enough to find who meant what, then nobody needs its sender (PIPL Art. 19). */
export const STRAY_KEPT_DAYS = 30;

/** Hex digits of the token in an address: 128 bits, in letters whose case may be lost. */
const TOKEN = /\+([0-9a-f]{32})@/i;

/** Our address with the token of a matter in it. */
export const tiedAddress = (from: string, token: string): string => from.replace(/@(?=[^@]*$)/, `+${token}@`);

/** The token that an address or a message id carries; null where it carries none. */
export const tokenIn = (text: string): string | null => TOKEN.exec(text)?.[1]?.toLowerCase() ?? /(?:^|<)([0-9a-f]{32})\.[0-9a-f]{16}@/i.exec(text)?.[1]?.toLowerCase() ?? null;

/** Lines with which mail programs begin what they quote. */
const QUOTES: readonly RegExp[] = [
  /^\s*>/, /^[-_=\s]*(原始邮件|原邮件|转发邮件|Original Message|Forwarded message|Original)[-_=\s]*$/i, /^(在|于)?\s*.{0,80}(写道|寫道)[:：]\s*$/, /^On .{4,120} wrote:\s*$/i, /^(发件人|寄件者|From)\s*[:：]\s*\S/i, /^-- ?$/, /^(发自我的|从我的.{0,12}发送|Sent from my)/i,
];

/** What somebody wrote themselves: everything above our line and above what their program quotes. */
export function ownWords(text: string, above: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((line) => line.includes(above) || QUOTES.some((quote) => quote.test(line)));
  return (end < 0 ? lines : lines.slice(0, end)).join('\n').replace(/\n{3,}/g, '\n\n').trim();
}

/** A line that names what the unit calls the matter, as people and their systems write it. */
const OWN_NUMBER = /^[ \t]*(?:我方编号|我们的编号|我方单号|工单号)[ \t]*[:：][ \t]*([^\s,，。;；]{1,60})[ \t]*$/m;

/** Their own number in what they wrote, and the words without its line. */
export function withoutNumber(words: string): { readonly number: string | null; readonly words: string } {
  const number = OWN_NUMBER.exec(words)?.[1] ?? null;
  return { number, words: number === null ? words : words.replace(OWN_NUMBER, '').replace(/\n{2,}/g, '\n').trim() };
}

/** Words of the first line beside those that every system uses. */
const FIRST: Readonly<Record<string, string>> = { 收到: 'received', 已收到: 'received', 在办: 'working', 正在办: 'working', 办好了: 'done', 办好: 'done', 已办好: 'done', 已处理: 'done', 修好了: 'done' };

/**
 * What an answer by mail says: the first line names the state, alone or before a sign; the rest are words. A first line that
 * names none is words too: nothing is guessed from what people write.
 */
export function saidIn(words: string): { readonly status: string; readonly note: string } {
  const [first = '', ...rest] = words.split('\n');
  const [, head = '', tail = ''] = /^\s*([^\s,，。.!！:：;；]{1,10})[\s,，。.!！:：;；]*(.*)$/u.exec(first) ?? [];
  const status = FIRST[head] ?? answerStatus(head);
  const note = [...(status === null ? words : [tail, ...rest].join('\n')).trim()].slice(0, ANSWER_LIMITS.note).join('');
  return { status: status ?? 'note', note };
}

const MAIL = /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/;
/** Whether a text is one address of mail and nothing more. */
export const isMailAddress = (text: string): boolean => text.length <= MAIL_LIMITS.address && MAIL.test(text);
