import { View } from '@tarojs/components';
import { Button } from '@/ui';

/** The rest of a list. */
export const More = ({ pages }: { pages: { more: boolean; fetching: boolean; fetchMore: () => unknown } }) =>
  pages.more ? <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View> : null;
