import { View } from '@tarojs/components';
import { Button, Note, Plate } from '@/ui';
import { fill } from '@shared/copy/fill';
import type { TextPlace } from '@shared/domain/settings/texts';

const nothing = (): void => undefined;

/** How a text looks where it stands, in the width of a phone. */
export function TextPreview({ place, text }: { place: TextPlace; text: string }) {
  const shown = fill(text, { station: '社区工作站' });
  return (
    <View className='adm__phone'>
      {place === 'homeGreeting' && <><Plate name='桂园社区' detail='3 栋 2 单元' />{shown !== '' && <View className='adm__gap'>{shown}</View>}</>}
      {place === 'phoneNote' && <><Button kind='second' icon='phone' label='打给工作站' onPress={nothing} />{shown !== '' && <View className='u-second adm__small'>{shown}</View>}</>}
      {place === 'emergencyNote' && <Note tone='warn'>{shown}</Note>}
      {place === 'emergencyNoteElder' && <View className='adm__elder-danger'>{shown}</View>}
      {place === 'closedNote' && <>{shown !== '' && <Note icon='clock'>{shown}</Note>}<View className='adm__gap'><Button label='交给工作站' onPress={nothing} /></View></>}
      {place === 'privacyNote' && <View className='u-second'>{shown}</View>}
      {place === 'afterSubmit' && <Note icon='check'>{shown}</Note>}
    </View>
  );
}
