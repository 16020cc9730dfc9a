/**
 * Malformed messages and random BSON: no crash, no hang, memory bounded, and others are served meanwhile.
 * `ENGINE_MALFORMED=100000` sends that many (3,000 without it).
 */
import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { serialize } from 'bson';
import { MongoClient } from 'mongodb';
import { EngineProgram, killed, type Child } from './child';
import { newDirectory } from './support';

const count = Number(process.env['ENGINE_MALFORMED'] ?? 3000);
const sockets = 20;

/** Numbers that come again with the same seed. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Random = (below: number) => number;

const commands = ['find', 'insert', 'update', 'delete', 'aggregate', 'findAndModify', 'count', 'distinct', 'getMore', 'killCursors', 'createIndexes', 'explain', 'hello', 'nonsense'];
const names = ['filter', 'q', 'u', 'updates', 'documents', 'deletes', 'pipeline', 'cursor', 'query', '$db', '$set', '$match', '$in', '$near', '$geometry', '_id', 'a', '', 'a.b', '$', 'limit', 'key', 'indexes', 'lsid'];

function anyValue(random: Random, depth: number): unknown {
  switch (random(depth > 5 ? 8 : 11)) {
    case 0: return random(1000) - 500;
    case 1: return 'x'.repeat(random(20));
    case 2: return null;
    case 3: return random(2) === 1;
    case 4: return random(1e9) / 7;
    case 5: return new Date(random(1e9));
    case 6: return BigInt(random(1e9)) * 1_000_003n;
    case 7: return Buffer.alloc(random(30), random(256));
    case 8: return Array.from({ length: random(4) }, () => anyValue(random, depth + 1));
    default: return Object.fromEntries(Array.from({ length: random(4) }, () => [names[random(names.length)], anyValue(random, depth + 1)]));
  }
}

/** A whole message around a body, as OP_MSG. */
function message(body: Uint8Array, opcode = 2013, flags = 0): Buffer {
  const bytes = Buffer.alloc(21 + body.length);
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeInt32LE(7, 4);
  bytes.writeInt32LE(opcode, 12);
  bytes.writeUInt32LE(flags, 16);
  bytes.set(body, 21);
  return bytes;
}

/** One message of some kind of wrongness: random bytes, random BSON, good commands with bytes changed, wrong lengths. */
function oneMessage(random: Random): Buffer {
  const command = commands[random(commands.length)] as string;
  const body = serialize({ [command]: random(3) ? 'items' : anyValue(random, 0), $db: 'test', ...(anyValue(random, 0) as object | null) });
  const whole = message(body);
  switch (random(8)) {
    case 0: return message(Buffer.from(Array.from({ length: random(200) }, () => random(256))));
    case 1: return message(body, [2004, 2012, 2013, 1, 0, 2010][random(6)], random(1 << 18));
    case 2: {
      for (let i = 0; i <= random(4); i += 1) whole[16 + random(whole.length - 16)] = random(256);
      return whole;
    }
    case 3: {
      whole.writeInt32LE([0, 15, 16, -1, whole.length - 1, whole.length + 5, 48_000_001, 0x7fffffff][random(8)] as number, 0);
      return whole;
    }
    case 4: return whole.subarray(0, random(whole.length));
    case 5: {
      whole.writeInt32LE(random(2) ? random(100_000) : -random(100_000), 21);
      return whole;
    }
    default: return whole;
  }
}

/** Sends until the other side closes; waits for the answer of what was whole, but not for long. */
async function lane(port: number, random: Random, messages: number): Promise<void> {
  let socket: Socket | undefined;
  for (let i = 0; i < messages; i += 1) {
    if (!socket || socket.destroyed || !socket.writable) socket = await opened(port);
    const open: Socket = socket;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(late);
        open.off('data', done).off('close', done);
        resolve();
      };
      // A message that says it is longer than it is gets no answer: the connection is left.
      const late = setTimeout(() => open.destroy(), 40);
      open.once('data', done).once('close', done);
      open.write(oneMessage(random));
    });
  }
  socket?.destroy();
}

const opened = (port: number): Promise<Socket> => new Promise((resolve, reject) => {
  const socket = connect(port, '127.0.0.1', () => resolve(socket)).setNoDelay(true);
  socket.once('error', (error) => {
    socket.destroy();
    reject(error);
  });
  socket.on('error', () => undefined);
});

/** Megabytes of the engine's own memory; 0 where the system does not tell. */
const memory = (pid: number | undefined): number => {
  const file = `/proc/${pid}/status`;
  return existsSync(file) ? Number(/RssAnon:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) / 1024 : 0;
};

describe('malformed messages', () => {
  let program: EngineProgram;
  let child: Child;
  beforeAll(async () => {
    program = await EngineProgram.build();
    child = await program.start(newDirectory());
  });
  afterAll(async () => {
    await killed(child.process);
    program.remove();
  });

  it(`${count} of them: no crash, no hang, memory bounded, others are served`, async () => {
    const port = Number(new URL(child.uri).port);
    const client = await new MongoClient(child.uri).connect();
    const items = client.db('test').collection<{ _id: string; n: number }>('served');
    await items.insertOne({ _id: 'counted', n: 0 });
    let running = true;
    let slowest = 0;
    const served = (async () => {
      let n = 0;
      for (; running; n += 1) {
        const started = performance.now();
        await items.updateOne({ _id: 'counted' }, { $inc: { n: 1 } });
        slowest = Math.max(slowest, performance.now() - started);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return n;
    })();
    await Promise.all(Array.from({ length: sockets }, (_, i) => lane(port, chance(7919 * (i + 1)), Math.ceil(count / sockets))));
    running = false;
    const n = await served;
    expect(await items.findOne({ _id: 'counted' })).toMatchObject({ n });
    expect(slowest).toBeLessThan(3000);
    expect(child.process.exitCode).toBeNull();
    expect(memory(child.process.pid)).toBeLessThan(500);
    await client.close();
  }, 60_000 + count * 20);
});
