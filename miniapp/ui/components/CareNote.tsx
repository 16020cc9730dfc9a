import { View } from '@tarojs/components';
import { CARE } from '@shared/copy/call';
import { switchElder } from '../../api/me';
import { careWasRead, useElderStore } from '../elder';
import { Button } from './Button';
import { Paper } from './Surface';

const choose = (elder: boolean): void => void switchElder(elder).catch(() => undefined);

/** Says that WeChat's care mode has switched the pages, and takes it back with one tap. */
export function CareNote() {
  const said = useElderStore((state) => state.said);
  if (!said) return null;
  return (
    <View className='u-care'>
      <Paper>
        <View className='u-care__words'>{CARE[said]}</View>
        <View className='u-buttons'>
          <Button kind='second' label={said === 'on' ? CARE.keep : CARE.fine} onPress={careWasRead} />
          <Button kind='second' label={said === 'on' ? CARE.back : CARE.forward} onPress={() => choose(said === 'off')} />
        </View>
      </Paper>
    </View>
  );
}
