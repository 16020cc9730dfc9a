import { View } from '@tarojs/components';
import { print } from '@/platform/print';
import { Button, FigureTable } from '@/ui';
import { ACTIVITY, ATTEND } from '@shared/copy/activities';
import { type Hand, cameWords } from './Marks';
import './activities.scss';

/** Lines for those who come without having signed up. */
const BLANK = 8;

/** The attendance sheet on paper: what, when and where, names, what is known, room to sign, and lines for whoever just comes. */
export function Sheet({ title, when, where, people, roleOf }: { title: string; when: string; where: string; people: readonly Hand[]; roleOf: (id: string) => string }) {
  if (!print) return null;
  const named = people.map((hand) => ({ key: hand.id, name: hand.party > 1 ? `${hand.name}（${ACTIVITY.with(hand.party)}）` : hand.name, cells: [roleOf(hand.roleId), cameWords(hand) ?? '', ''] }));
  const blank = Array.from({ length: BLANK }, (_, n) => ({ key: `blank ${n}`, name: '　', cells: ['', '', ''] }));
  return (
    <View className='u-section'>
      <Button kind='second' label={ATTEND.sheet} onPress={print} />
      <View className='act__sheet'>
        <View className='act__sheet-title'>{title}</View>
        <View>{`${when}　${where}`}</View>
        <FigureTable first={ATTEND.name} heads={[ATTEND.role, ATTEND.cameAndLeft, ATTEND.sign]} lines={[...named, ...blank]} />
      </View>
    </View>
  );
}
