import { Canvas } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { paintOn, type Plan, type Sheet } from './brush';

const EASEL = 'u-easel';

/** The canvas that `draw` draws on, out of sight; once on a page that draws. */
export function Easel() {
  return <Canvas type='2d' id={EASEL} className='u-easel' />;
}

/** The canvas of the page; none on a WeChat that does not know this kind (before 2.9.0). */
function theCanvas(): Promise<Sheet | null> {
  return new Promise((resolve) => {
    Taro.nextTick(() => {
      const found = (result: { node?: unknown } | null): void => {
        const node = result?.node as Partial<Sheet> | undefined;
        resolve(node && typeof node.getContext === 'function' ? (node as Sheet) : null);
      };
      Taro.createSelectorQuery().select(`#${EASEL}`).fields({ node: true, size: true }, found).exec();
    });
  });
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
