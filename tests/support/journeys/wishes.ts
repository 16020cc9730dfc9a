import { dayOf } from '../../../shared/domain/kernel/days';
import type { Cast } from './cases';

/** Somebody to walk with, wished for in elder mode, claimed by a neighbour, realised and thanked for; its id. */
export async function thanked({ wang, chen, lin }: Cast): Promise<string> {
  const { home } = await wang.call('GET /me');
  if (!home?.point) throw new Error('whoever wishes has no home');
  const { id } = await wang.call('POST /wishes', { body: { category: 'company', text: '想有人陪我去河边走走', whom: 'self', place: { text: home.placeText, point: home.point } } });
  const params = { id };
  const revision = async (): Promise<number> => (await wang.call('GET /wishes/:id', { params })).revision;
  await lin.call('POST /wishes/:id/approve', { params, body: { revision: await revision(), text: '想有人陪着去河边走走' } });
  const claimId = (await chen.call('POST /wishes/:id/claim', { params, body: {} })).claims[0]?.id ?? '';
  await chen.call('POST /wishes/:id/arrange', { params, body: { revision: await revision(), claimId, day: dayOf(new Date()) } });
  await chen.call('POST /wishes/:id/prove', { params, body: { revision: await revision(), claimId, text: '走了一个小时，桂花都开了' } });
  await wang.call('POST /wishes/:id/confirm', { params, body: { revision: await revision(), claimId } });
  await wang.call('POST /wishes/:id/thank', { params, body: { revision: await revision(), text: '好久没有走这么远了。谢谢您慢慢等我，还给我讲桂花的事。' } });
  return id;
}
