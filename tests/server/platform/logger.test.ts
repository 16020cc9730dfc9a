import { createLogger } from '../../../server/platform/logger';
import { scrub } from '../../../server/platform/logger/scrub';

const PHONE = '13800138000';
const DOCUMENT = '44030119800101123X';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwMSJ9.q3Zt_-abc';
const PASSWORD = 'correct horse battery';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('trace', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

describe('logs', () => {
  it('never hold a phone number, document number, token or password, wherever they were put', () => {
    const text = logged((logger) => {
      logger.info({ phone: PHONE, password: PASSWORD, token: TOKEN, documentNumber: DOCUMENT }, 'fields');
      logger.info({ body: { phone: PHONE, account: { password: PASSWORD, a: { token: TOKEN } } } }, 'deep fields');
      logger.info({ headers: { authorization: `Bearer ${TOKEN}`, cookie: 'sid=1' } }, 'headers');
      logger.warn(`call ${PHONE} or +86${PHONE}, ${DOCUMENT}, Bearer ${TOKEN}`);
      logger.error({ err: new Error(`duplicate key { phone: "${PHONE}" } for Bearer abcdefghijkl`) }, 'error');
      logger.error({ uri: 'mongodb://linli:hunter2@db.example.org/linli' }, 'connection');
      logger.info({ url: '/api/v1/files/a/full?e=1&s=abcdefghijklmnopqrstuvwxyz' }, 'address');
    });
    for (const secret of [PHONE, DOCUMENT, TOKEN, PASSWORD, 'abcdefghijkl', 'hunter2', 'sid=1']) expect(text).not.toContain(secret);
    expect(text.trim().split('\n')).toHaveLength(7);
  });

  it('stay readable JSON with level, time and message', () => {
    const line: unknown = JSON.parse(logged((logger) => logger.info({ caseId: 'c1', at: 1772416800000 }, 'done')));
    expect(line).toMatchObject({ level: 30, msg: 'done', caseId: 'c1', at: 1772416800000 });
  });

  it('leave other numbers alone', () => {
    expect(scrub('case 20260302-00017, ms 1772416800000, 110')).toBe('case 20260302-00017, ms 1772416800000, 110');
  });
});
