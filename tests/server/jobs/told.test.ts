import { createTold } from '../../../server/jobs';
import type { EventSource } from '../../../server/jobs/types';
import type { Deps } from '../../../server/platform/deps';

const deps = {} as Deps;
const modelOf = (name: string) => ({ collection: { name } });
const [homes, wishes, votes] = ['homes', 'wishes', 'votes'].map((name): EventSource => ({ kind: name, model: () => modelOf(name) as ReturnType<EventSource['model']> })) as [EventSource, EventSource, EventSource];
const all = [homes, wishes, votes];

it('looks everywhere at first, then only where it was told, once', () => {
  const told = createTold();
  expect(told.take(deps, all)).toEqual(all);
  expect(told.take(deps, all)).toEqual([]);
  told.nudge(modelOf('wishes'));
  told.nudge(modelOf('wishes'));
  expect(told.take(deps, all)).toEqual([wishes]);
  expect(told.take(deps, all)).toEqual([]);
});

it('looks everywhere when nobody says where, whatever else was said', () => {
  const told = createTold();
  told.take(deps, all);
  told.nudge(modelOf('votes'));
  told.nudge();
  expect(told.take(deps, all)).toEqual(all);
  expect(told.take(deps, all)).toEqual([]);
});

it('wakes whoever waits, and keeps a nudge for who comes to wait afterwards', async () => {
  const told = createTold();
  const waiting = told.wait(60_000);
  told.nudge(modelOf('homes'));
  await waiting;
  told.nudge(modelOf('homes'));
  await told.wait(60_000);
});
