import { areaClusters, boxOf, clustersOf, drawingOf, panned, placeIn, windowOf, zoomed, type Area, type Marker } from '@/features/field/model/mapWindow';

const BOX: Area['box'] = [114.04, 22.54, 114.06, 22.56];
const window = windowOf(BOX);
const area = (id: string, box: Area['box'], open = 1, overdue = 0): Area => ({ id, name: `第 ${id} 网格`, community: 'c', box, polygons: [[[[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[1]]]]], open, overdue, emergencies: 0 });
const marker = (id: string, lng: number, lat: number): Marker => ({ id, title: id, placeText: '', category: { id: 'x', name: 'x', icon: 'bin' }, state: 'submitted', grade: 'ordinary', overdue: false, lng, lat });

describe('the window of the case map', () => {
  it('holds all that it was opened for, and is a square on the ground', () => {
    const [west, south, east, north] = boxOf(window);
    expect(west).toBeLessThanOrEqual(BOX[0]);
    expect(south).toBeLessThanOrEqual(BOX[1]);
    expect(east).toBeGreaterThanOrEqual(BOX[2]);
    expect(north).toBeGreaterThanOrEqual(BOX[3]);
    expect((east - west) * Math.cos((window.lat * Math.PI) / 180)).toBeCloseTo(north - south, 9);
  });

  it('puts its middle in the middle, north above, and moves and zooms about it', () => {
    expect(placeIn(window, window.lng, window.lat).x).toBeCloseTo(50, 6);
    expect(placeIn(window, window.lng, window.lat).y).toBeCloseTo(50, 6);
    expect(placeIn(window, window.lng, window.lat + window.height / 4).y).toBeCloseTo(25, 6);
    expect(placeIn(panned(window, 0.5, 0), window.lng, window.lat).x).toBeCloseTo(0, 6);
    expect(zoomed(window, 0.5).height).toBeCloseTo(window.height / 2, 9);
    expect(zoomed(window, 1e-9).height).toBeGreaterThan(0.001);
  });

  it('counts together what would cover one another, and loses nothing', () => {
    const near = [area('1', [114.049, 22.549, 114.0495, 22.5495], 2, 1), area('2', [114.0496, 22.549, 114.05, 22.5495], 3), area('3', [114.058, 22.558, 114.06, 22.56], 4), area('4', [114.04, 22.54, 114.041, 22.541], 0)];
    const clusters = areaClusters(window, near);
    expect(clusters.map(({ areas, open, overdue }) => [areas.map(({ id }) => id), open, overdue])).toEqual([[['1', '2'], 5, 1], [['3'], 4, 0]]);
    expect(clusters[0]?.box).toEqual([114.049, 22.549, 114.05, 22.5495]);
    expect(clustersOf(window, [marker('a', 114.05, 22.55), marker('b', 114.0501, 22.55), marker('c', 114.058, 22.55)]).map(({ markers }) => markers.map(({ id }) => id))).toEqual([['a', 'b'], ['c']]);
  });

  it('draws numbers and our own colours, never a name', () => {
    const svg = drawingOf(window, [area('1', BOX)], '1');
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toContain('网格');
  });
});
