import { createPerson, grantRole } from '../../../server/features/identity';
import { createUnit } from '../../../server/features/organisation';
import { setScene } from './support';

/** A company or shop fulfils wishes, and does nothing else. */

const { as, published, step, refusal, seen, server } = setScene();

it('claims a wish by whoever acts for it, and is no handler for cases', async () => {
  await createUnit(server().deps, { id: 'plum-shop', kind: 'enterprise', name: '福来五金店', parentId: 'plum' });
  await createPerson(server().deps, { id: 'keeper', name: '店主', level: 1, phone: '13900007777' });
  await grantRole(server().deps, { personId: 'keeper', role: 'departmentHandler', unitId: 'plum-shop', since: new Date('2026-01-01T00:00:00Z'), until: null });
  const { id } = await published();
  expect(await refusal('bob', id, 'claim', { unitId: 'plum-shop' })).toBe('not_allowed');
  await step('keeper', id, 'claim', { unitId: 'plum-shop' });
  expect((await seen('ann', id)).claims.map(({ unit }) => unit)).toEqual(['福来五金店']);
  const { body } = await (await as('plumStaff')).get('/communities/plum/units').expect(200);
  expect(body.items.map((unit: { id: string }) => unit.id)).not.toContain('plum-shop');
});
