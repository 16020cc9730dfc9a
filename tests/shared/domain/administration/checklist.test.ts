import { missingWords } from '../../../../shared/copy/checklist';
import { MISSING, MISSING_CODES, missingIn, type CommunityFacts, type MissingCode } from '../../../../shared/domain/administration/checklist';

const [G1, G2] = [{ id: 'g1', name: '第一网格' }, { id: 'g2', name: '第二网格' }];
const STATION = { id: 'st', name: '梅社区工作站', phone: '0755-1', hours: '周一至周五', people: 2, ableToLogIn: 1, heads: 1 };
const UNIT = { id: 'prop', name: '梅园物业', phone: '0755-2', ableToLogIn: 1 };
const LIGHT = { id: 'light', name: '楼道照明', ruledGrids: ['g1', 'g2'] };
/** A community in which nothing is missing. */
const WHOLE: CommunityFacts = {
  community: { id: 'plum', name: '梅社区' }, station: STATION, grids: [G1, G2], outline: true, gaps: [], overlaps: [], walkers: 1, unwalked: [],
  unitsInRules: [UNIT], categories: [LIGHT], places: 3, rooms: 20, bodies: [{ name: '居委会', units: [{ id: 'rc', name: '梅社区居委会' }], people: 1 }], missingYear: null,
};

it('finds nothing where nothing is missing', () => {
  expect(missingIn(WHOLE)).toEqual([]);
});

/** What is taken away, the codes that come of it, and the first of them in words. */
const TABLE: readonly [what: string, facts: Partial<CommunityFacts>, codes: readonly MissingCode[], title: string][] = [
  ['the station', { station: null }, ['noStation'], '还没有社区工作站'],
  ['its telephone', { station: { ...STATION, phone: ' ' } }, ['stationPhone'], '梅社区工作站没有电话'],
  ['its hours', { station: { ...STATION, hours: '' } }, ['stationHours'], '梅社区工作站没写办公时间'],
  ['its people', { station: { ...STATION, people: 0, ableToLogIn: 0, heads: 0 } }, ['stationPeople'], '梅社区工作站还没有人'],
  ['their accounts', { station: { ...STATION, ableToLogIn: 0 } }, ['stationLogin'], '梅社区工作站的人都还不能登录'],
  ['its head', { station: { ...STATION, heads: 0 } }, ['stationHead'], '梅社区工作站还没有站长'],
  ['the grids, and nothing else is said of them', { grids: [], walkers: 0, unitsInRules: [{ ...UNIT, ableToLogIn: 0 }], outline: false }, ['noGrids'], '还没有网格'],
  ['land in no grid', { gaps: [1_000, 234.4] }, ['gridGap'], '有 1,234 平方米 不归哪个网格'],
  ['land in two grids', { overlaps: [20_000] }, ['gridOverlap'], '有 2.00 公顷 归了两个网格'],
  ['the boundary', { outline: false }, ['noOutline'], '还没有社区边界'],
  ['grid workers', { walkers: 0, unwalked: [G1, G2] }, ['noWalkers'], '还没有网格员'],
  ['one for a grid', { unwalked: [G2] }, ['gridWithoutWalker'], '1 个网格没有网格员'],
  ['a way to log in', { unitsInRules: [UNIT, { ...UNIT, id: 'water', name: '供水公司', ableToLogIn: 0 }] }, ['unitLogin'], '供水公司没有人能登录'],
  ['a telephone of a unit', { unitsInRules: [{ ...UNIT, phone: '' }] }, ['unitPhone'], '梅园物业没有电话'],
  ['a rule', { categories: [LIGHT, { id: 'noise', name: '噪声扰民', ruledGrids: [] }] }, ['noRule'], '「噪声扰民」还没定归谁'],
  ['a rule somewhere', { categories: [{ ...LIGHT, ruledGrids: ['g2', 'elsewhere'] }] }, ['ruleInSomeGrids'], '「楼道照明」在 1 个网格没定归谁'],
  ['landmarks', { places: 0 }, ['noPlaces'], '还没有地标'],
  ['rooms', { rooms: 0 }, ['noRooms'], '还没有房屋'],
  ['one of the six', { bodies: [{ name: '社会组织', units: [], people: 0 }] }, ['bodyMissing'], '没有社会组织'],
  ['its people', { bodies: [{ name: '居委会', units: [{ id: 'rc', name: '梅社区居委会' }], people: 0 }] }, ['bodyEmpty'], '梅社区居委会里还没有人'],
  ['holidays of the next year', { missingYear: 2027 }, ['nextYear'], '2027 年的放假安排还没有'],
];

it.each(TABLE)('says that %s is missing', (_what, change, codes, title) => {
  const found = missingIn({ ...WHOLE, ...change });
  expect(found.map(({ code }) => code)).toEqual(codes);
  expect(missingWords(found[0] as (typeof found)[number]).title).toBe(title);
});

it('has a row of the table for everything that may be missing', () => {
  expect([...new Set(TABLE.flatMap(([, , codes]) => codes))].sort()).toEqual([...MISSING_CODES].sort());
});

it('puts what cannot wait first, and leaves no mark unfilled in the words', () => {
  const found = missingIn({ ...WHOLE, station: { ...STATION, phone: '', hours: '', heads: 0 }, rooms: 0, places: 0, gaps: [50], unitsInRules: [{ ...UNIT, phone: '', ableToLogIn: 0 }], missingYear: 2027 });
  const musts = found.map(({ code }) => MISSING[code]);
  expect(musts).toEqual([...musts].sort((a, b) => (a === b ? 0 : a === 'must' ? -1 : 1)));
  for (const { title, detail } of found.map(missingWords)) expect(`${title}${detail}`).not.toMatch(/[{}[\]]/);
});
