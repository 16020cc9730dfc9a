import { feed } from '../../../server/features/wishes/queries';
import { rawWishes } from '../../../server/features/wishes/model';
import type { ResponseOf } from '../../../shared/contract';
import { middleOf } from '../cases/support';
import { days, setScene } from './support';

const { as, clock, published, step, server } = setScene();
const wall = async (query: string): Promise<ResponseOf<'GET /wishes'>> => (await (await as('bob')).get(`/wishes?communityId=plum${query}`).expect(200)).body as ResponseOf<'GET /wishes'>;
const ids = async (query: string): Promise<string[]> => (await wall(query)).items.map(({ id }) => id);

describe('the feed by area', () => {
  it('names the grids of the community, and gives the wishes of one of them by what else is asked', async () => {
    const here = await published({ place: { text: '3 栋', point: middleOf(0) } });
    clock.set(days(0.01));
    const there = await published({ place: { text: '9 栋', point: middleOf(1) } }, 'bob');
    expect((await wall('')).grids).toEqual([{ id: 'g0', name: '第一网格' }, { id: 'g1', name: '第二网格' }]);
    expect(await ids('')).toEqual([here.id, there.id]);
    expect(await ids('&gridId=g0')).toEqual([here.id]);
    expect(await ids('&gridId=g1')).toEqual([there.id]);
    expect(await ids('&gridId=g1&category=goods')).toEqual([there.id]);
    expect(await ids('&gridId=g1&category=company')).toEqual([]);
    expect(await ids('&gridId=g1&urgent=yes')).toEqual([]);
    expect(await ids('&gridId=g1&lane=realised')).toEqual([]);
    // Counts are of the whole community: they stand on the lanes, whatever is looked at.
    expect((await wall('&gridId=g1')).counts.open).toBe(2);
  });

  it('gives nothing of another community, of no grid, and nothing that is nearer than the grid', async () => {
    const { id } = await published({ place: { text: '3 栋 2 单元 502', point: middleOf(0) } });
    expect(await ids('&gridId=g2')).toEqual([]);
    expect(await ids('&gridId=nowhere')).toEqual([]);
    await (await as('bob')).get('/wishes?communityId=plum&gridId=').expect(400);
    const { items } = await wall('&gridId=g0');
    expect(items.map((item) => [item.id, item.grid])).toEqual([[id, '第一网格']]);
    expect(JSON.stringify(items)).not.toMatch(/502|point|lat/);
  });

  it('has what nobody has checked, or is over, no more than the whole feed has', async () => {
    const { id } = await published();
    expect(await ids('&gridId=g0')).toEqual([id]);
    await step('ann', id, 'withdraw');
    expect(await ids('&gridId=g0')).toEqual([]);
  });

  it('reads no more than a page of a grid, the longest waiting first, page after page', async () => {
    const { id } = await published();
    const { deps } = server();
    const wishes = rawWishes(deps);
    const [one] = await wishes.find({ _id: id }).toArray();
    if (!one) throw new Error('no wish');
    const many = Array.from({ length: 400 }, (_, n) => ({ ...one, _id: `area-${String(n).padStart(4, '0')}`, number: `N${n}`, scope: { ...one.scope, grid: n % 8 === 0 ? 'g1' : 'g0' }, laneAt: days(n / 1_000) }));
    await wishes.deleteOne({ _id: id });
    await wishes.insertMany(many);
    const filter = { 'scope.community': 'plum', lane: 'open', 'scope.grid': 'g1' };
    const plan = await wishes.find(filter as object).sort({ laneAt: 1, _id: 1 }).limit(21).explain('executionStats');
    expect(JSON.stringify(plan['queryPlanner']?.winningPlan)).toContain('"feed_grid"');
    expect(plan['executionStats']).toMatchObject({ totalDocsExamined: 21, totalKeysExamined: 21 });
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const part = await feed(deps, { communityId: 'plum', lane: 'open', gridId: 'g1', limit: 20, ...(cursor ? { cursor } : {}) });
      seen.push(...part.items.map(({ _id }) => _id));
      if (part.next === null) break;
      cursor = part.next;
    }
    expect(seen).toEqual(many.filter(({ scope }) => scope.grid === 'g1').map(({ _id }) => _id));
  });
});
