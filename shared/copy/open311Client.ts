import { fill } from './fill';

/** What an Open311 server outside reads and what its states are called here. */
export const OPEN311_CLIENT_WORDS = {
  closed: '对方系统显示已经办结。',
  returned: '对方系统显示不受理，没有写为什么。',
  openedAgain: '对方系统显示又打开了。',
  gone: '对方查不到这件了',
  goneNote: '对方给过编号，现在按编号查不到这一件，请问对方。',
} as const;

/** By this line a request of ours is known again, where the answer to a sending was lost. */
export const requestMark = (number: string, round: number): string => (round === 1 ? `邻里编号 ${number}` : `邻里编号 ${number}（第 ${round} 次交办）`);
/** A line under the description for whoever had the number before. */
export const formerLine = (number: string): string => fill('上一次的编号 {number}', { number });

/** Words of the page. */
export const OPEN311_PAGE = {
  key: 'api_key',
  keyNote: '对方给的密钥，没有就不填',
  jurisdiction: 'jurisdiction_id',
  jurisdictionNote: '对方只管一个地方的，不用填',
  services: '哪类事是对方的哪个服务',
  servicesNote: '一行一类，写成：类别=服务代码',
  servicesHint: '楼道照明=SL01',
  otherwise: '其他的都算',
  otherwiseNote: '填一个服务代码；不填，没对上的不送，停下来请您定',
  format: '对方说什么格式',
  updates: '后面的事告诉对方吗',
  updatesYes: '告诉',
  updatesNo: '不告诉',
  updatesNote: '补充、催办、办结；对方要支持 servicerequestupdates',
  badLine: '第 {line} 行要写成“类别=服务代码”',
  noCategory: '没有“{name}”这一类，照类别表里的名字写',
} as const;
