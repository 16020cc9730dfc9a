import { View } from '@tarojs/components';
import { print } from '@/platform/print';
import { Button, FigureTable } from '@/ui';
import { ATTEND } from '@shared/copy/activities';
import { type Hand, cameWords } from './Marks';
import './activities.scss';

/** The attendance sheet on paper: names, what is known, and room to sign. */
export function Sheet({ title, people, roleOf }: { title: string; people: readonly Hand[]; roleOf: (id: string) => string }) {
  if (!print) return null;
  return (
    <View className='u-section'>
      <Button kind='second' label={ATTEND.sheet} onPress={print} />
      <View className='act__sheet'><FigureTable first={title} heads={['岗位', '到和走', ATTEND.sign]} lines={people.map((hand) => ({ key: hand.id, name: hand.name, cells: [roleOf(hand.roleId), cameWords(hand) ?? '', ''] }))} /></View>
    </View>
  );
}
