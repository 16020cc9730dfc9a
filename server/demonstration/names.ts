import type { Chance } from './random';

/**
 * Invented names. The first ones are fixed because the stories are told in them; the rest are put together
 * from syllables and used once each.
 */
export const DISTRICT_NAME = '青禾区';
export const MAIN_COMMUNITY = '梧桐里';

const STREET_FIRST = ['桐安', '望溪', '柳塘'];
const STREET_HEADS = ['云', '禾', '枫', '榆', '槐', '竹', '荷', '松', '杏', '棠'];
const STREET_TAILS = ['岭', '浦', '湾', '桥', '坪', '林', '陂'];

const COMMUNITY_FIRST: readonly (readonly string[])[] = [
  ['梧桐里', '锦园', '书院巷', '东风坊'],
  ['望溪', '石板桥', '南圃', '榕树头'],
  ['柳塘', '新禾', '北渡口', '茶亭'],
];
const COMMUNITY_HEADS = [
  '榆荫', '槐安', '枣园', '杏林', '荷香', '竹溪', '松冈', '枫桥', '莲塘', '麦田', '稻香', '菊园', '兰亭', '梅坞', '桂苑',
  '棠梨', '芦苇', '葵田', '青瓦', '白墙', '石榴', '月牙', '水磨', '油坊', '染坊', '老井', '前进', '和睦', '同福', '长乐',
];
const COMMUNITY_TAILS = ['里', '坊', '巷', '东', '西', '南', '北', '湾', '坪', '苑', '桥', '塘'];

const combine = (heads: readonly string[], tails: readonly string[], draw: Chance): string[] =>
  draw.shuffle(heads.flatMap((head) => tails.map((tail) => head + tail)));

/** Names of streets, without 街道. */
export function streetNames(count: number, draw: Chance): string[] {
  return [...STREET_FIRST, ...combine(STREET_HEADS, STREET_TAILS, draw)].slice(0, count);
}

/** Names of communities by street, without 社区; never the same name twice. */
export function communityNames(perStreet: readonly number[], draw: Chance): string[][] {
  const spare = combine(COMMUNITY_HEADS, COMMUNITY_TAILS, draw);
  return perStreet.map((count, street) => {
    const fixed = COMMUNITY_FIRST[street] ?? [];
    return Array.from({ length: count }, (_, index) => fixed[index] ?? spare.pop() ?? `第${street + 1}${index + 1}`);
  });
}

/** Estates of a community: the first bears the community's name, the others are older or newer neighbours. */
export function estateNames(community: string, count: number, draw: Chance): string[] {
  if (community === MAIN_COMMUNITY) return ['梧桐里', '桐花苑', '粮站宿舍'].slice(0, count);
  const others = draw.shuffle(['新村', '花园', '家园', '佳苑', '老街', '公寓', '东院', '西院']);
  return [community, ...others.map((word) => community + word)].slice(0, count);
}

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤'];
const GIVEN_FIRST = [...'建国秀桂玉淑志文海永春丽美小晓雪俊家子思雨佳梓明德庆金红凤兰素惠振兴立长瑞景月云宝福'];
const GIVEN_SECOND = [...'华英芳兰珍梅平军强民生林峰波涛敏静娟霞琴玲燕萍红涵怡宁轩杰豪鑫宇晨阳清香凤芬成才贵良全发'];

/** People's names: invented, each at most once. */
export function* personNames(draw: Chance, taken: readonly string[]): Generator<string, never> {
  const used = new Set(taken);
  for (;;) {
    const [first, second] = [draw.pick(GIVEN_FIRST), draw.pick(GIVEN_SECOND)];
    const name = draw.pick(SURNAMES) + (draw.happens(0.82) && first !== second ? first + second : second);
    if (used.has(name)) continue;
    used.add(name);
    yield name;
  }
}

/** 1 → 一, 12 → 十二, 23 → 二十三; for the names of grids up to 99. */
export function chineseNumber(value: number): string {
  const digits = [...'零一二三四五六七八九'];
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens] ?? ''}十`;
  return head + (ones === 0 && tens > 0 ? '' : (digits[ones] ?? ''));
}
