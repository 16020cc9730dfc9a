import { View } from '@tarojs/components';
import { useApi } from '@/api';
import { open } from '@/platform/routes';
import { Button, Note } from '@/ui';

/** From November on: next year's holidays have not been entered. */
export function MissingYear() {
  const { data } = useApi('GET /administration/calendar', {}, false);
  if (data?.missingYear == null) return null;
  return (
    <View className='adm__gap adm__warn'>
      <Note tone='warn'>
        <View>{`${data.missingYear} 年的放假安排还没有写，先按周一到周五算。`}</View>
        <Button kind='text' label='去写放假安排' onPress={() => open('calendarSetting')} />
      </Note>
    </View>
  );
}
