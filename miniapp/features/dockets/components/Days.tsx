import { OptionGrid, SectionHead } from '@/ui';
import { View } from '@tarojs/components';
import { formatDay } from '@shared/domain/kernel/dates';
import { addDays, weekdayWord, type Day } from '@shared/domain/kernel/days';

/** Days to choose from, by how far they lie ahead. */
export function Days({ label, today, ahead, value, onChange }: { label: string; today: Day; ahead: readonly number[]; value: Day | null; onChange: (day: Day) => void }) {
  const options = ahead.map((n) => {
    const day = addDays(today, n);
    return { value: day, label: n === 0 ? '今天' : `${formatDay(day)}（周${weekdayWord(day)}）` };
  });
  return (
    <View className='u-field'>
      <SectionHead title={label} />
      <OptionGrid label={label} options={options} value={value} onChange={onChange} columns={2} />
    </View>
  );
}
