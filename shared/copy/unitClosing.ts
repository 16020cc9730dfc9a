import type { UnitKind } from '../domain/kernel/roles';
import { UNIT_KIND_WORDS } from './units';

interface Closing {
  readonly state: 'closing' | 'closed';
  readonly successor: { readonly name: string } | null;
  readonly by: string;
  readonly held: { readonly cases: number; readonly members: number; readonly rules: number; readonly areas: number };
}

/** `3 件没办完的事、2 个人`: what hung on a unit, without what there was none of. */
export function heldWords({ cases, members, rules, areas }: Closing['held']): string {
  const parts = [cases > 0 && `${cases} 件没办完的事`, members > 0 && `${members} 个人`, rules > 0 && `${rules} 条规则`, areas > 0 && `${areas} 片范围`];
  return parts.filter(Boolean).join('、');
}

/** How far a handing over is, in a sentence or two. */
export function closingWords({ state, successor, by, held }: Closing): string {
  const what = heldWords(held);
  const signed = by === '' ? '' : `点头的是${by}。`;
  if (!successor) return `${state === 'closed' ? '撤掉了，手里没有要交的。' : '正在撤。'}${signed}`;
  if (state === 'closing') return `正在交给${successor.name}${what === '' ? '' : `：${what}`}。关掉这一页也会接着办完。`;
  return `撤掉了，由${successor.name}接手${what === '' ? '' : `：${what}`}。办结的事还写着原来的名字。${signed}`;
}

interface Change {
  readonly what: 'changed' | 'closed';
  readonly was: { readonly name: string; readonly kind: UnitKind; readonly phone: string; readonly hours: string; readonly address: string };
}

/** What stood there before a change. */
export function unitChange({ what, was }: Change): string {
  if (what === 'closed') return '撤掉了';
  const facts = [was.name, UNIT_KIND_WORDS[was.kind], was.phone || '没有电话', was.hours || '没有办公时间', was.address || '没有地址'];
  return `改了资料，原来是：${facts.join('，')}`;
}

/** What must be seen to before a level or a station can be closed. */
export const HELD_WORDS = {
  units: '{n} 个下面的单位，先一个个撤掉',
  grids: '{n} 个网格',
  rooms: '{n} 户房屋，先在「楼栋和房屋」里去掉',
  homes: '{n} 处住处，先请工作站办好迁出',
  residents: '{n} 位居民把这里选作自己的社区',
  cases: '{n} 件没办完的事，先办完',
  wishes: '{n} 个没完的微心愿，先办完或者不用再办',
  projects: '{n} 个没完的微项目，先办结或者不办',
  members: '{n} 个人在任，先结束任期',
  rules: '{n} 条规则，先改到别处',
  areas: '{n} 片范围',
} as const;
