import { features } from '../../../server/features';
import { routes } from '../../../shared/contract';
import { EVERYBODY } from './kit';
import { parts, table } from './rows';
import { ALLOWED } from './secrets/allowed';

/** Everything that is served under /api/v1: the contract, and what is opened by an address. */
const SERVED = [...Object.keys(routes), ...features.flatMap((feature) => (feature.downloads ?? []).map((download) => `GET ${download.path}`))];

it('has rows for every route, and none for a route that is gone', () => {
  expect(Object.keys(table).sort()).toEqual(SERVED.sort());
});

it('walks every route once', () => {
  expect(Object.values(parts).flatMap((part) => Object.keys(part)).sort()).toEqual(SERVED.sort());
});

it('knows everybody by one name', () => {
  expect(new Set(EVERYBODY).size).toBe(EVERYBODY.length);
});

it('names no route that is gone, and allows nothing that nobody could read', () => {
  expect(Object.keys(ALLOWED).filter((route) => !table[route])).toEqual([]);
});
