import { spawn } from 'node:child_process';
import path from 'node:path';
import { readConfig } from '../../../config/server';
import { freshDatabaseUri } from '../../support/database';
import { openConnection } from '../../../server/platform/database/connect';
import { createLogger } from '../../../server/platform/logger';
import { verifyPassword } from '../../../server/platform/crypto/passwords';

const root = path.resolve(__dirname, '../../..');
const PASSWORD = 'gui-yuan-7-zhan';
const SECRET = 'n8Vt0qKcJ3xw5YhRzL2mPd7bUeG4sAfQ';
const FLAGS = ['--district', '桂园区', '--name', '李明', '--username', 'LiMing'];

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function setUp(uri: string, flags: readonly string[], { typed = '', env = {} }: { typed?: string; env?: Record<string, string> } = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/setup.ts', ...flags], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LINLI_MODE: 'production', MONGODB_URI: uri, LINLI_SECRET: SECRET, LOG_LEVEL: 'silent', ...env } as unknown as NodeJS.ProcessEnv,
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end(typed);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

async function inside<T>(uri: string, look: (rows: (name: string) => Promise<Record<string, unknown>[]>) => Promise<T>): Promise<T> {
  const db = await openConnection(uri, createLogger('silent'));
  try {
    return await look((name) => db.collection(name).find({}).toArray());
  } finally {
    await db.close();
  }
}

describe('npm run setup', () => {
  jest.setTimeout(60_000);

  it('makes the district and an administrator who can log in, and nothing else', async () => {
    const uri = await freshDatabaseUri();
    const ended = await setUp(uri, FLAGS, { env: { SETUP_PASSWORD: PASSWORD } });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.said).toContain('桂园区');
    expect(ended.said).not.toContain(PASSWORD);
    await inside(uri, async (rows) => {
      expect(await rows('units')).toMatchObject([{ kind: 'district', name: '桂园区', parentId: null }]);
      expect(await rows('memberships')).toMatchObject([{ role: 'administrator', unitId: 'district', until: null }]);
      const accounts = await rows('accounts');
      expect(accounts).toMatchObject([{ _id: 'liming', demo: false }]);
      expect(await verifyPassword(PASSWORD, String(accounts[0]?.passwordHash))).toBe(true);
      expect(await rows('people')).toHaveLength(1);
      expect(await rows('cases')).toHaveLength(0);
    });
  });

  it('asks for what is not given and never shows the password', async () => {
    const uri = await freshDatabaseUri();
    const ended = await setUp(uri, ['--district', '桂园区'], { typed: `李明\nliming\n${PASSWORD}\n` });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.said).toContain('管理员姓名');
    expect(ended.said).not.toContain(PASSWORD);
    await inside(uri, async (rows) => expect(await rows('accounts')).toMatchObject([{ _id: 'liming' }]));
  });

  it('refuses a second administrator and changes nothing', async () => {
    const uri = await freshDatabaseUri();
    await setUp(uri, FLAGS, { env: { SETUP_PASSWORD: PASSWORD } });
    const again = await setUp(uri, ['--district', '别区', '--name', '王五', '--username', 'other'], { env: { SETUP_PASSWORD: 'another-good-one' } });
    expect(again.code).toBe(1);
    expect(again.said).toContain('已经有管理员');
    await inside(uri, async (rows) => {
      expect(await rows('units')).toMatchObject([{ name: '桂园区' }]);
      expect(await rows('accounts')).toHaveLength(1);
    });
  });

  it.each([
    ['short', 'x7-kq2'],
    ['repeated', 'aaaaaaaaaaaa'],
    ['named after its account', 'liming-liming'],
  ])('refuses a password that is %s, before writing anything', async (_what, password) => {
    const uri = await freshDatabaseUri();
    const ended = await setUp(uri, FLAGS, { env: { SETUP_PASSWORD: password } });
    expect(ended.code).toBe(1);
    expect(ended.said).toContain('密码');
    expect(ended.said).not.toContain(password);
    await inside(uri, async (rows) => expect(await rows('units')).toHaveLength(0));
  });

  it('refuses when the input ends before everything is answered', async () => {
    const ended = await setUp(await freshDatabaseUri(), [], { typed: '桂园区\n' });
    expect(ended.code).toBe(1);
    expect(ended.said).toContain('还差');
  });

  it('reads the same configuration as the server', () => {
    expect(() => readConfig({ LINLI_MODE: 'production' }, root)).toThrow('LINLI_SECRET');
  });
});
