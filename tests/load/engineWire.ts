/** The two sides of the benchmark of reads, both asked over a bare socket. */
import type { Socket } from 'node:net';
import { deserialize, serialize } from 'bson';

/** One request, and its answer as soon as its first four bytes' length has come. */
function exchange(socket: Socket, request: Uint8Array): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const receive = (part: Buffer): void => {
      parts.push(part);
      const whole = parts.length === 1 ? part : Buffer.concat(parts);
      if (whole.length < 4 || whole.readInt32LE(0) > whole.length) return;
      socket.off('data', receive);
      resolve(whole);
    };
    socket.on('data', receive);
    socket.write(request);
  });
}

/** One request on a socket of the floor. */
export const ask = async (socket: Socket, id: number): Promise<unknown> => deserialize(await exchange(socket, serialize({ k: id })));

const headerSize = 16;
const opMsg = 2013;

/** The same document asked of the engine without a driver: one OP_MSG with one section of kind 0. */
export async function askEngine(socket: Socket, id: number): Promise<unknown> {
  const body = serialize({ find: 'few', filter: { _id: id }, limit: 1, singleBatch: true, $db: 'bench' });
  const message = Buffer.alloc(headerSize + 5 + body.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(opMsg, 12);
  message.set(body, headerSize + 5);
  return deserialize((await exchange(socket, message)).subarray(headerSize + 5));
}
