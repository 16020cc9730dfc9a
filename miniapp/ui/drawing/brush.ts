/** What WeChat's canvas and a browser's both draw with. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'strokeStyle' | 'lineWidth' | 'font' | 'textAlign' | 'textBaseline' | 'fillRect' | 'strokeRect' | 'fillText' | 'measureText' | 'beginPath' | 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'arc' | 'stroke' | 'fill' | 'scale'
>;

/** A picture that is planned: its size in CSS pixels, and how it is drawn. */
export interface Sketch {
  readonly width: number;
  readonly height: number;
  readonly paint: (brush: Brush) => void;
}

/** Plans a picture; the brush measures words. */
export type Plan = (brush: Brush) => Sketch;

/** A canvas, wherever it stands. */
export interface Sheet {
  width: number;
  height: number;
  getContext(kind: '2d'): Brush | null;
}

/** Dots a pixel: sharp on every phone and in print. */
const FINE = 3;
/** WeChat and old phones draw nothing beyond so many dots. */
const MOST_DOTS = 4096;

/** Paints a plan on a canvas, which takes its size. False where the canvas cannot be drawn on. */
export function paintOn(sheet: Sheet, plan: Plan): boolean {
  const brush = sheet.getContext('2d');
  if (!brush) return false;
  const { width, height, paint } = plan(brush);
  const fine = Math.min(FINE, MOST_DOTS / Math.max(width, height));
  sheet.width = Math.round(width * fine);
  sheet.height = Math.round(height * fine);
  // A new size forgets what the brush was set to.
  brush.scale(fine, fine);
  paint(brush);
  return true;
}
