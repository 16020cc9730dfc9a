/** Collations by Intl: any but the simple one orders in memory and uses no index. What Intl has not is refused. */
import { EngineError, badValue, notSupported } from '../errors';
import type { StringOrder } from '../bson/compare';
import { wholeNumber } from '../bson/numbers';
import type { Doc } from '../bson/types';
import { describe } from '../store/describe';

const sensitivities = ['base', 'base', 'accent', 'variant', 'variant', 'variant'] as const;
const names = new Set(['locale', 'strength', 'caseLevel', 'caseFirst', 'numericOrdering', 'alternate', 'maxVariable', 'normalization', 'backwards', 'version']);

/** One of a few words; throws for any other. */
function wordIn(collation: Doc, name: string, allowed: readonly string[]): string {
  const value = collation.get(name) ?? allowed[0];
  if (typeof value !== 'string' || !allowed.includes(value)) throw badValue(`Enumeration value '${String(value)}' for field 'collation.${name}' is not a valid value.`);
  return value;
}

/** `zh@collation=stroke` of ICU as Intl writes it. */
function localeOf(collation: Doc): string {
  const given = collation.get('locale');
  if (typeof given !== 'string') throw new EngineError(40414, "BSON field 'collation.locale' is missing but a required field");
  const [base = '', variant] = given.split('@');
  const order = variant === undefined ? undefined : /^collation=([a-z0-9]+)$/.exec(variant)?.[1];
  const locale = `${base.replace(/_/g, '-')}${order === undefined ? '' : `-u-co-${order}`}`;
  const invalid = badValue(`Field 'locale' is invalid in: ${describe(collation)}`);
  try {
    if (Intl.Collator.supportedLocalesOf(locale).length === 0) throw invalid;
    if (variant !== undefined && new Intl.Collator(locale).resolvedOptions().collation !== order) throw notSupported(`the collation ${given}`);
  } catch (error) {
    throw error instanceof RangeError ? invalid : error;
  }
  return locale;
}

/** The order of strings of a collation document; undefined for none and for `simple`. */
export function collationOrder(collation: Doc | undefined): StringOrder | undefined {
  if (!collation || collation.size === 0) return undefined;
  for (const name of collation.keys()) if (!names.has(name)) throw new EngineError(40415, `BSON field 'collation.${name}' is an unknown field.`);
  if (collation.get('locale') === 'simple') return undefined;
  const strength = collation.has('strength') ? wholeNumber(collation.get('strength')) : 3;
  if (strength === undefined || strength < 1 || strength > 5) throw badValue(`BSON field 'collation.strength' must be 1 to 5`);
  const caseLevel = collation.get('caseLevel') === true;
  if (caseLevel && strength > 1) throw notSupported('caseLevel of a collation beside a strength above 1');
  if (collation.get('backwards') === true) throw notSupported('backwards of a collation');
  if (wordIn(collation, 'maxVariable', ['punct', 'space']) === 'space') throw notSupported('maxVariable of a collation');
  const caseFirst = wordIn(collation, 'caseFirst', ['off', 'upper', 'lower']);
  const collator = new Intl.Collator(localeOf(collation), {
    sensitivity: caseLevel ? 'case' : (sensitivities[strength] ?? 'variant'),
    numeric: collation.get('numericOrdering') === true,
    caseFirst: caseFirst === 'off' ? 'false' : (caseFirst as 'upper' | 'lower'),
    ignorePunctuation: wordIn(collation, 'alternate', ['non-ignorable', 'shifted']) === 'shifted',
  });
  return (a, b) => Math.sign(collator.compare(a, b));
}
