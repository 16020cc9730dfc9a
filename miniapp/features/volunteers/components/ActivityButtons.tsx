import { View } from '@tarojs/components';
import { open } from '@/platform/routes';
import { Button } from '@/ui';
import { ACTIVITY } from '@shared/copy/activities';

/** The way to activities and to one's own shifts. */
export function ActivityButtons() {
  return (
    <View className='u-buttons u-gap'>
      <Button kind='second' label={ACTIVITY.find} onPress={() => open('activities')} />
      <Button kind='second' label={ACTIVITY.mine} onPress={() => open('myShifts')} />
    </View>
  );
}
