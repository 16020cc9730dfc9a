import { View } from '@tarojs/components';
import { Option, OptionGrid, SectionHead } from '@/ui';
import { CHOICE_WORDS, VOTE } from '@shared/copy/votes';
import type { Choice, VoteView } from '../model/words';

type Asked = Pick<VoteView, 'method' | 'options' | 'rule'>;
const YESNO = ['yes', 'no', 'abstain'] as const;

/** Ids as a ballot has them: sorted, or in the order they were tapped where the vote ranks. */
export const orderedChoice = ({ method }: Pick<VoteView, 'method'>, ids: readonly string[]): string[] => (method === 'irv' ? [...ids] : [...ids].sort());

/** What may be chosen: one of three words, some of the options, or their order. */
export function Choose({ view, value, onChange }: { view: Asked; value: Choice | null; onChange: (choice: Choice) => void }) {
  if (view.method === 'yesno') {
    return <View className='u-section'><OptionGrid label={VOTE.choose} options={YESNO.map((one) => ({ value: one, label: CHOICE_WORDS[one] }))} value={typeof value === 'string' ? value : null} onChange={onChange} /></View>;
  }
  const chosen = Array.isArray(value) ? value : [];
  const ranked = view.method === 'irv';
  const most = ranked ? view.options.length : (view.rule.k ?? 1);
  const flip = (id: string): void => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : most === 1 ? [id] : chosen.length < most ? [...chosen, id] : chosen);
  const detailOf = ({ id, cost }: VoteView['options'][number]): string => [ranked && chosen.includes(id) ? VOTE.rank(chosen.indexOf(id) + 1) : null, cost === undefined ? null : `${cost} 元`].filter(Boolean).join('，');
  return (
    <View className='u-section'>
      <SectionHead title={ranked ? VOTE.chooseRank : VOTE.chooseMany(most)} note={VOTE.none} />
      <View className='u-options u-options--1'>
        {view.options.map((option) => <Option key={option.id} kind={most === 1 ? 'radio' : 'checkbox'} label={option.label} {...(detailOf(option) ? { detail: detailOf(option) } : {})} chosen={chosen.includes(option.id)} onPress={() => flip(option.id)} />)}
      </View>
    </View>
  );
}
