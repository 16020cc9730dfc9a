import { View } from '@tarojs/components';
import { announce, Switch } from '@/ui';
import { WISH } from '@shared/copy/wishPages';
import { WISH_LIMITS } from '@shared/domain/wishes/limits';

interface Props {
  readonly photos: readonly { readonly id: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Those of the pictures that were chosen, in the order in which they stand. */
export const chosenOf = ({ photos, chosen }: Pick<Props, 'photos' | 'chosen'>): string[] => photos.flatMap(({ id }) => (chosen.includes(id) ? [id] : []));

/** Which pictures everybody may see, one by one: none goes out that nobody has chosen, for each may show a face or a door. */
export function PhotoChoice({ photos, chosen, onChange }: Props) {
  const turn = (id: string, on: boolean): void => {
    if (!on) return onChange(chosen.filter((one) => one !== id));
    if (chosen.length >= WISH_LIMITS.photos) return announce(WISH.mostPhotos(WISH_LIMITS.photos), 'warn');
    onChange([...chosen, id]);
  };
  return <>{photos.map(({ id }, at) => <View key={id} className='u-gap'><Switch label={WISH.showPhoto(at + 1)} detail={WISH.showPhotoNote} on={chosen.includes(id)} onChange={(on) => turn(id, on)} /></View>)}</>;
}
