import PostalMime, { type Email } from 'postal-mime';
import { tokenIn } from '../../../../shared/domain/integrations/mail';

/** A picture as it came. */
export interface LetterPicture {
  readonly content: Buffer;
}
/** A letter, as far as anything follows from it. */
export interface Letter {
  /** The token of the matter it is about; null where it names none. */
  readonly token: string | null;
  /** Small letters; empty where nobody sent it (returned mail). */
  readonly from: string;
  readonly messageId: string;
  readonly text: string;
  readonly pictures: readonly LetterPicture[];
  readonly kind: 'written' | 'automatic' | 'bounce' | 'delayed';
  /** All that returned mail says, to find in it which letter came back. */
  readonly report: string;
}

/** Every letter has one of these; what has none is no letter. */
const NEEDED: readonly string[] = ['from', 'to', 'date', 'message-id', 'received'];
/** Bytes of one part that are looked at, to tell why a letter came back. */
const MOST_REPORT = 64 * 1024;

const headerOf = (mail: Email, name: string): string => mail.headers.filter(({ key }) => key === name).map(({ value }) => value).join(' ');
const addressesOf = (mail: Email): string[] => [...(mail.to ?? []), ...(mail.cc ?? [])].map(({ address }) => address ?? '');

function tokenOf(mail: Email, envelope: readonly string[], report: string): string | null {
  const places = [...envelope, ...addressesOf(mail), ...['delivered-to', 'x-original-to', 'envelope-to'].map((name) => headerOf(mail, name)), mail.inReplyTo ?? '', ...(mail.references ?? '').split(/\s+/), report];
  for (const place of places) {
    const token = tokenIn(place);
    if (token !== null) return token;
  }
  return null;
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Buffer => (typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array));

/** Returned mail says so in a part of its own (RFC 3464), or comes from nobody. */
function kindOf(mail: Email, report: string): Letter['kind'] {
  const returned = /multipart\/report/i.test(headerOf(mail, 'content-type')) || /^Action:/im.test(report);
  const from = mail.from?.address?.toLowerCase() ?? '';
  if (returned || from === '' || /^(mailer-daemon|postmaster)@/.test(from)) return /^Action:\s*(delayed|relayed|delivered|expanded)/im.test(report) ? 'delayed' : 'bounce';
  const automatic = headerOf(mail, 'auto-submitted');
  return (automatic !== '' && !/^no\b/i.test(automatic)) || headerOf(mail, 'x-autoreply') !== '' || /auto_reply|bulk|junk/i.test(headerOf(mail, 'precedence')) ? 'automatic' : 'written';
}

/** Words of a page in HTML, for programs that send no plain text: its tags taken out, nothing of it run. */
const plainOf = (html: string): string => html.replace(/<(style|script)[\s\S]*?<\/\1>/gi, '').replace(/<br\s*\/?>|<\/(p|div|tr|li|h\d)>/gi, '\n').replace(/<[^>]*>/g, '').replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** Reads a letter; null where it is none. `envelope`: whom the gateway was told it is for. */
export async function letterOf(raw: Buffer, envelope: readonly string[]): Promise<Letter | null> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 20, maxHeadersSize: 256 * 1024 }).catch(() => null);
  if (!mail?.headers.some(({ key }) => NEEDED.includes(key))) return null;
  const parts = mail.attachments.filter(({ mimeType }) => /^message\/|^text\/rfc822-headers/i.test(mimeType)).map(({ content }) => bytesOf(content).subarray(0, MOST_REPORT).toString('utf8'));
  const report = [...parts, mail.text?.slice(0, MOST_REPORT) ?? ''].join('\n');
  const kind = kindOf(mail, parts.join('\n'));
  return {
    token: tokenOf(mail, envelope, kind === 'bounce' ? report : ''), from: mail.from?.address?.toLowerCase() ?? '', messageId: mail.messageId ?? '', text: mail.text ?? plainOf(mail.html ?? ''), kind, report,
    // What a page of HTML shows within it is the sign of the company, as a rule; phones put photos between the lines as `inline` too.
    pictures: mail.attachments.filter(({ mimeType, related }) => /^image\//i.test(mimeType) && !related).map(({ content }) => ({ content: bytesOf(content) })),
  };
}
