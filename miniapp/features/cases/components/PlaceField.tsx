import { View } from '@tarojs/components';
import { choosePlace } from '@/platform/location';
import { Button, FieldFrame, Paper, Plate, Press } from '@/ui';
import { PLACE_CHOICE } from '@shared/copy/common';
import type { DraftPlace } from '../model/draft';

interface PlaceFieldProps {
  place: DraftPlace | null;
  onChange: (place: DraftPlace) => void;
  /** Grid that the point lies in, once known. */
  detail?: string;
  error?: string;
  /** Whose map it begins with; without it that of one's own home. */
  community?: string;
}

/** Where it is: the doorstep of the person, or chosen on the map. */
export function PlaceField({ place, onChange, detail, error, community }: PlaceFieldProps) {
  const choose = async (): Promise<void> => {
    const chosen = await choosePlace(place?.point, community);
    if (chosen) onChange(chosen);
  };
  return (
    <FieldFrame label='在什么地方' error={error} id='field-place'>
      {place ? (
        <Paper className='u-place'>
          <View className='u-place__words'>
            <Plate small name={place.text} />
            {detail && <View className='u-second u-gap'>{detail}</View>}
          </View>
          <Button kind='text' label={PLACE_CHOICE.change} onPress={() => void choose()} />
        </Paper>
      ) : (
        <Press className='u-field__input' onPress={() => void choose()}>点这里选楼栋，或在地图上点</Press>
      )}
    </FieldFrame>
  );
}
