/** One client: frames in, commands one after another, answers out. */
import type { Socket } from 'node:net';
import { Request } from '../commands/request';
import { encode } from '../bson/encode';
import { errorReply } from '../commands/errorReply';
import { dispatch } from '../commands/dispatch';
import type { Engine } from '../engine';
import { headerSize, maxMessageSize, parseMessage, replyMessage, type Message } from './message';

let nextReply = 1;
let nextConnection = 1;
/** An answer shorter than this is put together and written at once. */
const copied = 64 * 1024;

export class Connection {
  private chunks: Buffer[] = [];
  private held = 0;
  private busy = false;
  private readonly id = nextConnection++;

  constructor(private readonly engine: Engine, private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', () => socket.destroy());
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.held += chunk.length;
    if (!this.busy) void this.work();
    else if (this.held > maxMessageSize) this.socket.pause();
  }

  /** Answers what has arrived; never two commands of one client at once. */
  private async work(): Promise<void> {
    this.busy = true;
    try {
      for (let message = this.next(); message && !this.engine.store.closing; message = this.next()) await this.answer(message);
    } catch (error) {
      this.engine.log(`connection closed: ${error instanceof Error ? error.message : String(error)}`);
      this.socket.destroy();
    } finally {
      this.busy = false;
      if (this.socket.isPaused()) this.socket.resume();
    }
  }

  private next(): Message | undefined {
    if (this.held < headerSize) return undefined;
    const size = this.peekSize();
    if (size < headerSize || size > maxMessageSize) throw new Error(`message of ${size} bytes`);
    if (this.held < size) return undefined;
    const all = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks, this.held);
    this.held -= size;
    this.chunks = this.held > 0 ? [all.subarray(size)] : [];
    return parseMessage(all.subarray(0, size));
  }

  private peekSize(): number {
    const [first] = this.chunks;
    if (first && first.length >= 4) return first.readInt32LE(0);
    this.chunks = [Buffer.concat(this.chunks, this.held)];
    return (this.chunks[0] as Buffer).readInt32LE(0);
  }

  private async answer(message: Message): Promise<void> {
    const request = new Request(message.body, message.sequences, this.id);
    const body = message.failure ? encode(errorReply(this.engine, message.failure)) : await this.engine.track(dispatch(this.engine, request));
    if (!message.wantsReply || this.socket.destroyed) return;
    nextReply = (nextReply % 0x7ffffffe) + 1;
    const parts = replyMessage(message, nextReply, body);
    if (body.length < copied) this.socket.write(Buffer.concat(parts));
    else {
      this.socket.cork();
      for (const part of parts) this.socket.write(part);
      this.socket.uncork();
    }
    if (this.socket.writableNeedDrain) await this.drained();
  }

  /** A client that does not read its answers gets no more of them. */
  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const { socket } = this;
      const done = (): void => {
        socket.off('drain', done);
        socket.off('close', done);
        resolve();
      };
      socket.on('drain', done);
      socket.on('close', done);
    });
  }
}
