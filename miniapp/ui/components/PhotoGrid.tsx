import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { fileAddress } from '../../platform/address';
import { Icon } from './Icon';
import { Press } from './Press';

export interface GridPhoto {
  id: string;
  /** What the grid shows. */
  thumb: string;
  /** What opens on a press. */
  full: string;
  /** On its way, or refused: one word at its foot. */
  note?: string;
  wrong?: boolean;
}

export interface PhotoGridProps {
  photos: readonly GridPhoto[];
  /** With it each photo can be taken out. */
  onRemove?: (id: string) => void;
  /** With it there is a cell for one more, as long as there is room. */
  onAdd?: () => void;
  max?: number;
  addLabel?: string;
}

function Photo({ photo, index, all, onRemove }: { photo: GridPhoto; index: number; all: readonly GridPhoto[]; onRemove?: (id: string) => void }) {
  const enlarge = () => void Taro.previewImage({ current: fileAddress(photo.full), urls: all.map((one) => fileAddress(one.full)) }).catch(() => undefined);
  return (
    <View className={`u-photo ${photo.wrong ? 'u-photo--wrong' : ''}`}>
      <Press className='u-photo__press' label={`第 ${index + 1} 张照片，点开放大`} onPress={enlarge}>
        <Image className='u-photo__image' src={fileAddress(photo.thumb)} mode='aspectFill' />
      </Press>
      {photo.note && <Text className='u-photo__note'>{photo.note}</Text>}
      {onRemove && (
        <Press className='u-photo__remove' label={`删除第 ${index + 1} 张照片`} onPress={() => onRemove(photo.id)}>
          <Icon name='bin' colour='ink' size={22} />
        </Press>
      )}
    </View>
  );
}

/** Photos three in a row (two where text is large): press to enlarge, take out, add one. */
export function PhotoGrid({ photos, onRemove, onAdd, max = 9, addLabel }: PhotoGridProps) {
  return (
    <View className='u-photos'>
      {photos.map((photo, index) => <Photo key={photo.id} photo={photo} index={index} all={photos} onRemove={onRemove} />)}
      {onAdd && photos.length < max && (
        <Press className='u-photo u-photo--add' onPress={onAdd}>
          <Icon name='report' size={32} />
          <Text>{addLabel ?? (photos.length > 0 ? '再拍一张' : '拍一张')}</Text>
        </Press>
      )}
    </View>
  );
}
