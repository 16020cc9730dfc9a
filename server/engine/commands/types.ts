/** What a command is. */
import type { Doc } from '../bson/types';
import type { Engine, ReadSide } from '../engine';
import type { Request } from './request';

/** A reply: fields, or bytes already put together. */
export type Reply = Doc | Record<string, unknown> | Buffer;
export type Command = (engine: Engine, request: Request) => Promise<Reply> | Reply;
/** A command that only reads: it runs in either thread. */
export type ReadCommand = (engine: ReadSide, request: Request) => Promise<Reply> | Reply;
export type Commands = Readonly<Record<string, Command>>;

/** An empty source for collections that do not exist. */
export const nothing: Iterator<never> = [][Symbol.iterator]();
