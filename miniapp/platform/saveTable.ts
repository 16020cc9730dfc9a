import Taro from '@tarojs/taro';
import { fileAddress } from '@/platform/address';

/** Opens a table behind a signed address, from where WeChat lets it be sent on or saved. `name` is WeChat's to choose. */
export async function saveTable(address: string, _name: string): Promise<void> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: fileAddress(address) });
  if (statusCode !== 200) throw new Error('the table is not there');
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true });
}
