import type { Connection } from 'mongoose';
import { createMemory, FRESH_MS } from '../../../server/platform/memory';

const deps = { db: {} as Connection };
let now = 0;
beforeEach(() => {
  now = 1_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

/** A memory over a table, and the ids of each read. */
function memoryOver(table: Map<string, string>) {
  const reads: string[][] = [];
  const memory = createMemory<string, typeof deps>(async (_deps, ids) => {
    reads.push([...ids]);
    const rows = new Map([...table].filter(([id]) => ids.includes(id)));
    await Promise.resolve();
    return rows;
  });
  return { memory, reads };
}

it('asks once for what is asked for again, and by one read for all that is missing', async () => {
  const { memory, reads } = memoryOver(new Map([['a', 'A'], ['b', 'B'], ['c', 'C']]));
  expect(await memory.get(deps, ['a', null, 'a'])).toEqual(new Map([['a', 'A']]));
  expect(await memory.get(deps, ['a', 'b', undefined, 'c'])).toEqual(new Map([['a', 'A'], ['b', 'B'], ['c', 'C']]));
  expect(reads).toEqual([['a'], ['b', 'c']]);
});

it('asks once for those who come together', async () => {
  const { memory, reads } = memoryOver(new Map([['a', 'A'], ['b', 'B']]));
  const answers = await Promise.all([memory.get(deps, ['a']), memory.get(deps, ['a', 'b'])]);
  expect(answers.map((answer) => [...answer.values()])).toEqual([['A'], ['A', 'B']]);
  expect(reads).toEqual([['a'], ['b']]);
});

it('does not ask for what was put in, until it is forgotten', async () => {
  const { memory, reads } = memoryOver(new Map([['a', 'A']]));
  memory.put(deps, 'a', 'made here');
  expect(await memory.get(deps, ['a'])).toEqual(new Map([['a', 'made here']]));
  memory.forget(deps, ['a']);
  expect(await memory.get(deps, ['a'])).toEqual(new Map([['a', 'A']]));
  expect(reads).toEqual([['a']]);
});

it('is never older than five seconds, counted from the question', async () => {
  const table = new Map([['a', 'old']]);
  const { memory } = memoryOver(table);
  await memory.get(deps, ['a']);
  table.set('a', 'new');
  now += FRESH_MS - 1;
  expect((await memory.get(deps, ['a'])).get('a')).toBe('old');
  now += 1;
  expect((await memory.get(deps, ['a'])).get('a')).toBe('new');
});

it('does not remember what was not there, nor a failure', async () => {
  const table = new Map<string, string>();
  const { memory } = memoryOver(table);
  expect((await memory.get(deps, ['a'])).size).toBe(0);
  table.set('a', 'A');
  expect((await memory.get(deps, ['a'])).get('a')).toBe('A');

  let broken = true;
  const flaky = createMemory<string, typeof deps>(async () => {
    if (broken) throw new Error('away');
    return new Map([['a', 'A']]);
  });
  await expect(flaky.get(deps, ['a'])).rejects.toThrow('away');
  broken = false;
  expect((await flaky.get(deps, ['a'])).get('a')).toBe('A');
});

it('forgets what was changed, also while it is being read', async () => {
  const table = new Map([['a', 'old']]);
  const { memory } = memoryOver(table);
  const reading = memory.get(deps, ['a']);
  table.set('a', 'new');
  memory.forget(deps, ['a']);
  await reading;
  expect((await memory.get(deps, ['a'])).get('a')).toBe('new');
  table.set('a', 'newer');
  memory.forget(deps);
  expect((await memory.get(deps, ['a'])).get('a')).toBe('newer');
});
