import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { intersection, type Geom } from 'polyclip-ts';
import type { Page } from 'playwright-core';
import { boxOf } from '../../shared/domain/organisation/geo';
import { castOf, file } from '../support/journeys/cases';
import { sees, tap } from '../support/journeys/hands';
import { setStage } from '../support/journeys/stage';

const ADMINISTRATOR = '高翔';
const NAME = '梧桐里社区';
type Polygons = [number, number][][][];
interface Grid {
  readonly id: string;
  readonly name: string;
  readonly polygons: Polygons;
}

const stage = setStage();
let files: string;
let communityId: string;
let grids: readonly Grid[];

beforeAll(async () => {
  files = await mkdtemp(path.join(os.tmpdir(), 'linli-redraw-'));
  const { chen } = await castOf(stage.server.url);
  const { home } = await chen.call('GET /me');
  communityId = home?.community.id ?? '';
  ({ grids } = await chen.call('GET /communities/:id/map', { params: { id: communityId } }));
});
afterAll(() => rm(files, { recursive: true, force: true }));

/** The part of some land between two meridians, given as parts of its width. */
function slice({ polygons }: Grid, from: number, to: number): Polygons {
  const [west, south, east, north] = boxOf(polygons);
  const [left, right] = [west + (east - west) * from, west + (east - west) * to];
  const band: Polygons = [[[[left, south - 1], [right, south - 1], [right, north + 1], [left, north + 1], [left, south - 1]]]];
  return intersection(polygons as Geom, band as Geom) as Polygons;
}

async function drawn(name: string, list: readonly Grid[]): Promise<string> {
  const features = list.map((grid) => ({ type: 'Feature', properties: { 编号: grid.id, 名称: grid.name, 社区编号: communityId }, geometry: { type: 'MultiPolygon', coordinates: grid.polygons } }));
  const at = path.join(files, `${name}.geojson`);
  await writeFile(at, JSON.stringify({ type: 'FeatureCollection', features }));
  return at;
}

async function handIn(at: string): Promise<Page> {
  const { page } = await stage.desk(ADMINISTRATOR);
  await tap(page, '导入');
  await tap(page, /^网格，/);
  await tap(page, /^GCJ-02/);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(page, '选文件')]);
  await chooser.setFiles(at);
  await sees(page, `${NAME}的网格要重划`);
  return page;
}

/** The grid that holds the reporter's door: the first one with a landmark of a home there. */
async function parted(): Promise<{ old: Grid; number: string }> {
  const { chen } = await castOf(stage.server.url);
  const { grid, number } = await file(chen, { text: '网格要重划，这件事跟着走。' });
  const old = grids.find(({ id }) => id === grid?.id);
  if (!old) throw new Error('the report lies in no grid');
  return { old, number };
}

it('shows overlaps and gaps on the map, and goes to the one that is chosen', async () => {
  const [first, ...others] = grids as [Grid, ...Grid[]];
  // The middle of the first grid is in two of them, its left end in none.
  const page = await handIn(await drawn('gaps', [{ ...first, polygons: slice(first, 0.2, 0.7) }, { id: 'over', name: '叠出来的网格', polygons: slice(first, 0.6, 1) }, ...others]));
  await sees(page, /1 处重叠/);
  const map = page.locator('.land-map__drawing');
  const whole = await map.getAttribute('viewBox');
  await tap(page, /^1，.*叠了.*在图上看$/);
  await page.waitForFunction(`document.querySelector('.land-map__drawing').getAttribute('viewBox') !== ${JSON.stringify(whole)}`);
  await tap(page, '看全部');
  await page.waitForFunction(`document.querySelector('.land-map__drawing').getAttribute('viewBox') === ${JSON.stringify(whole)}`);
  await tap(page, '不要这一份');
  await page.getByRole('dialog').getByRole('button', { name: '不要了' }).click();
  await sees(page, '没有采用');
}, 120_000);

it('redraws a grid into two: shows what moves, and the open case says where it lies now', async () => {
  const { old, number } = await parted();
  const halves: Grid[] = [{ id: 'half-west', name: '新划西网格', polygons: slice(old, 0, 0.5) }, { id: 'half-east', name: '新划东网格', polygons: slice(old, 0.5, 1) }];
  const page = await handIn(await drawn('halves', [...halves, ...grids.filter(({ id }) => id !== old.id)]));
  await sees(page, /新的：新划西网格、新划东网格/);
  await sees(page, `不再有的：${old.name}`);
  await sees(page, new RegExp(number));
  await sees(page, '在办的事跟着换网格');
  await page.getByRole('button', { name: '都采用' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '都采用' }).click();
  await page.getByText(/网格换好了，\d+ 件在办的事换了网格/).waitFor({ timeout: 60_000 });

  const station = await stage.desk('林晓梅');
  await station.page.getByRole('option', { name: /网格要重划，这件事跟着走/ }).first().click();
  await sees(station.page, '网格重划了');
  await sees(station.page, new RegExp(`原来在「${old.name}」，现在划到「新划[东西]网格」`));
}, 180_000);
