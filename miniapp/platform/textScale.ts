import { wechatTextFactor } from './careMode';

/** Beyond this no layout of a phone holds a Chinese phrase on a line; people then use elder mode. */
const MOST = 1.6;

/** From this factor on, the standard pages stack what stood side by side and offer elder mode (looks.md, Type). */
export const LARGE = 1.25;

/** How much larger than standard the person wants text, 1 to 1.6. A browser enlarges by itself, so there it is 1. */
export function textScale(): number {
  return Math.min(MOST, Math.max(1, Math.round(wechatTextFactor() * 100) / 100));
}
