import { addDays, DAY_MS, dayOf } from '../../shared/domain/kernel/days';
import { viewerOfPerson } from '../features/identity';
import { convert } from '../features/threads';
import { helperOf } from '../features/volunteers';
import { claim, finish, report, tasksOfOrigin, type TaskDoc } from '../features/volunteerTasks';
import { wishesById, type WishDoc } from '../features/wishes';
import { rawCollection } from '../platform/database/model';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

type Ask = Extract<Parameters<typeof convert>[3], { to: 'task' }>;
const [CHEN, WU, LIN, ZHAO] = ['p-chenyawen', 'p-wuhaiyan', 'p-linxiaomei', 'p-zhaozhiqiang'] as const;
const PHONES = { kind: 'help', title: '教一位邻居用手机挂号', text: '一步一步教，写成纸条留给她，大概一个小时。', where: '社区活动室', meet: '到社区工作站找小林，一起去活动室', skills: ['phones'], places: 1, visit: false } as const;
const BENCH = { kind: 'repair', title: '搬一条长椅到小广场', text: '从活动室搬到小广场树荫下，两个人抬，垫平。', where: '小广场', meet: '在活动室门口碰头，小林带钥匙', skills: ['carpentry'], places: 1, visit: false } as const;

/** The wish of somebody in such a state, as the demonstration left it. */
async function wishOf(deps: Deps, authorId: string, state: string, category: string): Promise<WishDoc | undefined> {
  const row = await rawCollection<{ _id: string; authorId: string; state: string; category: string }>(deps.db, 'wishes').findOne({ authorId, state, category });
  return row ? (await wishesById(deps, [row._id])).get(row._id) : undefined;
}

async function offered(deps: Deps, wish: WishDoc, what: Omit<Ask, 'to' | 'revision' | 'dueOn' | 'skills'> & { readonly skills: readonly Ask['skills'][number][] }, key: string): Promise<TaskDoc | undefined> {
  const lin = await viewerOfPerson(deps, LIN);
  if (!lin) return undefined;
  const dueOn = addDays(dayOf(deps.clock.now()), 6);
  await convert(deps, lin, { kind: 'wish', id: wish._id }, { ...what, skills: [...what.skills], to: 'task', revision: wish.revision, dueOn }, key);
  return (await tasksOfOrigin(deps, { 'cameFrom.id': wish._id }))[0];
}

/** One task that wants hands, and one that was done: both of wishes that hang on the wall. */
export async function makeVolunteerTasks(deps: Deps, now: Date): Promise<void> {
  const at = (days: number): Deps => depsAt(deps, new Date(now.getTime() - days * DAY_MS));
  const [phones, bench] = [await wishOf(deps, CHEN, 'open', 'service'), await wishOf(deps, WU, 'claimed', 'service')];
  if (phones) await offered(at(0), phones, PHONES, 'demo-task-1');
  const helper = await helperOf(deps, ZHAO);
  const task = bench && helper ? await offered(at(3), bench, BENCH, 'demo-task-2') : undefined;
  if (!task || !helper) return;
  const zhao = { personId: ZHAO, parts: ['guest', 'claimant'] } as const;
  const taken = await claim(at(2), task, zhao, helper, 'demo-task-3');
  const done = await report(at(1), taken, zhao, { revision: taken.revision, key: 'demo-task-4', text: '和邻居一起抬过去了，垫了两块木片，坐着不晃。', photoIds: [] });
  await finish(at(0), done, { personId: LIN, parts: ['station'] }, { revision: done.revision, key: 'demo-task-5', text: '长椅搬到小广场树荫下了，垫平了。' });
}
