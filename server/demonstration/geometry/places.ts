import type { Chance } from '../random';
import type { DemoEstate, DemoPlace, PlaceKind } from '../types';
import type { GridPlan } from './land';
import type { Block, Lattice, Position } from './lattice';

/** Above this many grids the map of landmarks would be too large to be useful: fewer of them then. */
const FULL_DETAIL_GRIDS = 400;
const BUILDINGS = { full: [3, 4], sparse: [1, 2] } as const;

type Named = readonly [name: string, kind: PlaceKind];

const GATES: readonly string[] = ['东门', '南门', '西门', '北门'];
const OPEN: readonly Named[] = [
  ['中心花园', 'garden'],
  ['小广场', 'square'],
  ['健身角', 'square'],
  ['凉亭', 'garden'],
  ['口袋公园', 'garden'],
];
const DAILY: readonly Named[] = [
  ['充电棚', 'facility'],
  ['垃圾分类亭', 'facility'],
  ['快递柜', 'facility'],
  ['公告栏', 'facility'],
  ['配电房', 'facility'],
];
const SHOPS: readonly Named[] = [
  ['菜场', 'shop'],
  ['便利店', 'shop'],
  ['早餐店', 'shop'],
  ['理发店', 'shop'],
  ['五金店', 'shop'],
  ['药店', 'shop'],
  ['水果店', 'shop'],
];
const ROADS = ['梧桐路', '青石巷', '望溪路', '学前街', '柳荫路', '禾苗路', '后巷', '铁皮巷', '茶亭路', '渡口路'];

/** Inner part of a block that belongs to the grid: cells of the hole are not. */
function ownCells(plan: GridPlan): [number, number][] {
  const within = (block: Block | null, x: number, y: number): boolean =>
    block !== null && x >= block.x0 && x < block.x1 && y >= block.y0 && y < block.y1;
  const cells: [number, number][] = [];
  for (let y = plan.block.y0; y < plan.block.y1; y += 1) {
    for (let x = plan.block.x0; x < plan.block.x1; x += 1) if (!within(plan.hole, x, y)) cells.push([x, y]);
  }
  return cells;
}

/** Spots far enough apart to be told from each other, then a second round in the same cells when there are few. */
function spots(plan: GridPlan, lattice: Lattice, draw: Chance): Position[] {
  const cells = draw.shuffle(ownCells(plan));
  const place = (low: number, high: number) => ([x, y]: [number, number]) =>
    lattice.inside(x, y, draw.between(low, high), draw.between(low, high));
  return [...cells.map(place(0.32, 0.7)), ...cells.map(place(0.08, 0.22))];
}

/** Names of the landmarks of one grid; building numbers run through the whole estate. */
function namesFor(estate: DemoEstate, gridIndex: number, firstBuilding: number, full: boolean, draw: Chance): Named[] {
  const [least, most] = full ? BUILDINGS.full : BUILDINGS.sparse;
  const count = draw.int(least, most);
  const buildings: Named[] = Array.from({ length: count }, (_, index) => [`${firstBuilding + index} 栋`, 'building']);
  const wrapped = (items: readonly Named[]): Named[] => {
    const item = items[gridIndex % items.length];
    return item ? [item] : [];
  };
  const gate: Named[] = gridIndex < GATES.length ? [[GATES[gridIndex] ?? '东门', 'gate']] : [];
  const others: Named[] = full
    ? [...gate, ...wrapped(OPEN), ...wrapped(DAILY), ...wrapped(DAILY.slice(2)), ...wrapped(SHOPS), [`${gridIndex + 1} 号停车场`, 'parking']]
    : [...gate, ...wrapped(DAILY)];
  const local = [...buildings, ...others].map(([name, kind]): Named => [`${estate.name}${/^\d/.test(name) ? ' ' : ''}${name}`, kind]);
  return full ? [...local, [`${draw.pick(ROADS)}（${estate.name}段）`, 'road']] : local;
}

/** The second landmark of a name in a community gets a number, as signs on the spot would. */
function distinct(name: string, taken: Map<string, number>): string {
  const count = (taken.get(name) ?? 0) + 1;
  taken.set(name, count);
  return count === 1 ? name : `${name} ${count} 号`;
}

/** Lays landmarks into every grid: at least eight each in a small district, three to six in a large one. */
export function layPlaces(plans: readonly GridPlan[], estates: readonly DemoEstate[], lattice: Lattice, draw: Chance): DemoPlace[] {
  const full = plans.length <= FULL_DETAIL_GRIDS;
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  const places: DemoPlace[] = [];
  for (const estate of estates) {
    let building = 1;
    const taken = new Map<string, number>();
    estate.gridIds.forEach((gridId, gridIndex) => {
      const plan = byId.get(gridId);
      if (!plan) return;
      const free = spots(plan, lattice, draw);
      namesFor(estate, gridIndex, building, full, draw).forEach(([name, kind], index) => {
        const point = free[index];
        if (!point) return;
        if (kind === 'building') building += 1;
        const entrances = kind === 'building' ? draw.int(2, 4) : 0;
        places.push({ id: `${gridId}-p${String(index + 1).padStart(2, '0')}`, name: distinct(name, taken), kind, point, gridId, communityId: plan.communityId, entrances });
      });
    });
  }
  return places;
}
