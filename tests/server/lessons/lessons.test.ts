import { settingsOf } from '../../../server/features/settings';
import type { ResponseOf } from '../../../shared/contract';
import { put } from '../settings/support';
import { setScene } from '../notices/support';

type Row = ResponseOf<'GET /lessons'>['items'][number];
const { as, must, get, refused, server } = setScene();
const rows = async (who: string, query = ''): Promise<Row[]> => (await get<{ items: Row[] }>(who, `/lessons${query}`)).items;
const mine = async (who: string): Promise<Row['mine']> => (await rows(who)).find(({ id }) => id === 'gasSmell')?.mine ?? null;

it('comes up where the matter does, for those who work, and says nothing of the right answers before', async () => {
  expect((await rows('plumStaff', '?category=noise')).map(({ id }) => id)).toEqual(['noise']);
  expect((await rows('plumStaff', '?situation=emergency')).map(({ id }) => id)).toEqual(['storm']);
  expect(await rows('plumStaff', '?category=gone')).toEqual([]);
  expect([await (await as('ann')).get('/lessons').then(({ status }) => status), await refused('ann', '/lessons/noise/read', {})]).toEqual([403, 'not_allowed']);
  const lesson = await get<ResponseOf<'GET /lessons/:id'>>('plumStaff', '/lessons/gasSmell');
  expect(lesson.pages[0]?.title).toBe('先让人出来');
  expect(Object.keys(lesson.questions[0] ?? {}).sort()).toEqual(['id', 'options', 'text']);
});

it('is passed with every answer right, as often as one tries, and what was done is one’s own and can be forgotten', async () => {
  expect(await mine('plumStaff')).toBeNull();
  await must('plumStaff', '/lessons/gasSmell/read', {});
  expect(await mine('plumStaff')).toMatchObject({ readAt: expect.any(String) as string, passedAt: null, changed: false });
  expect(await refused('plumStaff', '/lessons/gasSmell/answers', { answers: [1] })).toBe('lessonAnswers');
  expect(await must('plumStaff', '/lessons/gasSmell/answers', { answers: [0, 1] })).toMatchObject({ passed: false, answers: [{ chosen: 0, right: 1 }, { chosen: 1, right: 1 }], mine: { passedAt: null } });
  expect(await must('plumStaff', '/lessons/gasSmell/answers', { answers: [1, 1] })).toMatchObject({ passed: true, mine: { passedAt: expect.any(String) as string } });
  // Once passed, a wrong try later takes nothing away.
  await must('plumStaff', '/lessons/gasSmell/answers', { answers: [0, 0] });
  expect(await mine('plumStaff')).toMatchObject({ passedAt: expect.any(String) as string });
  expect(await mine('plumHead')).toBeNull();
  const kept = await server().deps.db.collection('lessonRecords').find().toArray();
  expect([kept.length, JSON.stringify(kept).includes('plumStaff'), JSON.stringify(kept).includes('gasSmell')]).toEqual([1, false, false]);
  await must('plumStaff', '/lessons/gasSmell/forget', {});
  expect([await mine('plumStaff'), await server().deps.db.collection('lessonRecords').countDocuments({})]).toEqual([null, 0]);
});

it('asks to be read again once it says something else, and is gone when it is off', async () => {
  await must('plumStaff', '/lessons/gasSmell/answers', { answers: [1, 1] });
  await put(server().deps, 'lessons', ({ lessons }) => ({ lessons: lessons.map((one) => (one.id === 'gasSmell' ? { ...one, pages: [{ title: '先出来', text: '先出来，再打电话。' }] } : one)) }));
  expect(await mine('plumStaff')).toMatchObject({ changed: true });
  await must('plumStaff', '/lessons/gasSmell/read', {});
  expect(await mine('plumStaff')).toMatchObject({ changed: false, passedAt: null });
  await put(server().deps, 'lessons', ({ lessons }) => ({ lessons: lessons.map((one) => ({ ...one, off: one.id === 'gasSmell' })) }));
  expect((await settingsOf(server().deps)).lessons.lessons.length).toBeGreaterThan(5);
  expect((await rows('plumStaff')).map(({ id }) => id)).not.toContain('gasSmell');
  expect(await (await as('plumStaff')).get('/lessons/gasSmell').then(({ status }) => status)).toBe(404);
});

it('takes two reads of the same moment for one', async () => {
  await Promise.all(Array.from({ length: 8 }, () => must('pineStaff', '/lessons/noise/read', {})));
  expect((await rows('pineStaff', '?category=noise'))[0]?.mine).toMatchObject({ changed: false });
});
