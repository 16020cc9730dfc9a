/** Reading a command's arguments. */
import { EngineError, notSupported } from '../errors';
import type { StringOrder } from '../bson/compare';
import { wholeNumber } from '../bson/numbers';
import { isDoc, isNumeric, isTruthy, toPlainNumber, typeName, type Doc, type Maybe, type Value } from '../bson/types';
import { compileExpression } from '../aggregate/expression';
import { scopeFor } from '../aggregate/scope';
import { collationOrder } from '../match/collation';

const none: ReadonlyMap<string, readonly Uint8Array[]> = new Map();

/** Says that a command or a statement lacks a field. */
export const missingField = (path: string): EngineError => new EngineError(40414, `BSON field '${path}' is missing but a required field`);

/** A command as it came: its body and the document sequences beside it. */
export class Request {
  readonly name: string;
  readonly database: string;

  constructor(readonly body: Doc, readonly sequences: ReadonlyMap<string, readonly Uint8Array[]> = none, readonly connectionId = 0) {
    this.name = String([...body.keys()][0] ?? '');
    const database = body.get('$db');
    this.database = typeof database === 'string' ? database : 'admin';
  }

  get(name: string): Maybe {
    return this.body.get(name);
  }

  /** The collection the command names in its first field. */
  get collection(): string {
    return this.nameIn(this.name);
  }

  nameIn(field: string): string {
    const value = this.body.get(field);
    if (value === undefined) throw missingField(`${this.name}.${field}`);
    if (typeof value !== 'string') throw new EngineError(73, `collection name has invalid type ${typeName(value)}`);
    checkNamespace(this.database, value);
    return value;
  }

  get namespace(): string {
    return `${this.database}.${this.collection}`;
  }

  doc(name: string): Doc | undefined {
    const value = this.body.get(name);
    if (value === undefined || value === null) return undefined;
    if (!isDoc(value)) throw new EngineError(14, `BSON field '${this.name}.${name}' is the wrong type '${typeName(value)}', expected type 'object'`);
    return value;
  }

  /** A list the command cannot do without. */
  requiredList(name: string): readonly Value[] {
    const list = this.list(name);
    if (!list) throw missingField(`${this.name}.${name}`);
    return list;
  }

  list(name: string): readonly Value[] | undefined {
    const value = this.body.get(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw new EngineError(14, `BSON field '${this.name}.${name}' is the wrong type '${typeName(value)}', expected type 'array'`);
    return value;
  }

  /** A whole number ≥ 0, or the default. */
  count(name: string, otherwise: number): number {
    const value = this.body.get(name);
    if (value === undefined || value === null) return otherwise;
    const number = wholeNumber(value);
    if (number === undefined && isNumeric(value)) return Math.trunc(toPlainNumber(value) ?? otherwise);
    if (number === undefined) throw new EngineError(14, `BSON field '${this.name}.${name}' is the wrong type '${typeName(value)}', expected types '[long, int, decimal, double]'`);
    return number;
  }

  flag(name: string): boolean {
    return isTruthy(this.body.get(name));
  }

  /** When `maxTimeMS` is over, as a time of performance.now(). */
  get deadline(): number {
    const ms = this.count('maxTimeMS', 0);
    return ms > 0 ? performance.now() + ms : Infinity;
  }

  /** Order of strings of the collation asked for; undefined for the simple one. */
  get order(): StringOrder | undefined {
    return collationOrder(this.doc('collation'));
  }

  /** Values of `let`. */
  get variables(): Map<string, Maybe> {
    const given = this.doc('let') ?? new Map<string, Value>();
    return new Map([...given].map(([name, value]) => [name, compileExpression(value)(scopeFor(new Map()))]));
  }

  /** A name or a key pattern, as the name of an index. */
  hint(indexes: readonly { name: string; key: Doc }[], field = 'hint'): string | undefined {
    return hintName(this.body.get(field), indexes);
  }
}

export function hintName(value: Maybe, indexes: readonly { name: string; key: Doc }[]): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (!isDoc(value)) throw new EngineError(9, 'hint must be a string or an object');
  if (value.size === 0) return undefined;
  if (value.has('$natural')) return '$natural';
  const text = keyText(value);
  return indexes.find((index) => keyText(index.key) === text)?.name ?? '(no such index)';
}

const keyText = (key: Doc): string => [...key].map(([name, direction]) => `${name}:${typeof direction === 'string' ? direction : String(toPlainNumber(direction))}`).join(',');

/** Names MongoDB refuses. */
export function checkNamespace(database: string, collection: string): void {
  const bad = database === '' || /[/\\. "$*<>:|?\0]/.test(database) || database.length > 63;
  if (bad) throw new EngineError(73, `Invalid database name: '${database}'`);
  if (collection === '' || collection.includes('\0') || collection.startsWith('.') || collection.endsWith('.') || collection.includes('$')) {
    throw new EngineError(73, `Invalid namespace specified '${database}.${collection}'`);
  }
  if (Buffer.byteLength(`${database}.${collection}`) > 255) throw new EngineError(73, `Fully qualified namespace is too long: ${database}.${collection}`);
}

/** Names MongoDB keeps for itself: nobody's collection may be created under them. */
export function checkNewName(database: string, collection: string): void {
  checkNamespace(database, collection);
  if (collection.startsWith('system.') && !/^system\.(js|users|roles|version|views|profile)$/.test(collection)) {
    throw new EngineError(73, `Invalid system namespace: ${database}.${collection}`);
  }
}

/** Refuses what a request asks for and this engine has not. */
export function refuseFields(request: Request, fields: readonly string[]): void {
  for (const field of fields) if (request.flag(field)) throw notSupported(`the option ${field} of ${request.name}`);
}
