/** The commands that only read, as both threads run them. */
import { encode } from '../bson/encode';
import type { ReadSide } from '../engine';
import { aggregate } from './aggregate';
import { count, distinct } from './count';
import { errorReply } from './errorReply';
import { explain } from './explain';
import { find, getMore, killCursors } from './find';
import type { Request } from './request';
import type { ReadCommand } from './types';
import { validate } from './validate';

/** Their list. */
export const readCommands: Readonly<Record<string, ReadCommand>> = { find, getMore, killCursors, count, distinct, aggregate, explain, validate };

/** Runs one in the reader's thread, after looking at the file anew; every failure becomes a reply. */
export async function runRead(side: ReadSide, request: Request): Promise<Buffer> {
  try {
    const command = readCommands[request.name];
    if (!command) throw new Error(`${request.name} is no command of the reader`);
    const inner = request.name === 'explain' ? request.doc('explain') : undefined;
    const name = inner ? [...inner.values()][0] : request.get(request.name === 'getMore' ? 'collection' : request.name);
    if (typeof name === 'string') side.store.renew(request.database, name);
    const reply = await command(side, request);
    return Buffer.isBuffer(reply) ? reply : encode(reply);
  } catch (error) {
    return encode(errorReply(side, error));
  }
}
