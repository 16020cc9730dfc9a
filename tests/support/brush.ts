import type { Brush, Sheet } from '../../miniapp/ui/drawing/brush';

/** Words as they were drawn: where, how, in which colour. */
export interface Drawn {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly align: string;
}

/** A canvas that remembers what was drawn on it. A sign is as wide as its font is high, a letter half of that. */
export interface RecordingSheet extends Sheet {
  readonly words: Drawn[];
  /** Every rectangle: colour, x, y, width, height. */
  readonly boxes: (readonly [string, number, number, number, number])[];
  readonly scales: number[];
}

const sizeOf = (font: string): number => Number(/(\d+)px/.exec(font)?.[1] ?? 10);
const widthOf = (text: string, font: string): number => [...text].reduce((sum, sign) => sum + (sign < '\u2e80' ? 0.5 : 1) * sizeOf(font), 0);

/** Makes one. */
export function recordingSheet(): RecordingSheet {
  const [words, boxes, scales]: [Drawn[], RecordingSheet['boxes'], number[]] = [[], [], []];
  const nothing = (): void => undefined;
  const brush = {
    fillStyle: '', strokeStyle: '', lineWidth: 1, font: '10px serif', textAlign: 'left', textBaseline: 'alphabetic',
    fillRect: (x: number, y: number, width: number, height: number) => { boxes.push([String(brush.fillStyle), x, y, width, height]); },
    fillText: (text: string, x: number, y: number) => { words.push({ text, x, y, font: brush.font, align: brush.textAlign }); },
    measureText: (text: string) => ({ width: widthOf(text, brush.font) }),
    scale: (x: number) => { scales.push(x); },
    strokeRect: nothing, beginPath: nothing, moveTo: nothing, lineTo: nothing, quadraticCurveTo: nothing, arc: nothing, stroke: nothing, fill: nothing,
  };
  return { width: 300, height: 150, words, boxes, scales, getContext: () => brush as unknown as Brush };
}
