import { loadCase } from '../../../server/features/cases';
import { mp3 } from '../../support/voices';
import { middleOf } from '../cases/support';
import { codePicture, jpeg, setScene } from './support';

/** What comes along when a wish becomes another matter, or another matter a wish or a micro-project. */

const { server, as, post, seen, upload } = setScene();
type Answer = { readonly status: number; readonly body: { readonly error?: { readonly data?: { readonly rule?: string } }; readonly matters: readonly { readonly kind: string; readonly id: string }[] } };
const become = async (kind: string, id: string, body: object): Promise<Answer> => (await as('plumStaff')).post(`/threads/${kind}/${id}/conversions`, body);
const madeOf = ({ body }: Answer, kind: string): string => body.matters.find((one) => one.kind === kind)?.id ?? 'none';

describe('a wish that was only spoken', () => {
  const spoken = async () => {
    const voice = (await (await as('ann')).post('/voices').attach('file', mp3(2), 'voice.mp3').expect(201)).body.id as string;
    return { voice, wish: await post('ann', { text: '', voiceIds: [voice] }) };
  };

  it('keeps its recording as a case, beside the words of whoever heard it', async () => {
    const { voice, wish } = await spoken();
    const answer = await become('wish', wish.id, { to: 'case', revision: wish.revision, categoryId: 'stairLight', text: '三楼的灯不亮，夜里看不见台阶' });
    expect(answer.status).toBe(201);
    expect(await loadCase(server().deps, madeOf(answer, 'case'))).toMatchObject({ text: '三楼的灯不亮，夜里看不见台阶', voiceIds: [voice], reporterId: 'ann' });
  });

  it('stays a recording of the wish where it becomes a micro-project, which everybody reads', async () => {
    const { voice, wish } = await spoken();
    const answer = await become('wish', wish.id, { to: 'project', revision: wish.revision, title: '楼下长椅', need: '想在楼下歇歇脚' });
    expect(answer.status).toBe(201);
    expect(JSON.stringify(await server().deps.db.collection<{ _id: string }>('projects').findOne({ _id: madeOf(answer, 'project') }))).not.toContain(voice);
    expect((await seen('ann', wish.id)).voices.map(({ id }) => id)).toEqual([voice]);
  });
});

it('lets no picture with a code to pay come along from a case, where it may stand', async () => {
  const [pay, plain] = [await upload('ann', await codePicture('wxp://f2f0AbCdEf')), await upload('ann', await jpeg())];
  const one = (await (await as('ann')).post('/cases', { categoryId: 'stairLight', text: '有人在楼道贴收款码', place: { text: '3 栋', point: middleOf(0) }, photoIds: [pay, plain], answers: [] }).expect(201)).body as { id: string; revision: number };
  const wish = (photoIds: string[]) => become('case', one.id, { to: 'wish', revision: one.revision, category: 'goods', text: '想要一个公告板', photoIds });
  const project = (photoIds: string[]) => become('case', one.id, { to: 'project', revision: one.revision, title: '公告板', need: '楼道里贴东西的地方', photoIds });
  expect([(await wish([pay])).body.error?.data?.rule, (await project([pay])).body.error?.data?.rule]).toEqual(['wishPayCode', 'projectCode']);
  expect((await wish([plain])).status).toBe(201);
}, 60_000);
