import { digitsOf, lettersOf, spanOf, type Plain } from './plain';

/** What may not be asked for, by which sign: here only things, skill and time are given, never money (慈善法 2023 Art. 27, 124). */
export const ASKING_FAULTS = ['money', 'account', 'payCode'] as const;
export type AskingFault = (typeof ASKING_FAULTS)[number];

/** What in the words is somebody's and need not be told to everybody. */
export const PERSONAL_KINDS = ['phone', 'document', 'contact', 'address', 'name'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];
/** These never go out; the others are told, and may stay where they are no such thing. */
export const MUST_MASK: readonly PersonalKind[] = ['phone', 'document', 'contact'];

/** A part of the words, in UTF-16 units. */
export interface Spot<K extends string> {
  readonly kind: K;
  readonly start: number;
  readonly end: number;
}

const FUNDS = [
  '捐款', '捐钱', '募捐', '募款', '募资', '筹款', '筹钱', '众筹', '水滴筹', '轻松筹', '爱心款', '善款', '借钱', '借款', '借我点钱', '打钱', '打款', '转钱', '转账给', '转账到', '给我转账', '汇款', '汇钱', '给点钱', '给些钱', '给我钱',
  '要点钱', '凑钱', '凑点钱', '给个红包', '发红包给', '给我发红包', '要红包', '包个红包', '给现金', '要现金', '资助', '打赏', '垫付', '垫钱', '还债',
];
const CODES = ['收款码', '付款码', '收钱码', '收款二维码', '赞赏码', '微信收款', '支付宝收款', '扫码付', '扫码支付', '扫码捐', '扫一扫捐', '支付码'];
const ACCOUNTS = ['银行卡号', '银行账号', '银行帐号', '收款账', '收款帐', '开户行', '开户银行', '钱包地址', '比特币', 'usdt'];
const ACCOUNT = /(?:卡号|账号|帐号|账户|帐户|支付宝|云闪付)(?:是|为|:|：)*[a-z0-9_@]{6,30}/gu;
const ASKS = '借|捐|凑|筹|求|资助|补助|赞助|打给|转给|汇|缺|差|欠|需要|急需|给我|给他|给她|给点|想要|要';
const AMOUNT = '[0-9十百千万两几]{1,9}(?:多)?(?:来)?(?:元钱|元|块钱|块|万块|人民币|rmb|圆)';
const ASKED_AMOUNT = new RegExp(`(?:${ASKS})(?:我|他|她|咱们?|孩子)?(?:1点|1些|点|个|大概|大约|总共|共)?${AMOUNT}(?!的|左右的|以内的|以下的|上下的)`, 'gu');
/** A card number: 15 to 19 digits. A document number, which has 18 with a date in it, is not one. */
const LONG_NUMBER = /(?<!\d)\d{15,19}(?!\d)/gu;
const DOCUMENT = /(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx](?!\d)/gu;
const MOBILE = /(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/gu;
const LANDLINE = /(?<!\d)0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}(?!\d)/gu;
const CONTACT = /(?:微信号?|薇信|威信号|v信|vx|wx|wechat|qq号?|扣扣号?|抖音号|快手号)(?:是|为|:|：|同|加)*([a-z0-9_@]{5,20})/gu;
const SAME_NUMBER = /(?:加我?微信|加我?v|微信同号|v同号)/gu;
const EMAIL = /[a-z0-9_.+-]{2,40}@[a-z0-9-]{2,30}\.[a-z]{2,8}/giu;
const ADDRESS = /(?:\d{1,4}|[一二三四五六七八九十]{1,3})(?:栋|幢|座|号楼)[^，。；！？\s]{0,12}?(?:\d{1,5}|[一二三四五六七八九十零]{1,5})(?:单元|室|号|楼|层|房)(?:\s*(?:\d{2,5}|[一二三四五六七八九零]{3,4})(?:室|号|房)?)?|(?:\d{1,4})(?:号|弄)\s*\d{1,4}(?:室|房|号楼)|(?<![\d.])\d{1,3}[-—]\d{1,2}[-—]\d{3,4}(?!\d)/gu;
const SURNAMES = '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚';
const NAME = new RegExp(`(?:我叫|名叫|名字叫|名字是|姓名[是为:：]?|联系人[是为:：]?|叫做)([${SURNAMES}][\\u4e00-\\u9fa5]{1,2})`, 'gu');

function spotsIn<K extends string>(kind: K, plain: Plain, pattern: RegExp): Spot<K>[] {
  return [...plain.signs.matchAll(pattern)].map((found) => ({ kind, ...spanOf(plain, found.index, found[0].length) }));
}

function wordsIn<K extends string>(kind: K, plain: Plain, words: readonly string[]): Spot<K>[] {
  return words.flatMap((word) => {
    const at = plain.signs.indexOf(word);
    return at < 0 ? [] : [{ kind, ...spanOf(plain, at, word.length) }];
  });
}

const inText = <K extends string>(kind: K, text: string, pattern: RegExp, group = 0): Spot<K>[] =>
  [...text.matchAll(pattern)].map((found) => {
    const start = found.index + (group === 0 ? 0 : found[0].lastIndexOf(found[group] ?? ''));
    return { kind, start, end: start + (found[group] ?? '').length };
  });

const inOrder = <K extends string>(spots: readonly Spot<K>[]): Spot<K>[] => {
  const sorted = [...spots].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Spot<K>[] = [];
  for (const spot of sorted) {
    const last = kept[kept.length - 1];
    if (!last || spot.start >= last.end) kept.push(spot);
    // Two signs of one thing: all of it goes.
    else if (spot.end > last.end) kept[kept.length - 1] = { ...last, end: spot.end };
  }
  return kept;
};

/** Why the words may not be posted, and by which part of them: also in Chinese numerals, full width, or written apart. */
export function faultsIn(text: string): Spot<AskingFault>[] {
  const [letters, digits] = [lettersOf(text), digitsOf(text)];
  const documents = spotsIn('account' as const, digits, DOCUMENT);
  const cards = spotsIn('account' as const, digits, LONG_NUMBER).filter(({ start }) => !documents.some((one) => one.start === start));
  return inOrder<AskingFault>([
    ...wordsIn('payCode', letters, CODES),
    ...wordsIn('account', letters, ACCOUNTS),
    ...spotsIn('account' as const, digits, ACCOUNT),
    ...cards,
    ...wordsIn('money', letters, FUNDS),
    ...spotsIn('money' as const, digits, ASKED_AMOUNT),
  ]);
}

/** What in the words is personal: numbers also in Chinese numerals, full width, or written apart. */
export function personalIn(text: string): Spot<PersonalKind>[] {
  const digits = digitsOf(text);
  return inOrder<PersonalKind>([
    ...spotsIn('document', digits, DOCUMENT),
    ...spotsIn('phone', digits, MOBILE),
    ...spotsIn('phone', digits, LANDLINE),
    ...spotsIn('contact', digits, CONTACT),
    ...spotsIn('contact', lettersOf(text), SAME_NUMBER),
    ...inText('contact', text, EMAIL),
    ...inText('address', text.normalize('NFC'), ADDRESS),
    ...inText('name', text, NAME, 1),
  ]);
}

/** What stands in the place of what was taken out. */
export const MASK = '＊＊';

/** The words without some parts: what is masked is not sent and not kept. */
export function masked(text: string, spots: readonly Spot<string>[]): string {
  let [out, at] = ['', 0];
  for (const { start, end } of inOrder(spots)) {
    out += text.slice(at, start) + MASK;
    at = end;
  }
  return out + text.slice(at);
}

/** What of the words must go before they are posted, and cannot stay. */
export const mustMask = (text: string): Spot<PersonalKind>[] => personalIn(text).filter(({ kind }) => MUST_MASK.includes(kind));

/** What a code in a picture is, by what it says: a way to pay, a way to somebody's account, or something else. */
export type CodeKind = 'pay' | 'contact' | 'other';
const PAY = /^(?:wxp:|weixin:\/\/wxpay|https?:\/\/(?:payapp|wx\.tenpay|pay)\.(?:weixin\.)?qq\.com|https?:\/\/qr\.alipay\.com|alipays?:|https?:\/\/[a-z.]*alipay\.com|https?:\/\/qr\.95516\.com|https?:\/\/qr-?\d*\.(?:unionpay|chinaums)\.com|https?:\/\/(?:[a-z0-9-]+\.)*(?:tenpay|jdpay|ecny|yeepay|lakala|swiftpass|qrcode\.pay)[a-z.]*|000201|bitcoin:|ethereum:)/iu;
const REACH = /^(?:https?:\/\/u\.wechat\.com|https?:\/\/weixin\.qq\.com\/[rg]\/|https?:\/\/qm\.qq\.com|https?:\/\/(?:v|www)\.(?:douyin|kuaishou)\.com|mecard:|begin:vcard|tel:|sms(?:to)?:|mailto:)/iu;

/** Judges what a code says. A code that says a number to pay to or to call is judged by its words too. */
export function codeKind(says: string): CodeKind {
  const plain = says.trim();
  if (PAY.test(plain) || faultsIn(plain).length > 0) return 'pay';
  return REACH.test(plain) || mustMask(plain).length > 0 ? 'contact' : 'other';
}
