import { View } from '@tarojs/components';
import { BALLOT, CHOICE_WORDS } from '@shared/copy/ballots';
import { Option, OptionGrid } from '../components/Choice';
import { SectionHead } from '../components/Surface';
import { announce } from '../overlays';
import type { Asked, Choice } from './choice';

const YESNO = ['yes', 'no', 'abstain'] as const;

/** What may be chosen: one of three words, some of the options, or their order. */
export function Choose({ view, value, onChange }: { view: Asked; value: Choice | null; onChange: (choice: Choice) => void }) {
  if (view.method === 'yesno') {
    return <View className='u-section'><OptionGrid label={BALLOT.choose} options={YESNO.map((one) => ({ value: one, label: CHOICE_WORDS[one] }))} value={typeof value === 'string' ? value : null} onChange={onChange} /></View>;
  }
  const chosen = Array.isArray(value) ? value : [];
  const ranked = view.method === 'irv';
  const most = ranked ? view.options.length : (view.rule.k ?? 1);
  const flip = (id: string): void => {
    if (chosen.includes(id)) return onChange(chosen.filter((one) => one !== id));
    if (most > 1 && chosen.length >= most) return announce(BALLOT.chosenMost(most), 'warn');
    onChange(most === 1 ? [id] : [...chosen, id]);
  };
  const detailOf = ({ id, cost }: Asked['options'][number]): string => [ranked && chosen.includes(id) ? BALLOT.rank(chosen.indexOf(id) + 1) : null, cost === undefined ? null : `${cost} 元`].filter(Boolean).join('，');
  return (
    <View className='u-section'>
      <SectionHead title={ranked ? BALLOT.chooseRank : BALLOT.chooseMany(most)} note={BALLOT.none} />
      <View className='u-options u-options--1'>
        {view.options.map((option) => <Option key={option.id} kind={most === 1 ? 'radio' : 'checkbox'} label={option.label} {...(detailOf(option) ? { detail: detailOf(option) } : {})} chosen={chosen.includes(option.id)} onPress={() => flip(option.id)} />)}
      </View>
    </View>
  );
}
