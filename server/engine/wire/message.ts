/** The wire protocol: OP_MSG both ways, and OP_QUERY for the first hello of older drivers. */
import { decode } from '../bson/decode';
import { EngineError } from '../errors';
import { isDoc, type Doc } from '../bson/types';

/** Larger messages close the connection, as MongoDB does. */
export const maxMessageSize = 48_000_000;
export const headerSize = 16;

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const checksumPresent = 1;
const moreToCome = 2;
/** Bits below 16 that are not known must be refused. */
const knownFlags = checksumPresent | moreToCome;

/** A request as read from the wire. */
export interface Message {
  readonly requestId: number;
  readonly legacy: boolean;
  /** False when the client wants no answer. */
  readonly wantsReply: boolean;
  readonly body: Doc;
  /** What is wrong with the body: the answer to a message whose frame was whole. */
  readonly failure?: EngineError;
  readonly sequences: ReadonlyMap<string, readonly Uint8Array[]>;
}

/** Reads one whole message; throws on anything malformed. */
export function parseMessage(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4);
  const opCode = bytes.readInt32LE(12);
  if (opCode === opMsg) return parseMsg(bytes, requestId);
  if (opCode === opQuery) return parseQuery(bytes, requestId);
  throw new Error(`opcode ${opCode} is not supported`);
}

function parseMsg(bytes: Buffer, requestId: number): Message {
  const flags = bytes.readUInt32LE(headerSize);
  if ((flags & 0xffff & ~knownFlags) !== 0) throw new Error('unknown flag bits');
  const end = bytes.length - (flags & checksumPresent ? 4 : 0);
  const sequences = new Map<string, Uint8Array[]>();
  let body: Doc | undefined;
  let failure: EngineError | undefined;
  let at = headerSize + 4;
  while (at < end) {
    const kind = bytes[at];
    const size = bytes.readInt32LE(at + 1);
    if (size < 5 || at + 1 + size > end) throw new Error('section runs over the end of the message');
    const section = bytes.subarray(at + 1, at + 1 + size);
    if (kind === 0 && !body) [body, failure] = bodyOf(section);
    else if (kind === 1) addSequence(section, sequences);
    else throw new Error('malformed sections');
    at += 1 + size;
  }
  if (!body) throw new Error('a message without body');
  return { requestId, legacy: false, wantsReply: (flags & moreToCome) === 0, body, sequences, ...(failure && { failure }) };
}

function bodyOf(section: Buffer): [Doc, EngineError | undefined] {
  try {
    const body = decode(section);
    return [body, typeof body.get('$db') === 'string' ? undefined : new EngineError(40571, 'OP_MSG requests require a $db argument')];
  } catch (error) {
    if (error instanceof EngineError) return [new Map(), error];
    throw error;
  }
}

function addSequence(section: Buffer, sequences: Map<string, Uint8Array[]>): void {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new Error('malformed sequence');
  const docs: Uint8Array[] = [];
  let at = nameEnd + 1;
  while (at < section.length) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw new Error('malformed sequence');
    docs.push(section.subarray(at, at + size));
    at += size;
  }
  sequences.set(section.toString('utf8', 4, nameEnd), docs);
}

function parseQuery(bytes: Buffer, requestId: number): Message {
  const nameEnd = bytes.indexOf(0, headerSize + 4);
  if (nameEnd < 0) throw new Error('malformed query');
  const start = nameEnd + 1 + 8;
  const size = bytes.readInt32LE(start);
  if (size < 5 || start + size > bytes.length) throw new Error('malformed query');
  const body = decode(bytes.subarray(start, start + size));
  const asked = body.get('$query');
  const whole = isDoc(asked) ? asked : body;
  const namespace = bytes.toString('utf8', headerSize + 4, nameEnd);
  const failure = helloNames.has(whole.keys().next().value ?? '') ? undefined : unsupportedQuery(namespace, whole);
  return { requestId, legacy: true, wantsReply: true, body: new Map([...whole, ['$db', namespace.split('.')[0] ?? '']]), sequences: new Map(), ...(failure && { failure }) };
}

/** The commands version 7 still answers in the old form; their first is how a client learns of the new one. */
const helloNames = new Set(['hello', 'isMaster', 'ismaster']);

function unsupportedQuery(namespace: string, body: Doc): EngineError {
  const isCommand = namespace.endsWith('.$cmd');
  const what = isCommand ? `command: ${body.keys().next().value ?? ''}` : 'query';
  return new EngineError(352, `Unsupported OP_QUERY ${what}. The client driver may require an upgrade. For more details see https://dochub.mongodb.org/core/legacy-opcode-removal`);
}

/** The bytes of an answer. */
export function replyMessage(request: Pick<Message, 'requestId' | 'legacy'>, id: number, body: Buffer): Buffer[] {
  return request.legacy ? legacyReply(request.requestId, id, body) : msgReply(request.requestId, id, body);
}

function msgReply(responseTo: number, id: number, body: Buffer): Buffer[] {
  const head = Buffer.alloc(headerSize + 5);
  writeHeader(head, head.length + body.length, id, responseTo, opMsg);
  return [head, body];
}

function legacyReply(responseTo: number, id: number, body: Buffer): Buffer[] {
  const head = Buffer.alloc(headerSize + 20);
  writeHeader(head, head.length + body.length, id, responseTo, opReply);
  head.writeInt32LE(8, headerSize);
  head.writeInt32LE(1, headerSize + 16);
  return [head, body];
}

function writeHeader(head: Buffer, size: number, id: number, responseTo: number, opCode: number): void {
  head.writeInt32LE(size, 0);
  head.writeInt32LE(id, 4);
  head.writeInt32LE(responseTo, 8);
  head.writeInt32LE(opCode, 12);
}
