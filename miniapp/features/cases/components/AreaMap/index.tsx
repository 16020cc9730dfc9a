import { choosePlace } from '@/platform/location';
import { Button } from '@/ui';
import type { AreaMapProps } from './props';

/** In WeChat the platform's own map does the choosing; it needs no permission to know where the person is. */
export function AreaMap({ value, onChoose }: AreaMapProps) {
  const choose = async (): Promise<void> => {
    const chosen = await choosePlace(value ?? undefined);
    if (chosen) onChoose({ lng: chosen.point.lng, lat: chosen.point.lat }, chosen.text);
  };
  return <Button kind='second' icon='place' label='在地图上选' onPress={() => void choose()} />;
}
