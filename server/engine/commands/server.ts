/** What a standalone server says of itself. */
import type { Doc, Value } from '../bson/types';
import { notSupported } from '../errors';
import type { Command, Commands } from './types';

export const serverVersion = '7.0.0';
const versionArray = [7, 0, 0, 0];

const hello: Command = (_engine, request) => ({
  ...(request.flag('helloOk') ? { helloOk: true } : {}),
  ...(request.name === 'hello' ? { isWritablePrimary: true } : { ismaster: true }),
  maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000, maxWriteBatchSize: 100000, localTime: new Date(),
  logicalSessionTimeoutMinutes: 30, connectionId: 1, minWireVersion: 0, maxWireVersion: 21, readOnly: false, ok: 1,
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
  if (asked.length === 0) throw notSupported('this parameter of getParameter');
  return new Map<string, Value>([...asked.map((name): [string, Value] => [name, known.get(name) ?? null]), ['ok', 1]]);
};

export const serverCommands: Commands = {
  hello, isMaster: hello, ismaster: hello, ping: ok, endSessions: ok, killSessions: ok, refreshSessions: ok,
  buildInfo, buildinfo: buildInfo, serverStatus, getParameter,
  connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  whatsmyuri: () => ({ you: '127.0.0.1:0', ok: 1 }),
  getCmdLineOpts: () => ({ argv: [], parsed: {}, ok: 1 }),
  getLog: () => ({ totalLinesWritten: 0, log: [], ok: 1 }),
  hostInfo: () => ({ system: {}, os: { type: process.platform }, extra: {}, ok: 1 }),
};
