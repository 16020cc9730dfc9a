import { Canvas } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { paintOn, type Plan, type Sheet } from './brush';

const EASEL = 'u-easel';

/** The canvas that `draw` draws on, out of sight; once on a page that draws. */
export function Easel() {
  return <Canvas type='2d' id={EASEL} className='u-easel' />;
}

/** WeChat has drawn a canvas a moment after the page asked for it: it is looked for so often, with so many ms between. */
const LOOKS = 20;
const BETWEEN = 50;

/** What WeChat says of the canvas: null while it is not drawn yet. */
function look(): Promise<{ readonly node?: unknown } | null> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery().select(`#${EASEL}`).fields({ node: true, size: true }, resolve).exec();
  });
}

/**
 * The canvas of the page; none on a WeChat that does not know this kind (before 2.9.0). It is looked for anew instead of
 * waiting for `Taro.nextTick`, which on a busy phone was seen never to call back.
 */
async function theCanvas(): Promise<Sheet | null> {
  for (let time = 1; time <= LOOKS; time += 1) {
    const found = await look();
    const node = found?.node as Partial<Sheet> | undefined;
    if (found) return node && typeof node.getContext === 'function' ? (node as Sheet) : null;
    await new Promise((resolve) => { setTimeout(resolve, BETWEEN); });
  }
  return null;
}

/** Draws on this phone; the address of the picture (PNG), or null where it cannot be drawn. Nothing is sent. */
export async function draw(plan: Plan): Promise<string | null> {
  try {
    const canvas = await theCanvas();
    if (!canvas || !paintOn(canvas, plan)) return null;
    const { width, height } = canvas;
    const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas: canvas as unknown as Taro.Canvas, x: 0, y: 0, width, height, destWidth: width, destHeight: height, fileType: 'png' });
    return tempFilePath;
  } catch {
    return null;
  }
}
