/** Pipelines that end in $out or $merge: the stages before it are read as by any client, what they give is written. */
import { EngineError } from '../errors';
import { decode } from '../bson/decode';
import { encodeCursorReply } from '../bson/encode';
import { isDoc, type Doc, type Value } from '../bson/types';
import type { Engine } from '../engine';
import { stagesOf } from './aggregate';
import { mergeInto } from './merge';
import { replaceWith } from './out';
import { Request } from './request';

/** How commands are run: given by the list of them, which this file is part of. */
type Run = (engine: Engine, request: Request) => Promise<Buffer>;

/** Receives the documents of a pipeline. */
export interface Target {
  write(docs: readonly Doc[]): Promise<void>;
  /** After the last document, when none failed. */
  finish?(): Promise<void>;
  /** After a failure. */
  undo?(): Promise<void>;
}

const batchSize = 500;
const writers = ['$out', '$merge'];

/** True for an aggregate command whose last stage writes. */
export function isWriting(request: Request): boolean {
  const pipeline = request.get('pipeline');
  const last = Array.isArray(pipeline) ? pipeline[pipeline.length - 1] : undefined;
  return isDoc(last) && last.size === 1 && writers.some((name) => last.has(name)) && !isDoc(request.get('explain')) && request.get('explain') !== true;
}

export async function writePipeline(engine: Engine, request: Request, run: Run): Promise<Buffer> {
  const stages = stagesOf(request);
  if (!request.doc('cursor')) throw new EngineError(9, "The 'cursor' option is required, except for aggregate with the explain argument");
  const [[name, argument]] = [...(stages[stages.length - 1] as Doc)] as [[string, Value]];
  const target = name === '$out' ? replaceWith(engine, request, argument) : mergeInto(engine, request, argument);
  try {
    for await (const docs of batchesOf(engine, request, stages.slice(0, -1), run)) await target.write(docs);
    await target.finish?.();
  } catch (error) {
    await target.undo?.();
    throw error;
  }
  const source = request.get('aggregate');
  return encodeCursorReply('firstBatch', [], 0n, `${request.database}.${typeof source === 'string' ? source : '$cmd.aggregate'}`);
}

/** What the stages give, batch by batch, as a client would read it. */
async function* batchesOf(engine: Engine, request: Request, stages: readonly Doc[], run: Run): AsyncGenerator<Doc[]> {
  const cursor: Doc = new Map([['batchSize', batchSize]]);
  let reply = cursorOf(decode(await run(engine, new Request(new Map<string, Value>([...request.body, ['pipeline', [...stages]], ['cursor', cursor]])))));
  for (;;) {
    yield reply.docs;
    if (reply.id === 0n) return;
    reply = cursorOf(decode(await run(engine, new Request(new Map<string, Value>([
      ['getMore', reply.id], ['collection', reply.collection], ['batchSize', batchSize], ['$db', request.database],
    ])))));
  }
}

function cursorOf(reply: Doc): { docs: Doc[]; id: bigint; collection: string } {
  const cursor = reply.get('cursor');
  if (!isDoc(cursor)) throw new EngineError(Number(reply.get('code') ?? 1), String(reply.get('errmsg')));
  const docs = cursor.get('firstBatch') ?? cursor.get('nextBatch');
  const namespace = String(cursor.get('ns'));
  return { docs: Array.isArray(docs) ? docs.filter(isDoc) : [], id: cursor.get('id') as bigint, collection: namespace.slice(namespace.indexOf('.') + 1) };
}
