import Taro from '@tarojs/taro';
import { SAVED_TABLE } from '@shared/copy/common';
import { fileAddress } from '@/platform/address';

/** What WeChat can open and show, by the end of its name. */
const SHOWN = ['xlsx', 'pdf'] as const;

/** What WeChat does not open goes to the disk of a computer, or from a phone into a chat of one's own choosing. */
async function handOn(filePath: string, fileName: string): Promise<void> {
  const { platform } = Taro.getDeviceInfo();
  if (platform === 'windows' || platform === 'mac') return void (await Taro.saveFileToDisk({ filePath }));
  // WeChat lets a file be shared only out of a press: that of this question counts.
  const { confirm } = await Taro.showModal({ title: SAVED_TABLE.title, content: SAVED_TABLE.body, confirmText: SAVED_TABLE.yes, cancelText: SAVED_TABLE.no });
  if (confirm) await Taro.shareFileMessage({ filePath, fileName });
}

/**
 * Opens a table or a paper behind a signed address, from where WeChat lets it be sent on or saved. `name` is what it is called where
 * it is handed on; what is opened is WeChat's to name. Throws when it is not there.
 */
export async function saveTable(address: string, name: string): Promise<void> {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url: fileAddress(address) });
  if (statusCode !== 200) throw new Error('the table is not there');
  const fileType = SHOWN.find((type) => name.endsWith(`.${type}`));
  if (fileType) await Taro.openDocument({ filePath: tempFilePath, fileType, showMenu: true });
  else await handOn(tempFilePath, name);
}
