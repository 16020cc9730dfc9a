/**
 * The least a database can do for a read by key: a socket, an lmdb get and BSON. `--data DIR` names the directory of its
 * data file, which the benchmark has filled; it prints its port. A frame is BSON `{k}`; the answer is BSON `{d: document}`.
 */
import { createServer, type AddressInfo } from 'node:net';
import { calculateObjectSize, deserialize, serialize } from 'bson';
import { open } from 'lmdb';
import { keyOf } from './engineData';

const env = open<Buffer, Buffer>({ path: `${process.argv[2] ?? ''}/floor.mdb`, keyEncoding: 'binary', encoding: 'binary', overlappingSync: false });

/** `{d: document}` around bytes that are there: the same work as an answer of one document. */
function answerOf(bytes: Buffer): Buffer {
  const empty = serialize({ d: {} });
  const whole = Buffer.concat([empty.subarray(0, 7), bytes, Buffer.alloc(1)]);
  whole.writeInt32LE(whole.length, 0);
  return whole;
}

const missing = Buffer.from(serialize({}).slice(0, calculateObjectSize({})));
const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('data', (frame: Buffer) => socket.write(answerOf(env.get(keyOf((deserialize(frame) as { k: number }).k)) ?? missing)));
  socket.on('error', () => socket.destroy());
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
