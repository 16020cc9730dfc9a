import { peopleOfImports } from '../../../server/platform/database/migrations/003-people-of-imports';
import { rawCollection } from '../../../server/platform/database/model';
import { freshDatabase } from '../../support/database';

it('takes the rows of people out of tables that were decided on, and leaves those that wait and those without people', async () => {
  const db = await freshDatabase();
  try {
    const imports = rawCollection<{ _id: string; kind: string; state: string; preview: string[][]; problems: object[] }>(db, 'imports');
    const rows = { preview: [['王桂芳', '…0001']], problems: [{ row: 2, text: '王桂芳' }] };
    await imports.insertMany([
      { _id: 'done', kind: 'staff', state: 'committed', ...rows },
      { _id: 'away', kind: 'staff', state: 'refused', ...rows },
      { _id: 'waits', kind: 'staff', state: 'previewed', ...rows },
      { _id: 'units', kind: 'units', state: 'committed', ...rows },
    ]);
    await peopleOfImports.run(db);
    await peopleOfImports.run(db);
    const after = await imports.find().sort({ _id: 1 }).toArray();
    expect(after.map(({ _id, preview, problems }) => [_id, preview.length, problems.length])).toEqual([['away', 0, 0], ['done', 0, 0], ['units', 1, 1], ['waits', 1, 1]]);
  } finally {
    await db.close();
  }
});
