import type { Missing, MissingCode } from '../domain/administration/checklist';
import { areaWords } from './administration';
import { fill } from './fill';

/** What is missing, and what comes of it. `{about}` names the unit or category, `{names}` the first of several. */
const WORDS: Readonly<Record<MissingCode, readonly [title: string, detail: string]>> = {
  noStation: ['还没有社区工作站', '居民报的事没有人接'],
  stationPhone: ['{about}没有电话', '居民急着找人时打不通'],
  stationHours: ['{about}没写办公时间', '居民不知道什么时候有人'],
  stationPeople: ['{about}还没有人', '居民报的事没有人接'],
  stationLogin: ['{about}的人都还不能登录', '给他们发账号和初始密码'],
  stationHead: ['{about}还没有站长', '不急，站里的人都能办'],
  noGrids: ['还没有网格', '居民报的事找不到社区'],
  gridGap: ['有 {land} 不归哪个网格', '那里报的事只能由工作站猜'],
  gridOverlap: ['有 {land} 归了两个网格', '那里报的事归编号在前的'],
  noOutline: ['还没有社区边界', '有了边界才看得出网格有没有盖满'],
  noWalkers: ['还没有网格员', '没有人先到现场看'],
  gridWithoutWalker: ['{n} 个网格没有网格员', '{names}'],
  unitLogin: ['{about}没有人能登录', '规则把事派给它，派去了没有人签收'],
  unitPhone: ['{about}没有电话', '工作站找不到它'],
  noRule: ['「{about}」还没定归谁', '收到了由工作站自己派'],
  ruleInSomeGrids: ['「{about}」在 {n} 个网格没定归谁', '{names}'],
  noPlaces: ['还没有地标', '居民报事时选不到楼栋和出入口'],
  noRooms: ['还没有房屋', '居民登记住处时选不到自己那一户'],
  bodyMissing: ['没有{names}', '六方里缺这一方'],
  bodyEmpty: ['{about}里还没有人', '六方里这一方没有人'],
  nextYear: ['{n} 年的放假安排还没有', '答应居民的日子会算错'],
};

/** Names written out of several. */
const MOST = 5;

/** A line of the list in words. */
export function missingWords({ code, about, n, names }: Missing): { title: string; detail: string } {
  const some = names.slice(0, MOST).join('、') + (names.length > MOST ? `等 ${names.length} 个` : '');
  const values = { about: about?.name ?? '', n: n ?? '', names: some, land: areaWords(n ?? 0) };
  const [title, detail] = WORDS[code];
  return { title: fill(title, values), detail: fill(detail, values) };
}
