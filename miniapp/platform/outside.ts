import Taro from '@tarojs/taro';
import { fileAddress } from './address';

/** Pages of our server that are printed: a phone copies the address, to be opened at a desk. Returns what to say. */
export async function openOutside(path: string): Promise<string> {
  await Taro.setClipboardData({ data: fileAddress(path) });
  return '地址复制好了，发到有打印机的电脑上打开';
}
