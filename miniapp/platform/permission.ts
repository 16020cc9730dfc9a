import Taro from '@tarojs/taro';

/** Whether WeChat says that the person, or the phone, did not allow it: microphone, album. */
export const refused = (errMsg: string | undefined): boolean => /auth|permission|deny|privacy/i.test(errMsg ?? '');

/** Opens WeChat's settings, where a refusal is taken back. */
export const openPermission: (() => void) | null = () => void Taro.openSetting().catch(() => undefined);
