import type { Device, LoginMethod, ScanState } from '../domain/identity/sessions';

const BROWSER_WORDS: Readonly<Record<Device['browser'], string>> = {
  wechat: '微信',
  edge: 'Edge',
  chrome: 'Chrome',
  firefox: '火狐浏览器',
  safari: 'Safari',
  other: '浏览器',
};
const SYSTEM_WORDS: Readonly<Record<Device['system'], string>> = {
  windows: 'Windows 电脑',
  mac: '苹果电脑',
  android: '安卓手机',
  ios: '苹果手机',
  harmony: '鸿蒙手机',
  linux: 'Linux 电脑',
  other: '',
};

/** How a session came about, in the list of devices. */
export const METHOD_WORDS: Readonly<Record<LoginMethod, string>> = {
  password: '用账号登录',
  wechat: '用微信进来',
  scan: '扫码登录',
  demonstration: '演示里选的人',
};

/** What a device is called: `Windows 电脑，Chrome`. */
export function deviceWords({ browser, system }: Device): string {
  return [SYSTEM_WORDS[system], BROWSER_WORDS[browser]].filter(Boolean).join('，');
}

/** What the desk says of its question. */
export const SCAN_WORDS: Readonly<Record<ScanState, string>> = {
  open: '用手机微信里的邻里扫一扫：打开「我的」，点「扫码登录电脑」',
  confirmed: '手机上点过了，正在进去',
  refused: '手机上说不是本人，这次没有进去',
  used: '这个码用过了，换一个再扫',
  over: '这个码过了两分钟，换一个再扫',
};
