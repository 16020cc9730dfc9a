/** Collations by Intl: any but the simple one orders in memory and uses no index. */
import { EngineError } from '../errors';
import type { StringOrder } from '../bson/compare';
import { toPlainNumber, type Doc } from '../bson/types';

const sensitivities = ['base', 'base', 'accent', 'variant', 'variant', 'variant'] as const;

/** The order of strings of a collation document; undefined for none and for `simple`. */
export function collationOrder(collation: Doc | undefined): StringOrder | undefined {
  const locale = collation?.get('locale');
  if (!collation || collation.size === 0 || locale === 'simple') return undefined;
  if (typeof locale !== 'string') throw new EngineError(2, 'collation needs a locale');
  const strength = toPlainNumber(collation.get('strength')) ?? 3;
  const caseFirst = collation.get('caseFirst');
  try {
    const collator = new Intl.Collator(locale.replace('_', '-').split('@')[0], {
      sensitivity: strength === 1 && collation.get('caseLevel') === true ? 'case' : (sensitivities[strength] ?? 'variant'),
      numeric: collation.get('numericOrdering') === true,
      caseFirst: caseFirst === 'upper' || caseFirst === 'lower' ? caseFirst : 'false',
      ignorePunctuation: collation.get('alternate') === 'shifted',
    });
    return (a, b) => Math.sign(collator.compare(a, b));
  } catch {
    throw new EngineError(2, `Field 'locale' is invalid in: ${locale}`);
  }
}
