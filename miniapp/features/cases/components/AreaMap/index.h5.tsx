import { type MouseEvent, useMemo, useRef, useState } from 'react';
import { useApi } from '@/api';
import { Press } from '@/ui';
import { type CommunityMap, labelWidth, namedWithoutOverlap, pathOf, projectionOf, shortName, wordsFor, type Projection } from '../../model/mapView';
import { tilesUnder } from '../../model/tiles';
import type { AreaMapProps } from './props';
import './index.scss';

/** How near one may look, as a factor of the whole community. */
const ZOOMS = [1, 1.8, 3.2, 5.5];

interface Window {
  zoom: number;
  x: number;
  y: number;
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Keeps the window inside the drawing. */
function windowAt(projection: Projection, zoom: number, x: number, y: number): Window {
  const factor = ZOOMS[zoom] ?? 1;
  const [w, h] = [projection.width / factor, projection.height / factor];
  return { zoom, x: clamp(x, w / 2, projection.width - w / 2), y: clamp(y, h / 2, projection.height - h / 2) };
}

/** Drags move the window; a press that did not move chooses. Pixels of the screen, not of the drawing. */
const DRAG = 6;

interface GroundProps {
  map: CommunityMap;
  projection: Projection;
  px: number;
  /** Places whose names fit. */
  named: ReadonlySet<string>;
  /** Over the pictures of a tile server grids are lines only. */
  drawn: boolean;
}

/** Grids and named places. */
function Ground({ map, projection, px, named, drawn }: GroundProps) {
  return (
    <>
      {map.grids.map((grid) => (
        <path key={grid.id} d={pathOf(grid.polygons, projection)} className={`area-map__grid ${drawn ? '' : 'area-map__grid--line'}`} fillRule='evenodd' strokeWidth={1.5} />
      ))}
      {map.places.map((place) => {
        const [x, y] = projection.toXY(place.point);
        return (
          <g key={place.id} className={`area-map__place area-map__place--${place.kind}`} transform={`translate(${x} ${y}) scale(${px})`}>
            {place.kind === 'building' ? <rect x={-11} y={-7} width={22} height={14} /> : <circle r={5} />}
            {named.has(place.id) && <text className='area-map__name' y={place.kind === 'building' ? 21 : 19}>{shortName(map, place.name)}</text>}
          </g>
        );
      })}
    </>
  );
}

/** What is chosen, as wide as its words. */
function Flag({ words }: { words: string }) {
  const width = labelWidth(words) + 16;
  return (
    <g className='area-map__chosen'>
      <path d='M0 0 L-9 -16 H9 Z' />
      <rect x={-width / 2} y={-46} width={width} height={30} />
      <text className='area-map__flag' y={-26}>{words}</text>
    </g>
  );
}

/**
 * The neighbourhood drawn from our own polygons and named places: no tile server, works offline once loaded.
 * Keyboard and screen reader choose from the list of places beside it instead.
 */
export function AreaMap({ map, value, onChoose }: AreaMapProps) {
  const tiles = useApi('GET /config', {}).data?.tiles;
  const projection = useMemo(() => projectionOf(map.bounds), [map.bounds]);
  const start = value ? projection.toXY(value) : ([projection.width / 2, projection.height / 2] as const);
  const [view, setView] = useState<Window>(() => windowAt(projection, value ? 2 : 1, start[0], start[1]));
  const drag = useRef<{ x: number; y: number; from: Window; moved: boolean } | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const factor = ZOOMS[view.zoom] ?? 1;
  const [w, h] = [projection.width / factor, projection.height / factor];
  /** Drawing units of one screen pixel, so that words keep their size at every zoom. */
  const px = w / 343;

  const choose = (event: MouseEvent): void => {
    if (drag.current?.moved || !svg.current) return;
    const screen = svg.current.getScreenCTM();
    if (!screen) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(screen.inverse());
    onChoose(projection.toLngLat(x, y), null);
  };
  const pan = (clientX: number, clientY: number): void => {
    const held = drag.current;
    if (!held || !svg.current) return;
    const [dx, dy] = [clientX - held.x, clientY - held.y];
    if (Math.hypot(dx, dy) > DRAG) held.moved = true;
    if (!held.moved) return;
    const unit = 1 / (svg.current.getScreenCTM()?.a ?? 1);
    setView(windowAt(projection, view.zoom, held.from.x - dx * unit, held.from.y - dy * unit));
  };
  const zoomBy = (step: number): void => setView(windowAt(projection, clamp(view.zoom + step, 0, ZOOMS.length - 1), view.x, view.y));
  const chosen = value && projection.toXY(value);
  const named = useMemo(() => (view.zoom > 0 ? namedWithoutOverlap(map, projection, px, value) : new Set<string>()), [map, projection, px, value, view.zoom]);

  return (
    <div className='area-map'>
      <svg
        ref={svg}
        className='area-map__drawing'
        viewBox={`${view.x - w / 2} ${view.y - h / 2} ${w} ${h}`}
        role='img'
        aria-label={`${map.community.name}的地图，点一下选地方；也可以在下面的名单里选`}
        onPointerDown={(event) => (drag.current = { x: event.clientX, y: event.clientY, from: view, moved: false })}
        onPointerMove={(event) => event.buttons > 0 && pan(event.clientX, event.clientY)}
        onClick={choose}
      >
        {tiles && tilesUnder(tiles, projection, { x: view.x, y: view.y, w, h }).map(({ key, address, ...box }) => (
          <image key={key} href={address} {...box} preserveAspectRatio='none' />
        ))}
        <Ground map={map} projection={projection} px={px} named={named} drawn={!tiles} />
        {chosen && (
          <g transform={`translate(${chosen[0]} ${chosen[1]}) scale(${px})`}><Flag words={wordsFor(map, value)} /></g>
        )}
      </svg>
      <div className='area-map__zoom'>
        <Press className='area-map__button' label='放大' onPress={() => zoomBy(1)}>＋</Press>
        <Press className='area-map__button' label='缩小' onPress={() => zoomBy(-1)}>－</Press>
      </div>
    </div>
  );
}
