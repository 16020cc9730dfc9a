/** Which part of an index a predicate needs: points or one range, as key bytes of the ascending component. */
import { isNumeric, MaxKey, MinKey, rank, rankOf, toPlainNumber, BSONRegExp, type Value } from '../bson/types';
import { emptyArrayKey, encodeKey } from '../keys/encode';
import { literalPrefix } from '../match/regex';
import type { Predicate } from '../match/types';

/** An end of a range; inclusive means: with everything that starts with these bytes. */
export interface Edge {
  readonly bytes: Buffer;
  readonly inclusive: boolean;
}

/** `exact`: on values that are no arrays, the bounds hold exactly what the predicate matches. */
export type Bounds =
  | { readonly kind: 'points'; readonly points: readonly Buffer[]; readonly exact: boolean }
  | { readonly kind: 'range'; readonly low: Edge; readonly high: Edge; readonly exact: boolean };

/** The whole component. */
export const everything: Bounds = {
  kind: 'range', low: { bytes: Buffer.from([0x01]), inclusive: true }, high: { bytes: Buffer.from([0xff]), inclusive: false }, exact: false,
};

/** The bounds of a predicate; undefined when it says nothing an index could use. */
export function boundsOf(predicate: Predicate): Bounds | undefined {
  const bounds = ownBounds(predicate);
  return bounds && predicate.follows ? { ...bounds, exact: false } : bounds;
}

function ownBounds(predicate: Predicate): Bounds | undefined {
  const { op, value } = predicate;
  switch (op) {
    case '$eq':
      return pointsOf([value]);
    case '$in':
      return Array.isArray(value) && !value.some((item) => item instanceof BSONRegExp) ? pointsOf(value) : undefined;
    case '$all':
      return Array.isArray(value) && value.length > 0 && isSimple(value[0]) ? { ...pointsOf([value[0] as Value]), exact: false } : undefined;
    case '$elemMatch':
      return elementBounds(value);
    case '$gt': case '$gte': case '$lt': case '$lte':
      return rangeOf(op, value);
    case '$regex':
      return value instanceof BSONRegExp ? prefixRange(value) : undefined;
    default:
      return undefined;
  }
}

/** Of the conditions on one element those that say most: a point, or the narrowest range of one pair. */
function elementBounds(value: Value): Bounds | undefined {
  if (!(value instanceof Map)) return undefined;
  const parts = [...value].flatMap(([op, argument]) => {
    const known = ['$eq', '$in', '$gt', '$gte', '$lt', '$lte'].includes(op) && isSimpleOrList(op, argument);
    const bounds = known ? boundsOf({ op, value: argument, over: never, on: never }) : undefined;
    return bounds ? [bounds] : [];
  });
  // (All of them hold for the same element, so their intersection does.)
  const both = parts.reduce<Bounds | undefined>((all, one) => all && intersect(all, one), parts[0]);
  return both && { ...both, exact: false };
}

const never = (): boolean => false;
const isSimpleOrList = (op: string, value: Value): boolean => (op === '$in' ? Array.isArray(value) && value.every(isSimple) : isSimple(value));

export const isSimple = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && !(value instanceof Map) && !Array.isArray(value) && !(value instanceof BSONRegExp);

function pointsOf(values: readonly Value[]): Bounds {
  const points = values.flatMap((value) => {
    if (!Array.isArray(value)) return [encodeKey(value)];
    return [encodeKey(value), value.length === 0 ? encodeKey(emptyArrayKey) : encodeKey(value[0])];
  });
  const exact = values.every((value) => value !== null && !Array.isArray(value));
  return { kind: 'points', points: distinct(points), exact };
}

function distinct(points: readonly Buffer[]): Buffer[] {
  const sorted = [...points].sort(Buffer.compare);
  return sorted.filter((point, i) => i === 0 || !point.equals(sorted[i - 1] as Buffer));
}

function rangeOf(op: string, value: Value): Bounds | undefined {
  if (value === null) return op === '$gte' || op === '$lte' ? { ...pointsOf([null]), exact: false } : undefined;
  if (value instanceof MinKey || value instanceof MaxKey || Array.isArray(value)) return undefined;
  if (isNumeric(value) && Number.isNaN(toPlainNumber(value))) return undefined;
  const bytes = encodeKey(value);
  const [lowest, highest] = bracket(rankOf(value));
  if (op === '$gt' || op === '$gte') return { kind: 'range', low: { bytes, inclusive: op === '$gte' }, high: highest, exact: true };
  return { kind: 'range', low: lowest, high: { bytes, inclusive: op === '$lte' }, exact: true };
}

/** All values of one type. Numbers start above NaN, which no $lt or $lte matches. */
function bracket(kind: number): [Edge, Edge] {
  const low = kind === rank.number ? encodeKey(-Infinity) : Buffer.from([kind]);
  const high = kind === rank.bool ? kind + 2 : kind + 1;
  return [{ bytes: low, inclusive: true }, { bytes: Buffer.from([high]), inclusive: false }];
}

function prefixRange(regex: BSONRegExp): Bounds | undefined {
  const prefix = literalPrefix(regex);
  if (!prefix) return undefined;
  const bytes = encodeKey(prefix);
  const edge = { bytes: bytes.subarray(0, bytes.length - 1), inclusive: true };
  return { kind: 'range', low: edge, high: edge, exact: false };
}

/** Both at once; undefined stands for "nothing can match". Only right where the component never held an array. */
export function intersect(a: Bounds, b: Bounds): Bounds | undefined {
  if (a.kind === 'points') return keepPoints(a, b);
  if (b.kind === 'points') return keepPoints(b, a);
  const low = startOf(a.low).compare(startOf(b.low)) >= 0 ? a.low : b.low;
  const high = endOf(a.high).compare(endOf(b.high)) <= 0 ? a.high : b.high;
  if (startOf(low).compare(endOf(high)) >= 0) return undefined;
  return { kind: 'range', low, high, exact: a.exact && b.exact };
}

function keepPoints(a: Extract<Bounds, { kind: 'points' }>, b: Bounds): Bounds | undefined {
  const points = a.points.filter((point) => contains(b, point));
  return points.length === 0 ? undefined : { kind: 'points', points, exact: a.exact && b.exact };
}

function contains(bounds: Bounds, point: Buffer): boolean {
  if (bounds.kind === 'points') return bounds.points.some((other) => other.equals(point));
  return startOf(bounds.low).compare(point) <= 0 && endOf(bounds.high).compare(point) > 0;
}

/** After a component comes a type byte between 01 and FE, so two FF lie beyond all that starts with it. */
const beyond = Buffer.from([0xff, 0xff]);

const startOf = (edge: Edge): Buffer => (edge.inclusive ? edge.bytes : Buffer.concat([edge.bytes, beyond]));
const endOf = (edge: Edge): Buffer => (edge.inclusive ? Buffer.concat([edge.bytes, beyond]) : edge.bytes);

const inverted = (edge: Edge): Edge => ({ bytes: Buffer.from(edge.bytes.map((byte) => ~byte & 0xff)), inclusive: edge.inclusive });

/** Start and end bytes of a range in an ascending or descending component. */
export function rangeBytes(low: Edge, high: Edge, descending: boolean): [Buffer, Buffer] {
  return descending ? [startOf(inverted(high)), endOf(inverted(low))] : [startOf(low), endOf(high)];
}

/** The bytes of a point in an ascending or descending component. */
export const pointBytes = (point: Buffer, descending: boolean): Buffer =>
  descending ? Buffer.from(point.map((byte) => ~byte & 0xff)) : point;

/** The end of everything that starts with these bytes. */
export const afterPrefix = (prefix: Buffer): Buffer => Buffer.concat([prefix, beyond]);
