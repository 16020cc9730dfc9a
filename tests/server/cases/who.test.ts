import { Cases } from '../../../server/features/cases/model';
import { startTestServer, type Caller, type TestServer } from '../../support/server';
import { middleOf, seedDistrict } from './support';

let server: TestServer;
let ann: Caller;
beforeAll(async () => {
  server = await startTestServer();
  await seedDistrict(server.deps);
  ann = await server.as('ann');
});
afterAll(() => server.close());

async function ask(categoryId: string, column: number, placeText = '3 栋门口') {
  const { lng, lat } = middleOf(column);
  return ann.get(`/routing?categoryId=${categoryId}&placeText=${encodeURIComponent(placeText)}&lng=${lng}&lat=${lat}&system=wgs84`);
}

/** 「这事谁来管」 before anything is filed (P19): unit, promise, phone, article. */
describe('who is in charge', () => {
  it('is answered by category and place: the unit, the article, whom to call', async () => {
    const { body } = await ask('stairLight', 0);
    expect(body).toMatchObject({ lead: { id: 'plum-property' }, station: { id: 'plum-station' }, call: { id: 'plum-property', phone: '0755-0000' } });
    const rows = body.why.map(({ kind, text }: { kind: string; text: string }) => `${kind} ${text}`);
    expect(rows).toEqual([expect.stringMatching(/^place 3 栋门口，属于梅社区第一网格/), expect.stringMatching(/^rule 物业服务合同 3.1/), expect.stringMatching(/^lead 梅园物业/), expect.stringMatching(/^first 梅社区工作站/)]);
  });

  it('is another unit where the same thing lies elsewhere, and the station where no line of the table covers it', async () => {
    expect((await ask('roadCover', 0)).body.lead.id).toBe('plum-property');
    expect((await ask('roadCover', 2)).body).toMatchObject({ lead: { id: 'urban' }, station: { id: 'pine-station' } });
    const nobody = (await ask('stairLight', 2)).body;
    expect(nobody).toMatchObject({ lead: null, call: { id: 'pine-station' } });
    expect(nobody.why.map(({ text }: { text: string }) => text).join()).toContain('由工作站判断');
  });

  it('leaves nothing behind, and names no place that nobody named', async () => {
    const before = await Cases(server.deps).countDocuments();
    expect((await ask('stairLight', 0, '')).body.why.map(({ kind }: { kind: string }) => kind)).toEqual(['rule', 'lead', 'first']);
    expect(await Cases(server.deps).countDocuments()).toBe(before);
    expect((await ask('noSuchThing', 0)).body.error.data.rule).toBe('offCatalogue');
  });
});
