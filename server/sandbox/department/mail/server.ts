import type { AddressInfo, Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { knock, SLOW_MS, type Treatment } from '../doors';
import { holdLetter, type MailboxState } from './state';

/** What a mail server says where a treatment is an answer (RFC 5321). */
const REFUSALS: Readonly<Partial<Record<Treatment, readonly [number, string]>>> = {
  error: [451, 'Local error in processing'], busy: [450, 'Mailbox busy, try again later'], full: [452, 'Insufficient system storage'], refuse: [550, 'No such user here'],
  unknown: [530, 'Authentication required'], redirect: [551, 'User not local'],
};
type Done = (error?: Error | null) => void;

/** Reads a letter and keeps it in its box. */
async function take(mailbox: MailboxState, stream: AsyncIterable<Buffer>, { envelope: { mailFrom, rcptTo } }: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const mail = await PostalMime.parse(Buffer.concat(chunks));
  holdLetter(mailbox, { id: mail.messageId ?? '', from: mailFrom === false ? '' : mailFrom.address, writer: mail.from?.address ?? '', replyTo: mail.replyTo?.[0]?.address ?? mail.from?.address ?? '', to: rcptTo[0]?.address ?? '', subject: mail.subject ?? '', text: mail.text ?? '' });
}

/** A mail server on loopback that takes letters to every address, treated as the page says. @returns how it is closed */
export async function startMailbox(mailbox: MailboxState, port: number): Promise<() => Promise<void>> {
  const lines = new Map<number, Socket>();
  const treatments = new Map<string, Treatment | null>();
  const cut = ({ remotePort }: SMTPServerSession, word = ''): void => {
    const line = lines.get(remotePort);
    if (word !== '') line?.write(word);
    line?.destroy();
  };
  const said = async (session: SMTPServerSession, stream: AsyncIterable<Buffer>, done: Done): Promise<void> => {
    const treatment = treatments.get(session.id) ?? null;
    if (treatment === 'silent') return;
    if (treatment === 'slow') await new Promise((resolve) => { setTimeout(resolve, SLOW_MS).unref(); });
    if (treatment !== 'half') await take(mailbox, stream, session);
    if (treatment === 'lost' || treatment === 'half') cut(session, treatment === 'half' ? '25' : '');
    else done();
  };
  const smtp = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 100,
    onRcptTo(_address, session, done) {
      const treatment = knock(mailbox);
      treatments.set(session.id, treatment);
      if (treatment === 'reset') return cut(session);
      const refusal = treatment === null ? undefined : REFUSALS[treatment];
      done(refusal ? Object.assign(new Error(refusal[1]), { responseCode: refusal[0] }) : null);
    },
    onData(stream, session, done) {
      said(session, stream as AsyncIterable<Buffer>, done).catch((error: unknown) => done(error instanceof Error ? error : new Error('unread')));
    },
    onClose: ({ id }) => void treatments.delete(id),
  });
  // Lines that are cut belong to nobody any more.
  smtp.on('error', () => undefined);
  smtp.server.on('connection', (line: Socket) => {
    const { remotePort = 0 } = line;
    lines.set(remotePort, line);
    line.on('close', () => lines.delete(remotePort));
  });
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(port, '127.0.0.1', () => resolve());
  });
  mailbox.port = (smtp.server.address() as AddressInfo).port;
  return () => new Promise((resolve) => { smtp.close(() => resolve()); });
}
