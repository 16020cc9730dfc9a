import { addDays, DAY_MS, dayOf } from '../../shared/domain/kernel/days';
import { checkSign } from '../../shared/domain/volunteers/documents';
import type { Skill } from '../../shared/domain/volunteers/profile';
import { getPeople, viewerOfPerson } from '../features/identity';
import { approve as takeOn, helperOf, join } from '../features/volunteers';
import { answer, approve, ask, found, joinByCode, makeCode, offer } from '../features/volunteerTeams';
import { start } from '../features/volunteerProjects';
import type { Deps } from '../platform/deps';
import { makeTeamActivities } from './activities';
import { depsAt } from './play';
import type { DemoPersonRecord } from './types';

const [LIN, ZHAO] = ['p-linxiaomei', 'p-zhaozhiqiang'] as const;
const STATION = { personId: LIN, parts: ['station'] } as const;
const TERMS = { promise: '2026-1', risk: '2026-1' } as const;
const REPAIRS = { teamName: '修修补补队', aim: '邻居家的小毛病，有人来看一看', does: '每个周六上午在活动室，带上坏了的小家电和板凳；走不动的，我们上门。', fields: ['repairs', 'elders'], skills: ['carpentry', 'appliances'], unitId: null, station: null } as const;
const READING = { teamName: '放学有人陪队', aim: '爸妈下班前，孩子有个写作业的地方', does: '工作日下午四点半到六点，在社区图书角，两位大人陪着。', fields: ['children', 'teaching'], skills: ['teaching'], unitId: null, station: null } as const;

const PROJECT = { planName: '老人家的小修理', aim: '走不动的老人，家里的小毛病也有人修', forWhom: '一个人住的老人', field: 'repairs' } as const;

/** Invented cards: the district in them does not exist (GB 11643 places 1–6), the last sign is the one that follows. */
const cardOf = (n: number): string => {
  const places = `99000019860${n}0203${n}`;
  return places + checkSign(places);
};
const copied = <T extends { readonly fields: readonly string[]; readonly skills: readonly string[] }>(words: T) => ({ ...words, fields: [...words.fields] as T['fields'][number][], skills: [...words.skills] as T['skills'][number][] });

/** A neighbour who is a volunteer in force; null where they cannot be. */
async function volunteer(deps: Deps, personId: string, n: number, skill: Skill): Promise<string | null> {
  const viewer = await viewerOfPerson(deps, personId);
  const name = (await getPeople(deps, [personId])).get(personId)?.name;
  if (!viewer || !name) return null;
  const asked = await join(deps, { personId, level: viewer.level, livesIn: viewer.homeCommunityId }, {
    ...TERMS, name, document: { kind: 'identityCard', number: cardOf(n), bornOn: null }, skills: [{ skill, proof: null, until: null }], times: ['weekend', 'evening'], languages: ['mandarin'], avoids: [], avoidText: '', guardian: null,
    emergency: { name: '家里人', relation: 'partner', phone: `1990000993${n}` },
  }, `demo-team-volunteer-${n}`);
  return (await takeOn(deps, asked, STATION, { revision: asked.revision, guardianSeen: false, key: `demo-team-approve-${n}` }))._id;
}

/** A team that repairs things, with members, a deputy and somebody who asks; and one that waits for the station. */
export async function makeTeams(deps: Deps, people: readonly DemoPersonRecord[], now: Date): Promise<void> {
  const at = (days: number): Deps => depsAt(deps, new Date(now.getTime() - days * DAY_MS));
  const [zhao, helper] = [await viewerOfPerson(deps, ZHAO), await helperOf(deps, ZHAO)];
  if (!zhao || !helper) return;
  const neighbours = people.filter(({ level, roles, home, cast }) => cast === null && level > 0 && roles.every(({ role }) => role === 'resident') && home?.communityId === zhao.homeCommunityId).slice(0, 4).map(({ id }) => id);
  const skills = ['appliances', 'sewing', 'company', 'teaching'] as const;
  const ids: (string | null)[] = [];
  for (const [n, id] of neighbours.entries()) ids.push(await volunteer(at(16), id, n + 1, skills[n] ?? 'company'));
  const asked = await found(at(15), zhao, copied(REPAIRS), 'demo-team-1');
  const team = await approve(at(14), asked, STATION, { revision: asked.revision, key: 'demo-team-2' });
  const leader = { personId: ZHAO, parts: ['leader'] } as const;
  const coded = await makeCode(at(13), team, leader, { revision: team.revision, key: 'demo-team-3', days: 30 });
  const code = coded.code ? deps.cipher.decrypt(coded.code.sealed, `team:${coded._id}:code`) : '';
  const [deputy, member, waits, founder] = neighbours;
  for (const [n, personId] of [deputy, member].entries()) if (personId && ids[n]) await joinByCode(at(12), personId, code, `demo-team-join-${n}`);
  if (deputy && ids[0]) {
    const offered = await offer(at(11), coded, leader, { revision: coded.revision, key: 'demo-team-4', volunteerId: ids[0], office: 'deputy' });
    await answer(true)(at(10), offered, { personId: deputy, parts: ['offered'] }, { revision: offered.revision, key: 'demo-team-5' });
  }
  if (waits && ids[2]) await ask(at(0), coded, waits, '周六上午都有空，能陪老人说说话。', 'demo-team-6');
  const person = founder && ids[3] ? await viewerOfPerson(deps, founder) : null;
  if (person) await found(at(0), person, copied(READING), 'demo-team-7');
  const plan = await start(at(8), zhao, { ...PROJECT, teamId: team._id, stationId: null, from: addDays(dayOf(now), -8), until: null }, 'demo-team-8');
  await makeTeamActivities(at(0), { id: team._id, station: team.scope.station, planId: plan._id, leaderId: ZHAO });
}
