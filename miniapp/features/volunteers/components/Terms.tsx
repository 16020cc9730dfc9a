import { View } from '@tarojs/components';
import { Paper, SectionHead } from '@/ui';
import { VOLUNTEER_FORM, VOLUNTEER_PROMISE, VOLUNTEER_RISK } from '@shared/copy/volunteers';

/** What is promised and what may happen, as it is agreed to. */
export function Terms() {
  return (
    <>
      {([[VOLUNTEER_FORM.promise, VOLUNTEER_PROMISE], [VOLUNTEER_FORM.risk, VOLUNTEER_RISK]] as const).map(([title, lines]) => (
        <View key={title} className='u-section'>
          <SectionHead title={title} />
          <Paper>{lines.map((line, index) => <View key={line}>{`${index + 1}. ${line}。`}</View>)}</Paper>
        </View>
      ))}
    </>
  );
}
