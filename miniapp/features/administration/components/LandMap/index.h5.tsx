import { memo, type KeyboardEvent, type PointerEvent, type WheelEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Press } from '@/ui';
import { boundsOf, type Finding, type ImportMap, moved, pathOf, projectionOf, type Projection, viewOn, wholeView, zoomed, type View } from '../../model/drawing';
import type { LandMapProps } from './props';
import './index.scss';

const STEP = 1.6;
/** Part of the view that an arrow key moves it by. */
const PACE = 0.15;
/** Boundaries lie over grids, what is gone over what comes. */
const ORDER = ['present', 'same', 'new', 'changed', 'gone', 'outline'] as const;
/** Screen pixels that a shape must be wide to carry its name, and names drawn at once. */
const LEAST_NAMED = 64;
const MOST_NAMES = 120;

/** The land itself: drawn once, whatever part of it is looked at. */
const Ground = memo(function Ground({ map, findings, projection }: { map: ImportMap; findings: readonly Finding[]; projection: Projection }) {
  return (
    <>
      {ORDER.map((status) => (
        <g key={status} className={`land-map__shape land-map__shape--${status}`}>
          {map.shapes.filter((shape) => shape.status === status).map((shape) => <path key={`${shape.id} ${shape.status}`} d={pathOf(shape.polygons, projection)} fillRule='evenodd' />)}
        </g>
      ))}
      {findings.map(({ kind, number, polygons }) => <path key={number} className={`land-map__found land-map__found--${kind}`} d={pathOf(polygons, projection)} fillRule='evenodd' />)}
    </>
  );
});

const middleOf = (box: ReturnType<typeof boundsOf>): [number, number] => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];

/** Names of shapes that are wide enough on the screen, and the numbers of what was found. */
function Names({ map, findings, projection, view, px }: { map: ImportMap; findings: readonly Finding[]; projection: Projection; view: View; px: number }) {
  const placed = useMemo(() => map.shapes.filter(({ status }) => status !== 'outline').map((shape) => {
    const box = boundsOf(shape.polygons);
    const [left] = projection.toXY([box[0], box[3]]);
    const [right] = projection.toXY([box[2], box[1]]);
    return { key: `${shape.id} ${shape.status}`, name: shape.name, wide: right - left, at: projection.toXY(middleOf(box)) };
  }), [map, projection]);
  const [left, top, width, height] = view;
  const inView = ([x, y]: readonly [number, number]): boolean => x > left && x < left + width && y > top && y < top + height;
  const named = placed.filter(({ wide, at }) => wide / px > LEAST_NAMED && inView(at)).slice(0, MOST_NAMES);
  return (
    <>
      {named.map(({ key, name, at: [x, y] }) => <text key={key} className='land-map__name' transform={`translate(${x} ${y}) scale(${px})`}>{name}</text>)}
      {findings.map(({ number, polygons }) => {
        const [x, y] = projection.toXY(middleOf(boundsOf(polygons)));
        return inView([x, y]) ? (
          <g key={number} className='land-map__number' transform={`translate(${x} ${y}) scale(${px})`}>
            <circle r={11} />
            <text y={5}>{number}</text>
          </g>
        ) : null;
      })}
    </>
  );
}

interface Held {
  readonly x: number;
  readonly y: number;
  readonly from: View;
}

interface Moving {
  pan(right: number, down: number): void;
  zoom(factor: number): void;
  whole(): void;
}

/** Arrows move the map, plus and minus bring it nearer and farther, 0 shows all. */
function keyboard({ pan, zoom, whole }: Moving): (event: KeyboardEvent) => void {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => pan(-PACE, 0),
    ArrowRight: () => pan(PACE, 0),
    ArrowUp: () => pan(0, -PACE),
    ArrowDown: () => pan(0, PACE),
    '+': () => zoom(STEP),
    '=': () => zoom(STEP),
    '-': () => zoom(1 / STEP),
    0: whole,
  };
  return (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
}

/**
 * The land from our own polygons: no tile server. Drag and wheel, or arrows, plus, minus and 0 on the keyboard; what
 * it shows is in the list beside it.
 */
export function LandMap({ map, findings, chosen, label }: LandMapProps) {
  const projection = useMemo(() => projectionOf(map.bounds), [map.bounds]);
  const [view, setView] = useState<View>(() => wholeView(projection));
  const svg = useRef<SVGSVGElement>(null);
  const held = useRef<Held | null>(null);
  useEffect(() => setView(chosen ? viewOn(chosen.polygons, projection) : wholeView(projection)), [chosen, projection]);
  /** Drawing units of one screen pixel. */
  const wide = svg.current?.clientWidth ?? 600;
  const high = svg.current?.clientHeight ?? 440;
  const px = Math.max(view[2] / wide, view[3] / high);
  const middle: [number, number] = [view[0] + view[2] / 2, view[1] + view[3] / 2];
  const zoom = (factor: number, at: readonly [number, number] = middle): void => setView((before) => zoomed(before, factor, at, projection));
  const pan = (right: number, down: number): void => setView((before) => moved(before, right, down, projection));
  const drag = (event: PointerEvent): void => {
    const start = held.current;
    if (!start || event.buttons === 0) return;
    setView(moved(start.from, ((start.x - event.clientX) * px) / start.from[2], ((start.y - event.clientY) * px) / start.from[3], projection));
  };
  const wheel = (event: WheelEvent): void => {
    const matrix = svg.current?.getScreenCTM();
    if (!matrix) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, [x, y]);
  };
  const press = keyboard({ pan, zoom: (factor) => zoom(factor), whole: () => setView(wholeView(projection)) });
  return (
    <div className='land-map'>
      <svg
        ref={svg}
        className='land-map__drawing'
        viewBox={view.join(' ')}
        role='img'
        aria-label={`${label}。方向键移动，加号、减号放大缩小，0 看全部`}
        tabIndex={0}
        onKeyDown={press}
        onWheel={wheel}
        onPointerDown={(event) => {
          held.current = { x: event.clientX, y: event.clientY, from: view };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onPointerUp={() => (held.current = null)}
      >
        <Ground map={map} findings={findings} projection={projection} />
        <Names map={map} findings={findings} projection={projection} view={view} px={px} />
      </svg>
      <div className='land-map__buttons'>
        <Press className='land-map__button' label='放大' onPress={() => zoom(STEP)}>＋</Press>
        <Press className='land-map__button' label='缩小' onPress={() => zoom(1 / STEP)}>－</Press>
        <Press className='land-map__button land-map__button--word' label='看全部' onPress={() => setView(wholeView(projection))}>全部</Press>
      </div>
    </div>
  );
}
