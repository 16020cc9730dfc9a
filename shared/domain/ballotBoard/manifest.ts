import { isShare, type Share } from '../votes/fractions';
import type { Option } from '../votes/approvals';
import { VOTE_METHODS, type ApprovalRule, type BudgetRule, type IrvRule, type VoteMethod, type YesNoRule } from '../votes/rules';
import type { RsaKey } from './hashes';
import { BLIND_KEY_BITS, rsaKey } from './rsaKey';
import { fields, firstWrong, flag, hex32, is, list, oneOf, orNull, text, time, whole, type Check, type FieldFault } from './shape';

export interface ManifestOption extends Option {
  readonly label: string;
}

/** Leaf 0 of a board, and by its hash the identity of the vote: nothing in it changes once the vote is open. */
export interface Manifest {
  readonly t: 'manifest';
  readonly v: 1;
  /** 32 random bytes. */
  readonly vote: string;
  readonly community: string;
  readonly title: string;
  readonly text_sha256: string;
  readonly ballot: 'secret' | 'named';
  readonly unit: 'person' | 'household' | 'owner';
  readonly method: VoteMethod;
  readonly options: readonly ManifestOption[];
  readonly rule: YesNoRule | ApprovalRule | BudgetRule | IrvRule;
  /** Ids of all options, as drawn by lot in public. */
  readonly tie_order: readonly string[];
  readonly opens: string;
  readonly closes: string;
  /** Seconds from the close by which the board is public. */
  readonly mmd_s: number;
  /** `area` in 1/100 m². */
  readonly roll: { readonly count: number; readonly area: number; readonly root: string };
  readonly min_ballots: number;
  readonly publish: 'open' | 'committed';
  readonly blind_key: RsaKey | null;
  readonly log_key_sha256: string;
  readonly scrutineers: readonly string[];
  readonly paper: boolean;
}

/** Below this so few ballots would say who chose what. */
export const LEAST_MIN_BALLOTS = 3;

const share: Check = is((value) => Array.isArray(value) && value.length === 3 && isShare(value as unknown as Share));
const optionId = is((value) => typeof value === 'string' && /^[a-z0-9]{1,8}$/.test(value));
const basesAre = (...bases: readonly string[]): Check => is((value) => bases.includes(JSON.stringify(value)));
const PERSONS = '["persons"]';
const AREA_TOO = '["area","persons"]';
const persons = basesAre(PERSONS);

const RULES: Readonly<Record<VoteMethod, Check>> = {
  yesno: fields({ quorum: share, pass: share, bases: basesAre(PERSONS, AREA_TOO), of: oneOf('participants', 'decisive', 'roll') }),
  approval: fields({ quorum: share, bases: persons, k: whole(1), seats: whole(1), min: share }),
  budget: fields({ quorum: share, bases: persons, k: whole(1), amount: whole(0), min: share }),
  irv: fields({ quorum: share, bases: persons }),
};

const optionsOf = (method: VoteMethod): Check => list(fields(method === 'budget' ? { id: optionId, label: text, cost: whole(0) } : { id: optionId, label: text }));

const SHAPE = {
  t: oneOf('manifest'), v: oneOf(1), vote: hex32, community: text, title: text, text_sha256: hex32,
  ballot: oneOf('secret', 'named'), unit: oneOf('person', 'household', 'owner'), method: oneOf(...VOTE_METHODS),
  options: list(is((value) => typeof value === 'object')), rule: is((value) => typeof value === 'object'), tie_order: list(optionId),
  opens: time, closes: time, mmd_s: whole(0), roll: fields({ count: whole(0), area: whole(0), root: hex32 }),
  min_ballots: whole(0), publish: oneOf('open', 'committed'), blind_key: orNull(rsaKey(BLIND_KEY_BITS)), log_key_sha256: hex32,
  scrutineers: list(text), paper: flag,
} as const satisfies Readonly<Record<keyof Manifest, Check>>;

/** What of secret ballots, and of named ones, goes together. */
function kindFault({ ballot, unit, publish, min_ballots: least, blind_key: key, method, rule, roll }: Manifest): FieldFault | null {
  const byArea = rule.bases.length > 1;
  const both = [['rule.bases', !byArea || (ballot === 'named' && method === 'yesno' && roll.area > 0)]] as const;
  if (ballot === 'named') return firstWrong([['blind_key', key === null], ...both]);
  return firstWrong([['publish', publish === 'open'], ['unit', unit !== 'owner'], ['min_ballots', least >= LEAST_MIN_BALLOTS], ['blind_key', key !== null], ...both]);
}

function optionsFault({ method, options, tie_order: lot }: Manifest): FieldFault | null {
  const ids = new Set(options.map(({ id }) => id));
  return firstWrong([
    ['options', method === 'yesno' ? options.length === 0 : options.length > 0 && ids.size === options.length],
    ['tie_order', lot.length === ids.size && new Set(lot).size === lot.length && lot.every((id) => ids.has(id))],
  ]);
}

/** What is wrong with a manifest: the first field, by its path; null where all is as `ballot-board/1` has it. */
export function manifestFault(value: unknown): FieldFault | null {
  const fault = fields(SHAPE)(value, '');
  if (fault) return fault;
  const manifest = value as Manifest;
  const { method, opens, closes } = manifest;
  return (
    optionsOf(method)(manifest.options, 'options') ??
    RULES[method](manifest.rule, 'rule') ??
    optionsFault(manifest) ??
    firstWrong([['closes', opens < closes]]) ??
    kindFault(manifest)
  );
}
