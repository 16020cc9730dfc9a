import { metresBetween, nearestPlace, projectionOf, wordsFor, type CommunityMap } from '@/features/cases/model/mapView';
import { tilesUnder } from '@/features/cases/model/tiles';

const map: CommunityMap = {
  community: { id: 'c', name: '梧桐里社区' },
  bounds: [114.045, 22.545, 114.057, 22.557],
  grids: [],
  places: [
    { id: 'b3', name: '3 栋', kind: 'building', point: { lng: 114.05, lat: 22.55, system: 'gcj02' }, gridId: 'g1' },
    { id: 'gate', name: '西门', kind: 'gate', point: { lng: 114.046, lat: 22.546, system: 'gcj02' }, gridId: 'g1' },
  ],
};

describe('the map drawn from our own polygons', () => {
  it('finds the point again that a tap in the drawing meant', () => {
    const projection = projectionOf(map.bounds);
    const [x, y] = projection.toXY({ lng: 114.0512, lat: 22.5533 });
    const back = projection.toLngLat(x, y);
    expect(back.lng).toBeCloseTo(114.0512, 9);
    expect(back.lat).toBeCloseTo(22.5533, 9);
  });

  it('draws the whole community inside the drawing, north above', () => {
    const projection = projectionOf(map.bounds);
    const [west, north] = projection.toXY({ lng: 114.045, lat: 22.557 });
    const [east, south] = projection.toXY({ lng: 114.057, lat: 22.545 });
    expect(west).toBeGreaterThan(0);
    expect(north).toBeGreaterThan(0);
    expect(east).toBeLessThan(projection.width);
    expect(south).toBeLessThan(projection.height);
    expect(north).toBeLessThan(south);
  });

  it('keeps a metre a metre in both directions', () => {
    const projection = projectionOf(map.bounds);
    const start = { lng: 114.05, lat: 22.55 };
    const [x, y] = projection.toXY(start);
    const east = projection.toLngLat(x + 100 / projection.unit, y);
    const south = projection.toLngLat(x, y + 100 / projection.unit);
    expect(metresBetween(start, east)).toBeCloseTo(100, 0);
    expect(metresBetween(start, south)).toBeCloseTo(100, 0);
  });

  it('says a place by its nearest name, and how near', () => {
    expect(nearestPlace(map, { lng: 114.0461, lat: 22.546 })?.place.id).toBe('gate');
    expect(wordsFor(map, { lng: 114.05, lat: 22.55005 })).toBe('3 栋');
    expect(wordsFor(map, { lng: 114.05, lat: 22.5503 })).toBe('3 栋旁边');
    expect(wordsFor(map, { lng: 114.05, lat: 22.552 })).toBe('3 栋附近');
    expect(wordsFor({ ...map, places: [] }, { lng: 114.05, lat: 22.552 })).toBe('地图上选的地方');
  });

  it('covers the window with tiles that meet edge to edge, at most 36', () => {
    const projection = projectionOf(map.bounds);
    const view = { x: projection.width / 2, y: projection.height / 2, w: projection.width, h: projection.height };
    const tiles = tilesUnder('https://tiles.example/{z}/{x}/{y}.png', projection, view);
    expect(tiles.length).toBeGreaterThan(3);
    expect(tiles.length).toBeLessThanOrEqual(36);
    expect(Math.min(...tiles.map((tile) => tile.x))).toBeLessThanOrEqual(0);
    expect(Math.max(...tiles.map((tile) => tile.x + tile.width))).toBeGreaterThanOrEqual(projection.width);
    expect(Math.max(...tiles.map((tile) => tile.y + tile.height))).toBeGreaterThanOrEqual(projection.height);
    const [first, second] = [...tiles].sort((a, b) => a.y - b.y || a.x - b.x);
    expect(second && first && second.x).toBeCloseTo((first?.x ?? 0) + (first?.width ?? 0), 6);
  });

  it('names the very tile of a known place: 114.05, 22.55 at level 15 is 26765/14276 (Web Mercator)', () => {
    const projection = projectionOf([114.0499, 22.5499, 114.0501, 22.5501]);
    const [x, y] = projection.toXY({ lng: 114.05, lat: 22.55 });
    const [tile] = tilesUnder('{z}/{x}/{y}', projection, { x, y, w: 0.001, h: 0.001 });
    const level = Number(tile?.address.split('/')[0]);
    const [column, row] = (tile?.address.split('/').slice(1) ?? []).map(Number);
    expect(Math.floor((column ?? 0) / 2 ** (level - 15))).toBe(26765);
    expect(Math.floor((row ?? 0) / 2 ** (level - 15))).toBe(14276);
  });
});
