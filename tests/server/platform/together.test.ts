import type { Connection } from 'mongoose';
import { byId, together } from '../../../server/platform/together';

const deps = { db: {} as Connection };
const others = { db: {} as Connection };

it('asks once for what is asked for in one turn, anew in the next, and apart for another database', async () => {
  const asked: string[][] = [];
  const one = together(async (_deps, keys) => {
    asked.push([...keys]);
    return byId(keys.filter((key) => key !== 'none').map((_id) => ({ _id })));
  });
  expect(await Promise.all([one(deps, 'a'), one(deps, 'b'), one(deps, 'a'), one(deps, 'none'), one(others, 'a')])).toEqual([{ _id: 'a' }, { _id: 'b' }, { _id: 'a' }, null, { _id: 'a' }]);
  expect(asked).toEqual([['a', 'b', 'none'], ['a']]);
  await one(deps, 'a');
  expect(asked).toHaveLength(3);
});

it('begins to read after everybody in it has asked, so nobody is told what was before they wrote', async () => {
  let value = 0;
  const read = together(async () => new Map([['n', value]]));
  const first = read(deps, 'n');
  value = 1;
  expect(await Promise.all([first, read(deps, 'n')])).toEqual([1, 1]);
});

it('fails for all who asked, and for nobody after them', async () => {
  let broken = true;
  const read = together(async () => {
    if (broken) throw new Error('the database is away');
    return new Map([['n', 1]]);
  });
  await expect(Promise.all([read(deps, 'n'), read(deps, 'n')])).rejects.toThrow('away');
  broken = false;
  expect(await read(deps, 'n')).toBe(1);
});
