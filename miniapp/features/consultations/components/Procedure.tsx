import { View } from '@tarojs/components';
import { Field, OptionGrid, Switch } from '@/ui';
import { BODY_FORM, BODY_SHARE_WORDS, MAJORITY_OF_WORDS, SEES_WORDS } from '@shared/copy/bodies';
import { BODY_SHARES, type BodyProcedure, MAJORITY_OF, VOTE_SIGHTS } from '@shared/domain/bodies/procedure';

/** Rules while they are written: numbers as they are typed. */
export interface RulesDraft extends Omit<BodyProcedure, 'threshold' | 'secondDays' | 'answerDays'> {
  readonly threshold: string;
  readonly secondDays: string;
  readonly answerDays: string;
}
export const rulesDraft = (rules: BodyProcedure): RulesDraft => ({ ...rules, threshold: String(rules.threshold), secondDays: String(rules.secondDays), answerDays: String(rules.answerDays) });
/** The rules as they are sent; null where a number is missing. */
export function rulesOf(draft: RulesDraft): BodyProcedure | null {
  const [threshold, secondDays, answerDays] = [Number(draft.threshold), Number(draft.secondDays), Number(draft.answerDays)];
  return [threshold, secondDays, answerDays].every((n) => Number.isInteger(n) && n >= 1) ? { ...draft, threshold, secondDays, answerDays } : null;
}

/** The rules of procedure as a form. */
export function ProcedureFields({ draft, change }: { draft: RulesDraft; change: (part: Partial<RulesDraft>) => void }) {
  const shares = BODY_SHARES.map((value) => ({ value, label: BODY_SHARE_WORDS[value] }));
  return (
    <>
      <Field label={BODY_FORM.threshold} kind='number' value={draft.threshold} maxLength={3} onChange={(threshold) => change({ threshold })} />
      <Field label={BODY_FORM.secondDays} kind='number' value={draft.secondDays} maxLength={2} onChange={(secondDays) => change({ secondDays })} />
      <Field label={BODY_FORM.answerDays} kind='number' value={draft.answerDays} maxLength={2} onChange={(answerDays) => change({ answerDays })} />
      <View className='u-gap'><Switch label={BODY_FORM.direct} on={draft.direct} onChange={(direct) => change({ direct })} /></View>
      <View className='u-gap'><OptionGrid label={BODY_FORM.level} columns={2} options={[{ value: '1', label: '登记过手机号' }, { value: '2', label: '看过证件' }]} value={String(draft.level)} onChange={(level) => change({ level: level === '2' ? 2 : 1 })} /></View>
      <View className='u-gap'><OptionGrid label={BODY_FORM.quorum} columns={2} options={shares} value={draft.quorum} onChange={(quorum) => change({ quorum })} /></View>
      <View className='u-gap'><OptionGrid label={BODY_FORM.majority} columns={2} options={shares} value={draft.majority} onChange={(majority) => change({ majority })} /></View>
      <View className='u-gap'><OptionGrid label={BODY_FORM.of} columns={2} options={MAJORITY_OF.map((value) => ({ value, label: MAJORITY_OF_WORDS[value] }))} value={draft.of} onChange={(of) => change({ of })} /></View>
      <View className='u-gap'><OptionGrid label={BODY_FORM.sees} columns={3} options={VOTE_SIGHTS.map((value) => ({ value, label: SEES_WORDS[value] }))} value={draft.sees} onChange={(sees) => change({ sees })} /></View>
      <View className='u-gap'><OptionGrid label={BODY_FORM.proxies} columns={2} options={['0', '1', '2', '3'].map((value) => ({ value, label: value === '0' ? '不能托人' : `${value} 位` }))} value={String(draft.proxies)} onChange={(proxies) => change({ proxies: Number(proxies) })} /></View>
    </>
  );
}
