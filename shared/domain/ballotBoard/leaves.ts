import type { Choice } from '../votes/ballots';
import { isChoice } from './choices';
import type { Manifest } from './manifest';
import { modulusBytes } from './rsaKey';
import { fields, hex, hex32, is, list, oneOf, orNull, text, time, whole, type Check, type FieldFault } from './shape';

export interface RollLeaf { readonly t: 'roll'; readonly c: string }
/** A line that was forgotten, or one that should not be there, in public with its reason; area in 1/100 m². */
export interface RollChangeLeaf { readonly t: 'roll-add' | 'roll-void'; readonly c: string; readonly area: number; readonly reason: string }
export interface IssuedLeaf { readonly t: 'issued'; readonly c: string; readonly b: string }
/** A paper ballot was handed to that line. */
export interface PaperLeaf { readonly t: 'paper'; readonly c: string }
/** A secret ballot: nothing in it says whose. */
export interface BallotLeaf { readonly t: 'ballot'; readonly pk: string; readonly pre: string; readonly ts: string; readonly choice: Choice; readonly bs: string }
export interface NamedLeaf { readonly t: 'named'; readonly c: string }
export interface PaperCountLeaf {
  readonly t: 'paper-count';
  readonly box: string | number;
  readonly handed: number;
  readonly votes: readonly { readonly choice: Choice; readonly n: number }[];
  readonly invalid: number;
  readonly by: readonly string[];
  readonly doc: string;
}
export interface TallyLeaf { readonly t: 'tally'; readonly counts: object; readonly outcome: object }
export interface NoticeLeaf { readonly t: 'notice'; readonly time: string; readonly text: string; readonly doc: string | null }
export type Leaf = Manifest | RollLeaf | RollChangeLeaf | IssuedLeaf | PaperLeaf | BallotLeaf | NamedLeaf | PaperCountLeaf | TallyLeaf | NoticeLeaf;
export type LeafType = Leaf['t'];

/** The only order in which types may follow each other. */
export const LEAF_ORDER = ['manifest', 'roll', 'roll-add', 'roll-void', 'issued', 'paper', 'ballot', 'named', 'paper-count', 'tally', 'notice'] as const satisfies readonly LeafType[];

/** What a named ballot says; public only where the vote is `open`, or to who has its opening. */
export interface NamedBody {
  /** `M` of the vote. */
  readonly vote: string;
  /** The `c` of the voter's own line: two voters can never be shown one leaf. */
  readonly roll: string;
  readonly choice: Choice;
  /** 1/100 m². */
  readonly area: number;
  /** The highest at the close counts. */
  readonly seq: number;
  readonly via: 'app' | 'paper';
}

const object: Check = (value, field) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? null : { field, fault: 'wrong' });
const distinct = is((value) => Array.isArray(value) && value.length >= 2 && value.every((name) => typeof name === 'string') && new Set(value).size === value.length);
const box = is((value) => typeof value === 'string' || Number.isSafeInteger(value));
const change = (t: LeafType): Check => fields({ t: oneOf(t), c: hex32, area: whole(0), reason: text });

/** What each type of leaf of this vote must look like, to be asked many times. */
export function leafChecks(manifest: Manifest): Readonly<Record<Exclude<LeafType, 'manifest'>, Check>> {
  const choice = is((value) => isChoice(manifest, value));
  const token = hex(manifest.blind_key ? modulusBytes(manifest.blind_key) : 0);
  return {
    roll: fields({ t: oneOf('roll'), c: hex32 }),
    'roll-add': change('roll-add'),
    'roll-void': change('roll-void'),
    issued: fields({ t: oneOf('issued'), c: hex32, b: hex32 }),
    paper: fields({ t: oneOf('paper'), c: hex32 }),
    ballot: fields({ t: oneOf('ballot'), pk: hex32, pre: hex32, ts: token, choice, bs: hex(64) }),
    named: fields({ t: oneOf('named'), c: hex32 }),
    'paper-count': fields({ t: oneOf('paper-count'), box, handed: whole(0), votes: list(fields({ choice, n: whole(1) })), invalid: whole(0), by: distinct, doc: hex32 }),
    tally: fields({ t: oneOf('tally'), counts: object, outcome: object }),
    notice: fields({ t: oneOf('notice'), time, text, doc: orNull(hex32) }),
  };
}

/** What is wrong with a leaf of this vote, by itself; null: nothing. */
export function leafFault(manifest: Manifest, leaf: Exclude<Leaf, Manifest>): FieldFault | null {
  const check = leafChecks(manifest)[leaf.t] as Check | undefined;
  return check ? check(leaf, '') : { field: 't', fault: 'wrong' };
}

/** What is wrong with the opened body of a named ballot, by itself. */
export const namedBodyFault = (manifest: Manifest, body: unknown): FieldFault | null =>
  fields({ vote: hex32, roll: hex32, choice: is((value) => isChoice(manifest, value)), area: whole(0), seq: whole(0), via: oneOf('app', 'paper') })(body, 'body');
