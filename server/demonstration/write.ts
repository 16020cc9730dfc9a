import { createAccount, createPerson, grantRole } from '../features/identity';
import { createAreas, createGrids, createPlaces, createRules, createUnit } from '../features/organisation';
import type { Deps } from '../platform/deps';
import type { DemoDistrict } from './district';
import { areaIdOf } from './organisation/rules';
import { wasSeen, writeHomes } from './homes';
import { inPool } from '../platform/pool';
import type { DemoPersonRecord, DemoUnit } from './types';

/** Writes under way at once: enough to keep a database over the wire busy. */
const WIDTH = 48;

/** Units level by level, because a unit needs its parent. */
async function writeUnits(deps: Deps, units: readonly DemoUnit[]): Promise<void> {
  const done = new Set<string | null>([null]);
  let rest = [...units];
  while (rest.length > 0) {
    const ready = rest.filter((unit) => done.has(unit.parentId));
    if (ready.length === 0) throw new Error('a unit of the demonstration has no parent');
    await inPool(ready, WIDTH, async ({ id, name, kind, parentId, phone, address, hours }) => {
      await createUnit(deps, { id, name, kind, parentId, phone, address, hours });
    });
    for (const unit of ready) done.add(unit.id);
    rest = rest.filter((unit) => !done.has(unit.id));
  }
}

async function writePerson(deps: Deps, person: DemoPersonRecord): Promise<void> {
  const { id, name, level, phone, elderMode, home, cast, account } = person;
  await createPerson(deps, {
    id,
    name,
    // Who was seen at the counter comes to level 2 by that (`writeHomes`).
    level: wasSeen(person) ? 1 : level,
    elderMode,
    ...(level > 0 ? { phone } : {}),
    // The home itself is asked for and confirmed like everybody's (`writeHomes`).
    ...(home ? { home: { communityId: home.communityId, placeText: '', placeId: null, point: null } } : {}),
    ...(cast ? { demo: { blurb: cast.blurb, order: cast.order } } : {}),
  });
  for (const { role, unitId, since, until, gridIds, partTime } of person.roles) await grantRole(deps, { personId: id, role, unitId, since, until, gridIds, partTime });
  if (account) await createAccount(deps, { ...account, personId: id, demo: true });
}

/** Writes the whole district through the commands of its features. Everything has its own id, so writing twice makes one. */
export async function writeDistrict(deps: Deps, district: DemoDistrict, say: (line: string) => void): Promise<void> {
  const { land, units, rules, people } = district;
  await writeUnits(deps, units);
  say(`${units.length} 个单位`);
  await createGrids(
    deps,
    land.grids.map(({ id, name, communityId, polygons }) => ({ id, name, communityId, polygons })),
    'gcj02',
  );
  await createPlaces(
    deps,
    land.places.map(({ id, name, kind, communityId, gridId, point: [lng, lat] }) => ({ id, name, kind, communityId, gridId, point: { lng, lat, system: 'gcj02' } })),
  );
  say(`${land.grids.length} 个网格，${land.places.length} 处地名`);
  const owners = units.filter((unit) => unit.areaGridIds.length > 0);
  await createAreas(deps, owners.map((unit) => ({ id: areaIdOf(unit.id), unitId: unit.id, name: `${unit.name}管理范围`, gridIds: unit.areaGridIds })));
  await createRules(deps, rules);
  say(`${rules.length} 条分派规则`);
  await inPool(people, WIDTH, (person) => writePerson(deps, person));
  say(`${people.length} 个人`);
  await writeHomes(deps, district);
}
