import { View } from '@tarojs/components';
import { Button } from '@/ui';

/** What follows in a list of lines. */
export function Following({ pages: { more, fetching, fetchMore } }: { pages: { more: boolean; fetching: boolean; fetchMore: () => unknown } }) {
  if (!more) return null;
  return <View className='u-gap'><Button kind='second' label='看后面的' {...(fetching ? { busy: '正在取…' } : {})} onPress={() => void fetchMore()} /></View>;
}
