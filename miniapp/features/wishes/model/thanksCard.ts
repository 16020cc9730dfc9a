import { COLOURS, fontOf } from '@/ui/drawing/palette';
import type { Brush, Plan } from '@/ui/drawing/brush';
import { fewLines, linesOf } from '@/ui/drawing/lines';
import { THANKS_CARD } from '@shared/copy/thanksCard';

/** What stands on the card: the words, what they are for, where and when. No names: it may be shown around. */
export interface ThanksCard {
  readonly words: string;
  readonly wish: string;
  readonly area: string;
  readonly date: string;
}

/** Sizes of words and of their lines, in CSS pixels; elder mode has its own (looks.md, Type). */
const TYPE = {
  standard: { heading: 30, words: [20, 40], second: [15, 24] },
  elder: { heading: 38, words: [26, 50], second: [20, 32] },
} as const;

const WIDTH = 375;
const WALL = 20;
const PAD = 24;
const LEFT = WALL + PAD;
const RIGHT = WIDTH - LEFT;
/** The paper of a short one still looks like a card. */
const LEAST_LINES = 3;
const MOST_WISH_LINES = 3;
const DADO = 72;

type Step = (brush: Brush) => void;

function write(text: string, x: number, y: number, { font, colour, align = 'left' }: { font: string; colour: string; align?: CanvasTextAlign }): Step {
  return (brush) => {
    brush.font = font;
    brush.fillStyle = colour;
    brush.textAlign = align;
    brush.fillText(text, x, y);
  };
}

const fill = (colour: string, x: number, y: number, width: number, height: number): Step => (brush) => {
  brush.fillStyle = colour;
  brush.fillRect(x, y, width, height);
};

function ring(x: number, y: number, radius: number, colour: string, edge?: string): Step {
  return (brush) => {
    brush.fillStyle = colour;
    brush.beginPath();
    brush.arc(x, y, radius, 0, Math.PI * 2);
    brush.fill();
    if (!edge) return;
    brush.strokeStyle = edge;
    brush.lineWidth = 1.5;
    brush.stroke();
  };
}

/** One leaf between two points, bent to a side. */
function leaf([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number], bend: number): Step {
  return (brush) => {
    const [middleX, middleY] = [(x1 + x2) / 2, (y1 + y2) / 2];
    brush.fillStyle = COLOURS.door;
    brush.beginPath();
    brush.moveTo(x1, y1);
    brush.quadraticCurveTo(middleX - bend, middleY - bend, x2, y2);
    brush.quadraticCurveTo(middleX + bend, middleY + bend, x1, y1);
    brush.fill();
  };
}

/** A twig of osmanthus that stands on the wainscot: three leaves, and flowers of four petals. */
function twig(x: number, y: number): Step[] {
  const flower = (at: number, top: number): Step[] => [
    ...[[-4, 0], [4, 0], [0, -4], [0, 4]].map(([dx = 0, dy = 0]) => ring(at + dx, top + dy, 3.4, COLOURS.osmanthus, COLOURS['osmanthus-rule'])),
    ring(at, top, 2, COLOURS['osmanthus-rule']),
  ];
  const stem: Step = (brush) => {
    brush.strokeStyle = COLOURS.deep;
    brush.lineWidth = 2;
    brush.beginPath();
    brush.moveTo(x, y);
    brush.quadraticCurveTo(x + 4, y - 26, x + 26, y - 44);
    brush.stroke();
  };
  return [stem, leaf([x + 2, y - 12], [x - 18, y - 26], 5), leaf([x + 8, y - 24], [x + 36, y - 20], 5), leaf([x + 22, y - 41], [x + 40, y - 56], 5), ...flower(x + 4, y - 34), ...flower(x + 18, y - 30), ...flower(x + 20, y - 50)];
}

/** The card under the words: what they are for, who says them, when. */
function below(card: ThanksCard, top: number, type: (typeof TYPE)['standard' | 'elder'], wish: readonly string[]): { steps: Step[]; foot: number } {
  const [size, line] = type.second;
  const quiet = { font: fontOf(size), colour: COLOURS['ink-osm'] };
  const signs = [THANKS_CARD.from, card.area, card.date].map((text, at) => write(text, RIGHT, top + line * (at + 0.8), { ...quiet, font: fontOf(size, at === 0), align: 'right' }));
  const rule = top + line * 3 + 16;
  const about = [THANKS_CARD.wish, ...wish].map((text, at) => write(text, LEFT, rule + 12 + line * (at + 0.75), at === 0 ? quiet : { font: fontOf(size, true), colour: COLOURS.ink }));
  return { steps: [...signs, fill(COLOURS['osmanthus-rule'], LEFT, rule, RIGHT - LEFT, 1), ...about], foot: rule + 12 + line * (wish.length + 1) + PAD - 8 };
}

/** Wall, paper with its punched hole, wainscot: what lies under the words. */
function ground(foot: number, height: number): Step[] {
  const dado = height - DADO;
  return [
    fill(COLOURS.wall, 0, 0, WIDTH, height),
    fill(COLOURS['osmanthus-rule'], WALL, WALL, WIDTH - WALL * 2, foot - WALL + 1),
    fill(COLOURS.osmanthus, WALL + 1, WALL + 1, WIDTH - WALL * 2 - 2, foot - WALL - 2),
    ring(WIDTH / 2, WALL + 16, 6, COLOURS.wall, COLOURS['osmanthus-rule']),
    fill(COLOURS.dado, 0, dado, WIDTH, DADO),
    fill(COLOURS.door, 0, dado, WIDTH, 3),
    fill(COLOURS.deep, 0, height - 6, WIDTH, 6),
    ...twig(RIGHT - 34, dado),
  ];
}

/** Plans the card as high as its words need. */
export function planThanksCard(card: ThanksCard, elder: boolean): Plan {
  const type = TYPE[elder ? 'elder' : 'standard'];
  return (brush) => {
    const measured = (font: string) => (text: string): number => {
      brush.font = font;
      return brush.measureText(text).width;
    };
    const [size, line] = type.words;
    // As in a letter: two signs set in.
    const words = linesOf(`　　${card.words.trim()}`, RIGHT - LEFT, measured(fontOf(size)));
    const wish = fewLines(card.wish, RIGHT - LEFT, MOST_WISH_LINES, measured(fontOf(type.second[0], true)));
    const heading = WALL + 34 + type.heading;
    const first = heading + 20;
    const rows = Math.max(words.length, LEAST_LINES) + 1;
    const written = [THANKS_CARD.to, ...words].map((text, at) => write(text, LEFT, first + line * (at + 1) - 12, { font: fontOf(size), colour: COLOURS.ink }));
    const rules = Array.from({ length: rows }, (_, at) => fill(COLOURS['osmanthus-rule'], LEFT, first + line * (at + 1), RIGHT - LEFT, 1));
    const { steps, foot } = below(card, first + line * rows + 16, type, wish);
    const height = Math.round(foot + 76 + DADO);
    const all = [
      ...ground(foot, height),
      write(THANKS_CARD.heading, WIDTH / 2, heading, { font: fontOf(type.heading, true), colour: COLOURS.deep, align: 'center' }),
      ...rules, ...written, ...steps,
      write(THANKS_CARD.foot, WALL, height - DADO / 2 + 4, { font: fontOf(type.second[0], true), colour: COLOURS['ink-dado'] }),
    ];
    const paint = (on: Brush): void => {
      on.textBaseline = 'alphabetic';
      for (const step of all) step(on);
    };
    return { width: WIDTH, height, paint };
  };
}
