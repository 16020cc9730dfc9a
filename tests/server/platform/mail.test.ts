import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createMail } from '../../../server/platform/mail';
import { EXPIRED, SELF_SIGNED } from '../../support/selfSigned';

const MAIL = { to: 'paidan@plum.example', replyTo: 'linli@city.example', subject: '一', text: '二', messageId: 'a@city.example' } as const;
const send = (port: number, scheme: string): Promise<string | null> => createMail({ smtpUrl: `${scheme}://127.0.0.1:${port}`, from: 'linli@city.example', inSecret: null }).send(MAIL);

async function asked(own: { readonly cert: string; readonly key: string } | null, scheme: string): Promise<string | null> {
  const smtp = new SMTPServer({ ...own, secure: own !== null, authOptional: true, logger: false, closeTimeout: 100, onData: (stream, _session, done) => { stream.resume().on('end', () => done()); } });
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => { smtp.listen(0, '127.0.0.1', () => resolve()); });
  const problem = await send((smtp.server.address() as AddressInfo).port, scheme);
  await new Promise<void>((resolve) => { smtp.close(() => resolve()); });
  return problem;
}

describe('a mail server', () => {
  it('whose certificate nobody vouches for, or has ended, is told from one that is not there', async () => {
    expect(await asked(SELF_SIGNED, 'smtps')).toBe('certUnknown');
    expect(await asked(EXPIRED, 'smtps')).toBe('certExpired');
    expect(await send(1, 'smtp')).toBe('unreachable');
  });

  it('that speaks no TLS where TLS was entered is named', async () => {
    expect(await asked(null, 'smtps')).toBe('tls');
    expect(await asked(null, 'smtp')).toBeNull();
  });
});
