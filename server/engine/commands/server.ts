/** What a standalone server says of itself. */
import { UUID } from 'bson';
import type { Doc, Value } from '../bson/types';
import { EngineError, notSupported } from '../errors';
import type { Command, Commands } from './types';

export const serverVersion = '7.0.0';
const versionArray = [7, 0, 0, 0];

const hello: Command = (_engine, request) => ({
  ...(request.flag('helloOk') ? { helloOk: true } : {}),
  ...(request.name === 'hello' ? { isWritablePrimary: true } : { ismaster: true }),
  maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000, maxWriteBatchSize: 100000, localTime: new Date(),
  logicalSessionTimeoutMinutes: 30, connectionId: request.connectionId, minWireVersion: 0, maxWireVersion: 21, readOnly: false, ok: 1,
});

const ok: Command = () => ({ ok: 1 });

const buildInfo: Command = () => ({
  version: serverVersion, gitVersion: 'embedded', modules: [], versionArray, bits: 64, debug: false, maxBsonObjectSize: 16777216,
  storageEngines: ['lmdb'], ok: 1,
});

const serverStatus: Command = (engine) => ({
  host: '127.0.0.1', version: serverVersion, process: 'embedded', pid: BigInt(process.pid),
  uptime: (Date.now() - engine.startedAt.getTime()) / 1000, localTime: new Date(),
  connections: { current: 1 }, metrics: { cursor: { open: { total: BigInt(engine.cursors.size) } } },
  storageEngine: { name: 'lmdb', persistent: true, readOnly: false }, ok: 1,
});

const getParameter: Command = (_engine, request) => {
  const known: Doc = new Map<string, Value>([['featureCompatibilityVersion', new Map([['version', '7.0']])], ['enableTestCommands', false]]);
  const asked = request.get('getParameter') === '*' ? [...known.keys()] : [...request.body.keys()].filter((name) => known.has(name));
  if (asked.length === 0) throw new EngineError(72, 'no option found to get');
  return new Map<string, Value>([...asked.map((name): [string, Value] => [name, known.get(name) ?? null]), ['ok', 1]]);
};

/** Every acknowledged write is on disk already; a lock is not to be had. */
const fsync: Command = async (engine, request) => {
  if (request.flag('lock')) throw notSupported('the option lock of fsync');
  await engine.queue.idle();
  return { numFiles: 1, ok: 1 };
};

const dataSize: Command = (engine, request) => {
  const whole = request.get(request.name);
  const dot = typeof whole === 'string' ? whole.indexOf('.') : -1;
  if (typeof whole !== 'string' || dot <= 0) throw new EngineError(73, `Invalid namespace specified '${String(whole)}'`);
  for (const option of ['keyPattern', 'min', 'max']) if (request.get(option) !== undefined) throw notSupported(`the option ${option} of dataSize`);
  const collection = engine.store.catalogue.get(whole.slice(0, dot), whole.slice(dot + 1));
  return { estimate: false, size: BigInt(collection?.size ?? 0), numObjects: BigInt(collection?.count ?? 0), millis: 0, ok: 1 };
};

const startSession: Command = () => ({ id: { id: new UUID() }, timeoutMinutes: 30, ok: 1 });

/** Nothing is profiled, and level 0 is what that is called. */
const profile: Command = (_engine, request) => {
  if (request.count('profile', 0) > 0) throw notSupported('profiling');
  return { was: 0, slowms: 100, sampleRate: 1, ok: 1 };
};

export const serverCommands: Commands = {
  hello, isMaster: hello, ismaster: hello, ping: ok, endSessions: ok, killSessions: ok, refreshSessions: ok,
  buildInfo, buildinfo: buildInfo, serverStatus, getParameter,
  connectionStatus: (_engine, request) => ({
    authInfo: { authenticatedUsers: [], authenticatedUserRoles: [], ...(request.flag('showPrivileges') ? { authenticatedUserPrivileges: [] } : {}) }, ok: 1,
  }),
  fsync, dataSize, datasize: dataSize, startSession, profile, logout: ok, killAllSessions: ok, killAllSessionsByPattern: ok,
  usersInfo: () => ({ users: [], ok: 1 }), rolesInfo: () => ({ roles: [], ok: 1 }),
  whatsmyuri: () => ({ you: '127.0.0.1:0', ok: 1 }),
  getCmdLineOpts: () => ({ argv: [], parsed: {}, ok: 1 }),
  getLog: () => ({ totalLinesWritten: 0, log: [], ok: 1 }),
  hostInfo: () => ({ system: {}, os: { type: process.platform }, extra: {}, ok: 1 }),
};
