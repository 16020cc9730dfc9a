import { Image } from '@tarojs/components';
import { aria } from '../a11y';
import { iconUri, type IconColour, type IconName } from '../icons/generated';

export type { IconColour, IconName };

/** Icons a category of the catalogue may name. */
const OF_CATEGORIES: readonly IconName[] = ['bin', 'consult', 'ebike', 'fire', 'home', 'lamp', 'lock', 'matters', 'medal', 'noise', 'osmanthus', 'pet', 'phone', 'pipe', 'place', 'report', 'talk', 'volunteer', 'wall', 'warn', 'wish'];

/** The icon a category names; `report` for one this version does not know. */
export const categoryIcon = (name: string): IconName => OF_CATEGORIES.find((known) => known === name) ?? 'report';

/** A drawing that stands beside its word; `size` in px at 375. Screen readers skip it. */
export function Icon({ name, colour = 'door', size = 28 }: { name: IconName; colour?: IconColour; size?: 22 | 28 | 32 | 48 | 64 }) {
  return <Image className={`u-icon u-icon--${size}`} src={iconUri(name, colour)} mode='aspectFit' {...aria({ hidden: true })} />;
}
