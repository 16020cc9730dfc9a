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

/** A read that ends when it is told to. */
function held(): { readonly read: (deps: { db: Connection }, key: string) => Promise<number | null>; readonly asked: string[][]; end(): void } {
  const asked: string[][] = [];
  const ends: (() => void)[] = [];
  const read = together<number>(async (_deps, keys) => {
    const turn = asked.push([...keys]);
    await new Promise<void>((resolve) => void ends.push(resolve));
    return new Map(keys.map((key) => [key, turn]));
  });
  return { read, asked, end: () => ends.shift()?.() };
}
const turns = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await new Promise((resolve) => void setImmediate(resolve));
};

it('gathers for the next read while one is under way, and gives nobody what was read before they asked', async () => {
  const { read, asked, end } = held();
  const first = read(deps, 'a');
  await turns(2);
  const second = read(deps, 'a');
  await turns(1);
  const third = read(deps, 'b');
  await turns(1);
  expect(asked).toEqual([['a']]);
  end();
  expect(await first).toBe(1);
  await turns(2);
  expect(asked).toEqual([['a'], ['a', 'b']]);
  end();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
});

it('goes on without a read that hangs', async () => {
  const { read, asked, end } = held();
  const hanging = read(deps, 'a');
  await turns(2);
  const next = read(deps, 'b');
  // It has begun before the first has ended.
  while (asked.length < 2) await turns(1);
  end();
  end();
  expect(await Promise.all([hanging, next])).toEqual([1, 2]);
});
