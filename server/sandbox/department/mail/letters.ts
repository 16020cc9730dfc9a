import { createHash, randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { SAMPLE_PICTURE } from '../picture';
import { speakSigned } from '../speak';
import type { Answered } from '../state';
import type { HeldLetter, LetterWay, MailboxState } from './state';

/** What somebody of the department writes. */
export interface OwnLetter {
  /** The first line names the state. */
  readonly first: string;
  readonly note?: string;
  /** What the department calls the matter. */
  readonly number?: string;
  /** So many sample pictures. */
  readonly photos?: number;
  readonly id?: string;
}

const quoted = (text: string): string => text.split(/\r?\n/).map((line) => `> ${line}`).join('\r\n');
const domainOf = (address: string): string => address.split('@').at(-1) ?? '';
/** An address of Linli's with a token that stands for nothing. */
const unknownOf = (address: string): string => address.replace(/\+[0-9a-f]{32}@/i, `+${'0'.repeat(32)}@`);

/** An answer as a mail program writes it: what is new above, the letter that is answered below. */
async function answerTo(letter: HeldLetter, { first, note = '', number = '', photos = 0, id = randomUUID() }: OwnLetter, way: LetterWay): Promise<string> {
  const written = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const from = way === 'other' ? `someone@else.${domainOf(letter.to)}` : letter.to;
  const unknown = way === 'stranger';
  const { message } = await written.sendMail({
    from, to: unknown ? unknownOf(letter.replyTo) : letter.replyTo, messageId: `<${id}@${domainOf(letter.to)}>`, subject: `回复：${letter.subject}`, ...(unknown ? {} : { inReplyTo: letter.id, references: letter.id }),
    text: [first, note, ...(number === '' ? [] : [`我方编号：${number}`]), '', '在 2026年1月1日，邻里 写道：', quoted(letter.text)].join('\r\n'), ...(way === 'automatic' ? { headers: { 'Auto-Submitted': 'auto-replied' } } : {}),
    attachments: Array.from({ length: photos }, (_, n) => ({ filename: `照片${n + 1}.jpg`, content: Buffer.from(SAMPLE_PICTURE, 'base64'), contentType: 'image/jpeg' })),
  });
  return message.toString();
}

/** Returned mail (RFC 3464). `action`: `failed`, or `delayed` while it is still tried. */
export function returned({ id, from, to }: Pick<HeldLetter, 'id' | 'from' | 'to'>, action = 'failed'): string {
  const domain = domainOf(to);
  return [
    `From: MAILER-DAEMON@${domain}`, `To: <${from}>`, `Message-ID: <${createHash('sha256').update(id).digest('hex').slice(0, 20)}@${domain}>`, 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=r', '',
    '--r', 'Content-Type: text/plain', '', 'It could not be delivered.', '--r', 'Content-Type: message/delivery-status', '', `Reporting-MTA: dns; ${domain}`, '', `Final-Recipient: rfc822; ${to}`, `Action: ${action}`, 'Status: 5.1.1', '',
    '--r', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${id}`, '', '--r--', ''].join('\r\n');
}

/** Hands a letter in as a mail gateway does. */
export async function handIn(mailbox: MailboxState, about: Pick<HeldLetter, 'number'>, said: string, raw: string, way: LetterWay): Promise<Answered> {
  if (mailbox.gateway === null) throw new Error('nobody said where letters are handed in');
  const body = JSON.stringify({ version: 1, raw: Buffer.from(raw).toString('base64'), to: [] });
  const came = await speakSigned({ to: mailbox.gateway, secret: mailbox.secret, now: mailbox.now, way }, body);
  const answered = { at: new Date(mailbox.now()), number: about.number ?? '', ownNumber: '', said, ...came };
  mailbox.answered.push(answered);
  return answered;
}

/** Answers a letter in one of the ways. @returns what was said to each that was handed in */
export async function answerLetter(mailbox: MailboxState, letter: HeldLetter, own: OwnLetter, way: LetterWay = 'once'): Promise<Answered[]> {
  const send = async (one: OwnLetter): Promise<Answered> => {
    const raw = way === 'bounce' ? returned(letter) : await answerTo(letter, one, way);
    return handIn(mailbox, letter, way === 'bounce' ? '退信' : [one.first, one.note].filter(Boolean).join('：'), raw, way);
  };
  const once = { ...own, id: own.id ?? randomUUID() };
  if (way === 'twice') return [await send(once), await send(once)];
  if (way !== 'lie') return [await send(once)];
  return [await send({ first: '办好了', note: '换了新的。' }), await send({ first: '退回', note: '想想还是不归我们。' })];
}
