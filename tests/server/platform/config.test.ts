import { ConfigError, readConfig, VARIABLES, type Environment } from '../../../config/server';

const SECRET = 'Jq8m2xWv5TzLr0KdYc7uHs1bNf4gPe9aXiQ3o';
const S3 = { STORAGE: 's3', STORAGE_ENDPOINT: 'https://s3.example.org/', STORAGE_BUCKET: 'linli-photos', STORAGE_KEY: 'k', STORAGE_SECRET: 's' };
const PRODUCTION = { LINLI_MODE: 'production', LINLI_SECRET: SECRET, MONGODB_URI: 'mongodb://db.example.org/linli' };

const read = (env: Environment) => readConfig(env, '/srv/linli');
function refusal(env: Environment): ConfigError {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error(`accepted: ${JSON.stringify(env)}`);
}

describe('configuration', () => {
  it('needs nothing for a demonstration at home', () => {
    expect(read({})).toEqual({
      mode: 'demonstration',
      bindingVotes: ['person'],
      corsOrigins: [],
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/linli/data',
      keyDir: '/srv/linli/data-keys',
      mongodbUri: null,
      noticeSms: 5000,
      engineListen: '127.0.0.1:0',
      secret: null,
      storage: { kind: 'disk' },
      logLevel: 'warn',
      publicUrl: null,
      tiles: null,
      wechat: {
        base: 'http://127.0.0.1:3010',
        app: { id: 'touristappid', secret: 'sandbox-secret' },
        cards: true,
        templates: {
          accepted: { id: 'sandbox-accepted', fields: ['thing1', 'thing2', 'time3'] },
          answer: { id: 'sandbox-answer', fields: ['thing1', 'thing2', 'time3'] },
          result: { id: 'sandbox-result', fields: ['thing1', 'thing2', 'phrase3'] },
          notice: { id: 'sandbox-notice', fields: ['thing1', 'thing2', 'time3'] },
        },
        push: { token: 'sandboxPushToken', aesKey: 'c2FuZGJveC1wdXNoLWtleS1vZi10aGlydHktdHdvLWI', takesPlain: true },
      },
      sms: { base: 'http://127.0.0.1:3010/sms', key: 'sandbox-key' },
      sandboxPort: 3010,
      mail: null,
      forwardAllow: ['127.0.0.1'],
      trustedProxies: 0,
      web: true,
      worker: true,
      rates: { reads: 600, writes: 120, address: 3000, logins: 60 },
    });
  });

  it('keeps keys of votes beside the data, or where it is told', () => {
    expect(read({ DATA_DIR: '/var/lib/linli' }).keyDir).toBe('/var/lib/linli-keys');
    expect(read({ KEY_DIR: '/etc/linli/keys' }).keyDir).toBe('/etc/linli/keys');
  });

  it('takes an empty variable for one that is not set', () => {
    expect(read({ PORT: '', MONGODB_URI: '' })).toMatchObject({ port: 3000, mongodbUri: null });
  });

  it('reads a production with its own MongoDB and S3', () => {
    expect(read({ ...PRODUCTION, ...S3, HOST: '0.0.0.0', PORT: '8080', TRUST_PROXY: '1', WORKER: 'off', PUBLIC_URL: 'https://linli.example.org', MAP_TILES: 'https://tiles.example.org/{z}/{x}/{y}.png' })).toMatchObject({
      mode: 'production',
      host: '0.0.0.0',
      port: 8080,
      mongodbUri: 'mongodb://db.example.org/linli',
      secret: SECRET,
      trustedProxies: 1,
      worker: false,
      logLevel: 'info',
      storage: { kind: 's3', endpoint: 'https://s3.example.org', bucket: 'linli-photos', region: 'us-east-1', key: 'k', secret: 's' },
    });
  });

  it('starts no sandbox in production, nor where an address of WeChat is given', () => {
    expect(read(PRODUCTION)).toMatchObject({ sandboxPort: null, sms: null, wechat: { base: 'https://api.weixin.qq.com', app: null, templates: { accepted: null } } });
    expect(read({ WECHAT_API: 'https://api.weixin.qq.com/', WECHAT_APPID: 'wx1', WECHAT_SECRET: 's' })).toMatchObject({
      sandboxPort: null,
      sms: null,
      wechat: { base: 'https://api.weixin.qq.com', app: { id: 'wx1', secret: 's' } },
    });
    expect(read({ WEB: 'off' })).toMatchObject({ sandboxPort: null, wechat: { base: 'http://127.0.0.1:3010' } });
  });

  it("takes the fields of the operator's own template", () => {
    expect(read({ ...PRODUCTION, WECHAT_TEMPLATE_RESULT: 'tpl_9-x:thing4,thing12,phrase7' }).wechat.templates.result).toEqual({ id: 'tpl_9-x', fields: ['thing4', 'thing12', 'phrase7'] });
  });

  it('allows the embedded engine in production when it is asked for by name', () => {
    expect(read({ LINLI_MODE: 'production', LINLI_SECRET: SECRET, ENGINE: 'embedded' }).mongodbUri).toBeNull();
  });

  it.each<[string, Environment]>([
    ['LINLI_MODE', { LINLI_MODE: 'demo' }],
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '80.5' }],
    ['HOST', { HOST: '0.0.0.0' }],
    ['HOST', { HOST: '192.168.1.4' }],
    ['MONGODB_URI', { MONGODB_URI: 'postgres://x/y' }],
    ['ENGINE', { ENGINE: 'other' }],
    ['ENGINE', { ENGINE: 'embedded', MONGODB_URI: 'mongodb://x/y' }],
    ['ENGINE_LISTEN', { ENGINE_LISTEN: '0.0.0.0:1' }],
    ['KEY_DIR', { KEY_DIR: 'data/keys' }],
    ['KEY_DIR', { KEY_DIR: '.' }],
    ['KEY_DIR', { DATA_DIR: '/var/linli', KEY_DIR: '/var/linli' }],
    ['LINLI_SECRET', { LINLI_SECRET: 'short' }],
    ['LINLI_SECRET', { ...PRODUCTION, LINLI_SECRET: '' }],
    ['LINLI_SECRET', { ...PRODUCTION, LINLI_SECRET: 'changeme'.repeat(8) }],
    ['MONGODB_URI', { ...PRODUCTION, MONGODB_URI: '' }],
    ['STORAGE', { STORAGE: 'cloud' }],
    ['STORAGE_ENDPOINT', { ...S3, STORAGE_ENDPOINT: '' }],
    ['STORAGE_ENDPOINT', { ...S3, STORAGE_ENDPOINT: 'ftp://x' }],
    ['STORAGE_BUCKET', { ...S3, STORAGE_BUCKET: 'Not A Bucket' }],
    ['STORAGE_KEY', { ...S3, STORAGE_KEY: '' }],
    ['STORAGE_SECRET', { ...S3, STORAGE_SECRET: '' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'linli' }],
    ['MAP_TILES', { MAP_TILES: 'https://tiles.example.org/' }],
    ['WECHAT_API', { WECHAT_API: 'weixin' }],
    ['WECHAT_API', { ...PRODUCTION, WECHAT_API: 'http://127.0.0.1:3010' }],
    ['WECHAT_API', { ...PRODUCTION, WECHAT_API: 'https://localhost:3010' }],
    ['WECHAT_API', { ...PRODUCTION, WECHAT_API: 'https://[::1]:3010' }],
    ['WECHAT_API', { ...PRODUCTION, WECHAT_API: 'http://sandbox.example.org' }],
    ['WECHAT_SECRET', { ...PRODUCTION, WECHAT_APPID: 'wx1' }],
    ['WECHAT_APPID', { ...PRODUCTION, WECHAT_SECRET: 's' }],
    ['WECHAT_TEMPLATE_RESULT', { WECHAT_TEMPLATE_RESULT: 'id:thing1' }],
    ['SMS_API', { ...PRODUCTION, SMS_API: 'http://127.0.0.1:3010/sms', SMS_KEY: 'k' }],
    ['SMS_KEY', { SMS_API: 'https://sms.example.org' }],
    ['SANDBOX_PORT', { SANDBOX_PORT: 'x' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example.org', MAIL_FROM: 'linli@example.org' }],
    ['SMTP_URL', { MAIL_FROM: 'linli@example.org' }],
    ['MAIL_FROM', { SMTP_URL: 'smtps://u:p@mail.example.org', MAIL_FROM: 'linli' }],
    ['MAIL_IN_SECRET', { SMTP_URL: 'smtps://u:p@mail.example.org', MAIL_FROM: 'linli@example.org', MAIL_IN_SECRET: 'short' }],
    ['FORWARD_ALLOW', { FORWARD_ALLOW: '10.0.0.0/33' }],
    ['FORWARD_ALLOW', { FORWARD_ALLOW: 'inside.example' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'yes' }],
    ['WEB', { WEB: '1' }],
    ['WORKER', { WORKER: 'true' }],
    ['WORKER', { WEB: 'off', WORKER: 'off' }],
    ['RATE_READS', { RATE_READS: '0' }],
    ['RATE_WRITES', { RATE_WRITES: 'many' }],
    ['RATE_ADDRESS', { RATE_ADDRESS: '1e9' }],
    ['RATE_LOGINS', { RATE_LOGINS: '-4' }],
  ])('stops the start with a sentence naming %s (%j)', (name, env) => {
    const error = refusal(env);
    expect(error.variable).toBe(name);
    expect(error.message).toContain(`环境变量 ${name} `);
    expect(error.message).toMatch(/ must | exclude | is too simple /);
  });

  it('never repeats a secret in its complaint', () => {
    expect(refusal({ LINLI_SECRET: 'hunter2hunter2' }).message).not.toContain('hunter2');
  });

  it('says of every variable what it is for and how to mend it', () => {
    for (const spec of Object.values(VARIABLES)) {
      expect(spec.about.length).toBeGreaterThan(5);
      expect(spec.mend.every((sentence) => sentence.length > 3)).toBe(true);
    }
  });
});
