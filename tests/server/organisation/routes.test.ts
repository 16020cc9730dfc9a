import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { seedDistrict } from '../cases/support';

let server: TestServer;
let ann: Caller;
beforeAll(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
  ann = await server.as('ann');
});
afterAll(() => server.close());

it('lists the communities with their streets', async () => {
  const { body } = await server.stranger.get('/communities').expect(200);
  expect(body.items.map((row: { id: string; street: { name: string } }) => [row.id, row.street.name])).toEqual([['pine', '北街道'], ['plum', '北街道'], ['reed', '南街道']]);
});

it('draws the map of a community in the coordinates of WeChat, with its places', async () => {
  const { body } = await ann.get('/communities/plum/map').expect(200);
  expect(body.grids.map((grid: { id: string }) => grid.id)).toEqual(['g0', 'g1']);
  expect(body.places).toMatchObject([{ id: 'p0', name: '3 栋', gridId: 'g0', point: { system: 'gcj02' } }]);
  const [west, south, east, north] = body.bounds;
  const { lng, lat } = body.places[0].point;
  expect(west < lng && lng < east && south < lat && lat < north).toBe(true);
  // GCJ-02 lies some hundred metres east of WGS-84 here.
  expect(lng - 113.9015).toBeGreaterThan(0.003);
});

it('says where a unit stands in the tree', async () => {
  const { body } = await ann.get('/units/plum-property').expect(200);
  expect(body).toMatchObject({ name: '梅园物业', kind: 'property', path: [{ id: 'district' }, { id: 'north' }, { id: 'plum' }] });
});
