import { Image } from '@tarojs/components';
import { aria } from '../a11y';
import { iconUri, type IconColour, type IconName } from '../icons/generated';

export type { IconColour, IconName };

/** A drawing that stands beside its word; `size` in px at 375. Screen readers skip it. An unknown name shows `report`. */
export function Icon({ name, colour = 'door', size = 28 }: { name: IconName; colour?: IconColour; size?: 22 | 28 | 32 | 48 | 64 }) {
  return <Image className={`u-icon u-icon--${size}`} src={iconUri(name, colour)} mode='aspectFit' {...aria({ hidden: true })} />;
}
