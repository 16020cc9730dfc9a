import { createTransport } from 'nodemailer';
import type { MailConfig } from '../../../config/mail';
import { codeOf } from '../errorCode';
import { problemOfCode, problemOfSentence, type OutsideProblem } from '../outside/problems';

/** One message to one address. */
export interface OutgoingMail {
  readonly to: string;
  /** Where answers and returned mail go. */
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  /** Without angle brackets; the same whenever the same thing is sent. */
  readonly messageId: string;
}

/** Why a mail server did not take a message. `mailbox`: it will not, however often it is asked. */
export type MailProblem = OutsideProblem | 'mailbox' | 'full' | 'busy' | 'unauthorised' | 'broken';

/** Sends mail through the server that the operator configured. */
export interface Mail {
  readonly from: string;
  /** Null when the server took it. Throws only for defects. */
  send(mail: OutgoingMail): Promise<MailProblem | null>;
}

const TIMEOUT_MS = 10_000;

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
}
const isSmtpError = (error: unknown): error is SmtpError & { readonly message: string } => typeof error === 'object' && error !== null && 'message' in error && ('code' in error || 'responseCode' in error);

/** What the answer of a mail server says (RFC 5321): 4xx for now, 5xx for good, 452 and 552 for want of room. */
function problemOf(error: unknown): MailProblem {
  if (!isSmtpError(error)) throw error;
  const { code, responseCode = 0 } = error;
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535) return 'unauthorised';
  if (responseCode === 452 || responseCode === 552) return 'full';
  if (responseCode >= 500) return 'mailbox';
  if (responseCode >= 400) return 'busy';
  // The library puts a word of its own in the place of the code, so that a certificate is known by its sentence.
  const ofCertificate = problemOfSentence(error.message);
  if (ofCertificate) return ofCertificate;
  if (code === 'ETLS' || code === 'ESOCKET') return error.message.includes('ECONNREFUSED') ? 'unreachable' : problemOfCode(codeOf(Object.assign(new Error(), { code: /[A-Z_]{4,}/.exec(error.message)?.[0] ?? code })));
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code === 'EDNS') return 'unresolved';
  if (code === 'ECONNECTION') return 'reset';
  return code === undefined ? 'broken' : problemOfCode(code);
}

/** Builds the way to the mail server. Without TLS nothing is sent but on this machine. */
export function createMail({ smtpUrl, from }: MailConfig): Mail {
  const url = new URL(smtpUrl);
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? (url.protocol === 'smtps:' ? 465 : 587) : Number(url.port), secure: url.protocol === 'smtps:', requireTLS: !here, ignoreTLS: here,
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, dnsTimeout: TIMEOUT_MS, disableFileAccess: true, disableUrlAccess: true,
  });
  return {
    from,
    async send({ to, replyTo, subject, text, messageId }) {
      try {
        // What comes back unread goes to the same address as an answer (VERP), so that both are known by it.
        await transport.sendMail({
          from: { name: '邻里', address: from }, to: { name: '', address: to }, replyTo: { name: '', address: replyTo }, envelope: { from: replyTo, to: [to] }, subject, text, messageId: `<${messageId}>`,
          headers: { 'Auto-Submitted': 'auto-generated' }, textEncoding: 'base64',
        });
        return null;
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}
