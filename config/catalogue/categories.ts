import { PEOPLE } from './people';
import { answeredWithin, days, USUAL } from './limits';
import type { Category } from './types';
import type { CategoryQuestion } from '../../shared/domain/cases/report';

const plain = { sensitive: false, safety: false, defaultGrade: 'ordinary', solveInGrid: true, limits: USUAL } as const;

const choice = (id: string, text: string, ...options: CategoryQuestion['options'][number][]): CategoryQuestion => ({
  id, text, kind: 'choice', options, required: false,
});
const yesNo = (id: string, text: string, yes: { raisesTo?: 'urgent' | 'emergency' } = {}): CategoryQuestion => ({
  id, text, kind: 'yesNo', options: [{ value: 'yes', label: '是', ...yes }, { value: 'no', label: '不是' }], required: false,
});

/** Things and places: what residents of a community report most, in their own words. */
const THINGS: readonly Category[] = [
  {
    ...plain, id: 'stairLight', name: '楼道照明', icon: 'lamp', hint: '楼道灯、门口灯不亮',
    words: ['路灯', '灯不亮', '声控灯', '灯坏了', '太黑', '单元门灯'],
    questions: [choice('where', '哪里的灯', { value: 'stairs', label: '楼道里' }, { value: 'door', label: '单元门口' }, { value: 'road', label: '小区路上' }), yesNo('dark', '是不是黑得看不见台阶', { raisesTo: 'urgent' })],
    standard: { kind: 'part', code: '0104', name: '路灯' },
  },
  {
    ...plain, id: 'utilities', name: '水电气维修', icon: 'pipe', hint: '漏水、停电、下水堵',
    words: ['水管', '漏水', '停水', '停电', '煤气', '燃气', '下水道', '堵了', '污水', '化粪池', '电表', '自来水'],
    questions: [
      choice('what', '出了什么事', { value: 'leak', label: '漏水', raisesTo: 'urgent' }, { value: 'drain', label: '下水堵了、冒污水', raisesTo: 'urgent' }, { value: 'power', label: '没电' }, { value: 'water', label: '没水' }, { value: 'gas', label: '有燃气味', raisesTo: 'emergency' }),
      choice('spread', '影响多少人家', { value: 'one', label: '一户' }, { value: 'some', label: '几户' }, { value: 'building', label: '一个门洞以上', raisesTo: 'urgent' }),
    ],
    solveInGrid: false, limits: answeredWithin(days(3)), standard: { kind: 'event', code: '0405', name: '下水道堵塞' },
  },
  {
    ...plain, id: 'roadCover', name: '井盖道路破损', icon: 'warn', hint: '井盖松了、路面有坑',
    words: ['窨井', '下水井', '坑洼', '路面', '塌了', '台阶', '地砖', '人行道', '积水', '盲道'],
    questions: [choice('what', '坏的是哪样', { value: 'cover', label: '井盖' }, { value: 'road', label: '路面' }, { value: 'steps', label: '台阶、坡道' }), yesNo('fall', '人会不会掉进去、绊倒', { raisesTo: 'urgent' })],
    safety: true, solveInGrid: false, limits: answeredWithin(days(3)), standard: { kind: 'part', code: '0102', name: '污水井盖' },
  },
  {
    ...plain, id: 'litter', name: '垃圾清理', icon: 'bin', hint: '垃圾没清、桶坏了',
    words: ['垃圾', '垃圾桶', '臭', '清运', '厨余', '卫生', '蚊子', '老鼠', '脏'],
    questions: [choice('what', '是哪一种', { value: 'overflow', label: '满了没清' }, { value: 'bin', label: '桶坏了、不够' }, { value: 'dumped', label: '乱倒的' })],
    limits: answeredWithin(days(2)), standard: { kind: 'event', code: '0102', name: '暴露垃圾' },
  },
  {
    ...plain, id: 'clutter', name: '堆放杂物', icon: 'matters', hint: '楼道、路上堆东西',
    words: ['杂物', '废家具', '纸箱', '占地方', '旧沙发', '装修垃圾', '建筑垃圾', '楼道堆'],
    questions: [choice('where', '堆在哪里', { value: 'stairs', label: '楼道里' }, { value: 'road', label: '路上' }, { value: 'green', label: '绿地里' }), yesNo('blocks', '是不是挡住了人走路')],
    standard: { kind: 'event', code: '0108', name: '废弃家具' },
  },
  {
    ...plain, id: 'fireLane', name: '消防通道', icon: 'fire', hint: '堵了、锁了、设施坏了',
    words: ['消防', '逃生', '堵通道', '安全出口', '灭火器', '消火栓', '违停', '乱停车'],
    questions: [choice('what', '什么情况', { value: 'cars', label: '车堵住了' }, { value: 'goods', label: '东西堵住了' }, { value: 'locked', label: '门锁着' }, { value: 'broken', label: '消防设施坏了' }), yesNo('now', '现在是不是还堵着')],
    safety: true, defaultGrade: 'urgent', solveInGrid: false, standard: null,
  },
  {
    ...plain, id: 'ebike', name: '电动车隐患', icon: 'ebike', hint: '楼道充电、飞线、乱停',
    words: ['电瓶车', '飞线', '充电', '电池上楼', '充电桩', '乱停', '电单车'],
    questions: [choice('what', '什么情况', { value: 'indoors', label: '推进楼里充电', raisesTo: 'urgent' }, { value: 'wire', label: '从楼上拉线', raisesTo: 'urgent' }, { value: 'parking', label: '乱停挡路' }, { value: 'charger', label: '充电桩坏了' })],
    safety: true, limits: answeredWithin(days(3)), standard: { kind: 'event', code: '0505', name: '非机动车乱停' },
  },
  {
    ...plain, id: 'fallingHazard', name: '高空墙体隐患', icon: 'wall', hint: '墙皮、瓷砖、花盆要掉',
    words: ['高空坠物', '外墙', '墙皮', '瓷砖', '玻璃', '花盆', '广告牌', '雨棚', '空调外机', '裂缝'],
    questions: [choice('what', '什么要掉', { value: 'wall', label: '墙皮、瓷砖' }, { value: 'window', label: '窗、玻璃' }, { value: 'thing', label: '花盆、外机、招牌' }), yesNo('people', '下面是不是常有人走', { raisesTo: 'urgent' })],
    safety: true, defaultGrade: 'urgent', solveInGrid: false, standard: { kind: 'event', code: '0511', name: '空调外机低挂' },
  },
  {
    ...plain, id: 'noise', name: '噪声', icon: 'noise', hint: '生活、施工、店铺太吵',
    words: ['吵', '噪音', '扰民', '装修', '广场舞', '音响', '工地', '半夜', '叫卖', '油烟机'],
    questions: [choice('kind', '哪一种声音', { value: 'living', label: '邻居家里', sensitive: true }, { value: 'building', label: '施工、装修' }, { value: 'shop', label: '店铺、广场' }), choice('when', '多在什么时候', { value: 'day', label: '白天' }, { value: 'evening', label: '晚上' }, { value: 'night', label: '半夜' })],
    limits: answeredWithin(days(3)), standard: { kind: 'event', code: '0507', name: '商业噪音' },
  },
  {
    ...plain, id: 'greenery', name: '绿化健身设施', icon: 'osmanthus', hint: '树要修、椅子器材坏了',
    words: ['树', '草', '花坛', '修剪', '树枝', '健身器材', '长椅', '凳子', '滑梯', '亭子', '毛毛虫'],
    questions: [choice('what', '是哪一样', { value: 'tree', label: '树木花草' }, { value: 'fitness', label: '健身器材' }, { value: 'seat', label: '椅子、亭子' }, { value: 'play', label: '儿童设施' }), yesNo('hurt', '是不是会伤到人', { raisesTo: 'urgent' })],
    standard: { kind: 'part', code: '0108', name: '健身设施' },
  },
  {
    ...plain, id: 'other', name: '其他', icon: 'report', hint: '不知道归哪一类，选这个',
    words: ['别的', '不知道', '不清楚', '说不上来'], questions: [], standard: null,
  },
];

/** In the order of the list while nothing is known of use; 「其他」 always comes last. */
export const CATEGORIES: readonly Category[] = [...THINGS.slice(0, -1), ...PEOPLE, ...THINGS.slice(-1)];
