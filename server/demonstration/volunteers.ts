import { DAY_MS, dayOf } from '../../shared/domain/kernel/days';
import { viewerOfPerson } from '../features/identity';
import { addMerit, approve, join, seeProof, type Newcomer } from '../features/volunteers';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';

type Ask = Parameters<typeof join>[2];
/** Invented numbers: the district in them does not exist (GB 11643 places 1–6), the last sign is the one that follows. */
const ZHAO_CARD = '99000019950315001X';
const LI_CARD = '99000019880808002X';
const TERMS = { promise: '2026-1', risk: '2026-1' } as const;
const NOTHING = { languages: ['mandarin'], avoids: [], avoidText: '', guardian: null, ...TERMS } as const;

const ZHAO: Ask = {
  ...NOTHING, languages: ['mandarin'], avoids: [], name: '赵志强', document: { kind: 'identityCard', number: ZHAO_CARD, bornOn: null }, times: ['evening', 'weekend'],
  skills: [{ skill: 'carpentry', proof: null, until: null }, { skill: 'electrics', proof: '低压电工作业证', until: '2028-06-30' }, { skill: 'company', proof: null, until: null }],
  emergency: { name: '赵妈妈', relation: 'parent', phone: '19900009921' },
};
const LI: Ask = {
  ...NOTHING, languages: ['mandarin', 'dialect'], avoids: ['heavy', 'nights'], name: '李明', document: { kind: 'identityCard', number: LI_CARD, bornOn: null }, times: ['weekday'],
  skills: [{ skill: 'teaching', proof: null, until: null }, { skill: 'firstAid', proof: '救护员证', until: '2027-12-31' }],
  emergency: { name: '李小禾', relation: 'sibling', phone: '19900009922' },
};

/** One volunteer in force whose proof was seen, and one sign-up that waits for the station. */
export async function makeVolunteers(deps: Deps, now: Date): Promise<void> {
  const newcomer = async (id: string): Promise<Newcomer | null> => {
    const viewer = await viewerOfPerson(deps, id);
    return viewer && { personId: id, level: viewer.level, livesIn: viewer.homeCommunityId };
  };
  const [first, second] = [await newcomer('p-zhaozhiqiang'), await newcomer('p-liming')];
  if (!first || !second) return;
  const at = (days: number): Deps => depsAt(deps, new Date(now.getTime() - days * DAY_MS));
  const station = { personId: 'p-linxiaomei', parts: ['station'] } as const;
  const asked = await join(at(20), first, ZHAO, 'demo-volunteer-1');
  const taken = await approve(at(19), asked, station, { revision: asked.revision, guardianSeen: false, key: 'demo-volunteer-2' });
  const seen = await seeProof(at(18), taken, station, { revision: taken.revision, skill: 'electrics', key: 'demo-volunteer-3' });
  const trained = await addMerit(at(12), seen, station, { revision: seen.revision, merit: { kind: 'training', title: '急救员培训，16 课时', giver: '区红十字会', day: dayOf(new Date(now.getTime() - 14 * DAY_MS)) }, key: 'demo-volunteer-5' });
  await addMerit(at(5), trained, station, { revision: trained.revision, merit: { kind: 'honour', title: '社区好邻居', giver: '梧桐里社区居委会', day: dayOf(new Date(now.getTime() - 6 * DAY_MS)) }, key: 'demo-volunteer-6' });
  await join(at(0), second, LI, 'demo-volunteer-4');
}
