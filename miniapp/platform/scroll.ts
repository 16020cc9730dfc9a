import Taro from '@tarojs/taro';

/** Scrolls to a field of a form by its id without `field-`; nothing happens where it is not on the page. */
export const jumpToField = (id: string): void => void Taro.pageScrollTo({ selector: `#field-${id}`, duration: 160 }).catch(() => undefined);
