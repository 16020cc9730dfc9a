import { writeFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROLL_COLUMNS } from '../../shared/copy/rolls';
import { addDays, DAY_MS, dayOf } from '../../shared/domain/kernel/days';
import { USUAL_PROCEDURE } from '../../shared/domain/bodies/procedure';
import { foundBody, loadBody } from '../features/bodies';
import { homesOf } from '../features/homes';
import { getPeople, viewerOfPerson } from '../features/identity';
import { getBuilding, getRoom, levelsOf, roomsOf } from '../features/organisation';
import { acceptImport, authoriseBody, authoriseKeeper, beginMatching, handIn, loadImport, loadRoll, matchCertain, postRoll, readImport, settleRoll, writeRoll, type Keeper } from '../features/rolls';
import { tableBytes } from '../http/spreadsheet';
import type { Viewer } from '../http/types';
import type { Deps } from '../platform/deps';
import { depsAt } from './play';
import { seatNamed } from './seats';

const [WANG, CHEN, LI, ZHAO, LIN, LIANG, HE] = ['p-wangxiuying', 'p-chenyawen', 'p-liming', 'p-zhaozhiqiang', 'p-linxiaomei', 'p-lianguoping', 'p-hejianguo'] as const;
/** Owners who do not use the program: most of a roll. */
const OTHERS = ['孙德福', '钱桂兰', '冯建平', '褚美华', '卫东升', '蒋玉珍', '沈国良', '韩秀芬', '杨树林', '朱丽萍'] as const;
/** Flats that the developer has not sold. */
const UNSOLD = 2;

/** The building where 王秀英 lives: whoever of the named people has a home there stands on it, the others are of OTHERS. */
async function tableFor(deps: Deps, buildingId: string): Promise<string[][]> {
  const [building, rooms] = [await getBuilding(deps, buildingId), await roomsOf(deps, buildingId)];
  const people = await getPeople(deps, [WANG, CHEN, LI, ZHAO]);
  const at = new Map<string, string>();
  for (const [id, { name }] of people) for (const { roomId, state } of await homesOf(deps, id)) if (roomId !== null && state === 'confirmed') at.set(roomId, name);
  return rooms.map(({ _id, entrance, no, area }, index) => {
    const unsold = index >= rooms.length - UNSOLD;
    const name = unsold ? '梧桐置业有限公司' : (at.get(_id) ?? OTHERS[index % OTHERS.length] ?? '');
    // Others of one name have no number, so each flat of theirs counts.
    return [building?.name ?? '', entrance, no, String(area ?? 89.5), name, '', '', unsold ? '是' : '', ''];
  });
}

/** Plays a roll of owners through the commands, from the table to where votes may use it. */
class Hands {
  private count = 0;
  constructor(private readonly deps: Deps, private readonly now: Date) {}
  readonly at = (days: number): Deps => depsAt(this.deps, new Date(this.now.getTime() - days * DAY_MS));
  readonly day = (days: number): string => addDays(dayOf(this.now), -days);
  readonly key = (): string => `demo-roll-${++this.count}`;

  async handedIn(keeper: Keeper, bodyId: string, rows: string[][]): Promise<string> {
    const file = path.join(tmpdir(), `linli-roll-${process.pid}.xlsx`);
    await writeFile(file, await tableBytes(false, [ROLL_COLUMNS.owners.map(({ title }) => title), ...rows]));
    try {
      const doc = await handIn(this.at(40), keeper, await loadBody(this.deps, bodyId), { kind: 'owners', file: '梧桐里业主名册.xlsx', path: file, key: this.key() });
      await readImport(this.at(40), doc);
      return doc._id;
    } finally {
      await rm(file, { force: true });
    }
  }
  async written(keeper: Keeper, importId: string): Promise<string> {
    const { rollId } = await acceptImport(this.at(40), keeper, await loadImport(this.deps, importId));
    await writeRoll(this.at(40), rollId ?? '');
    return rollId ?? '';
  }
}

async function owners(deps: Deps, hands: Hands, head: Viewer, communityId: string, estate: string): Promise<string> {
  const { district, street, community, station } = await levelsOf(deps, communityId);
  const scope = { district: district.id, street: street.id, community: community.id, station: station.id };
  const body = await foundBody(hands.at(60), head.personId, scope, { communityId, kind: 'owners', name: `${estate}业主大会`, estate, until: null, convenerIds: [station.id], procedure: { ...USUAL_PROCEDURE, level: 2 } }, hands.key());
  await seatNamed(hands.at(59), head, body, [{ id: ZHAO, side: 'owners', chair: true }, { id: CHEN, side: 'owners', chair: false }, { id: LI, side: 'owners', chair: false }, { id: HE, side: 'property', chair: false }]);
  return body._id;
}

/** An owners' body, with its committee and the property company, and a settled roll of one building: some of the named people stand there, most owners do not use WeChat. */
export async function makeRolls(deps: Deps, now: Date): Promise<void> {
  const [head, staff] = await Promise.all([viewerOfPerson(deps, LIANG), viewerOfPerson(deps, LIN)]);
  const door = (await homesOf(deps, WANG)).find(({ roomId, state }) => roomId !== null && state === 'confirmed');
  const room = door?.roomId ? await getRoom(deps, door.roomId) : null;
  if (!head || !staff || !room) return;
  const building = await getBuilding(deps, room.buildingId);
  const hands = new Hands(deps, now);
  const bodyId = await owners(deps, hands, head, room.communityId, building?.estate || '梧桐里');
  const keeper = authoriseBody(staff, await loadBody(deps, bodyId));
  const id = await hands.written(keeper, await hands.handedIn(keeper, bodyId, await tableFor(deps, room.buildingId)));
  const ask = async () => ({ revision: (await loadRoll(deps, id)).revision, key: hands.key() });
  const kept = async () => ({ doc: await loadRoll(deps, id), keeper: authoriseKeeper(staff, await loadRoll(deps, id)) });
  const matching = await kept();
  await beginMatching(hands.at(39), matching.doc, matching.keeper, await ask());
  await matchCertain(hands.at(39), id);
  const draft = await kept();
  await postRoll(hands.at(38), draft.doc, draft.keeper, { ...(await ask()), until: hands.day(23) });
  const open = await kept();
  await settleRoll(hands.at(20), open.doc, open.keeper, await ask());
}
