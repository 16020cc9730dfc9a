import Taro from '@tarojs/taro';

/** WeChat's standard text size in its own units; care mode is 23.8 (wechat.md, care mode). */
const STANDARD = 17;
const CARE = 23.8;

interface BaseInfo {
  fontSizeSetting?: number;
  fontSizeScaleFactor?: number;
}

/**
 * How much larger than standard WeChat draws text for this person; 1 where it does not say. Newer libraries give the
 * factor, older ones the size.
 */
export function wechatTextFactor(): number {
  if (process.env.TARO_ENV === 'h5') return 1;
  try {
    const { fontSizeScaleFactor, fontSizeSetting } = Taro.getAppBaseInfo() as BaseInfo;
    const factor = fontSizeScaleFactor ?? (fontSizeSetting ?? STANDARD) / STANDARD;
    return Number.isFinite(factor) ? factor : 1;
  } catch {
    return 1;
  }
}

/** Whether WeChat is in care mode (关怀模式), told by its text size: nothing else shows it. A browser has no such mode. */
export const inCareMode = (): boolean => wechatTextFactor() >= CARE / STANDARD - 0.001;
