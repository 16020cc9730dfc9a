import type { ConsentWay, ProxyDoor } from '../domain/cases/proxy';

/** Doors as the form and the case page name them. */
export const DOOR_WORDS: Readonly<Record<ProxyDoor, string>> = { counter: '柜台', hotline: '电话', visit: '上门', open311: '对接系统', register: '原系统转来' };

export const CONSENT_WORDS: Readonly<Record<ConsentWay, string>> = { spoken: '当面答应', phone: '电话里答应', written: '签字答应' };

/** What the helper reads out before filing (PIPL Art. 17). */
export const CONSENT_SENTENCE = '我们替您把这件事报上去，记下您的名字和电话，只给办这件事的人用。您同意吗？';

/** First line of the timeline: who helped, and by which door. */
export const proxyPhrase = (who: string, whom: string, door: ProxyDoor): string => `${who}替${whom}报了这件事（${DOOR_WORDS[door]}）`;

/** What a receipt by text message says; `due` in words, `link` null where nobody can look. */
interface Receipt {
  readonly station: string;
  readonly number: string;
  readonly due: string;
  readonly link: string | null;
}
const receipt = (said: string, link: string | null): string => `【邻里】${said}${link === null ? '问进展请报这个号。' : `看进展 ${link}`}`;
/** The receipt of a case by text message. */
export const receiptMessage = ({ station, number, due, link }: Receipt): string => receipt(`${station}替您报的事收下了，工单号 ${number}，${due}前答复。`, link);
/** The same of a wish: what it is about is not in it. */
export const wishReceiptMessage = ({ station, number, due, link }: Receipt): string => receipt(`${station}替您写的心愿收下了，心愿编号 ${number}，${due}前核实。`, link);

/** A later notice to somebody without an account: the page behind the link shows the state. */
export const accountlessMessage = (news: string, number: string, link: string | null): string =>
  `【邻里】您托工作站报的事（${number}）${news}。${link === null ? '工作站会打电话问您。' : `看进展 ${link}`}`;

/** The receipt on paper and the public page. */
export const RECEIPT_WORDS = {
  title: '代办回执',
  number: '工单号',
  for: '替谁报的',
  what: '是什么事',
  where: '在哪里',
  helper: '经手的人',
  consent: '本人同意',
  at: '报上的时间',
  due: '什么时候答复',
  station: '工作站电话',
  scan: '扫一扫看办到哪一步。号和码在纸上，请收好',
  code: '查询码',
  stateTitle: '办到哪一步了',
  statePromise: '答复时间',
  stateNote: '这里只看得到办到哪一步。要说的话、要问的事，请打工作站电话，报工单号就行。',
  claimNote: '以后在微信里登记了这个手机号，这件事会自己到“我的事”里。',
  missing: '没找到这张回执。请看看号和码有没有写错，或者打工作站的电话。',
} as const;

/** Those of a wish: what is said of it else than of a case. */
export const WISH_RECEIPT_WORDS = {
  title: '代写心愿回执',
  number: '心愿编号',
  for: '替谁写的',
  what: '想要什么',
  where: '住在哪里',
  at: '交上的时间',
  due: '核实时间',
  stateNote: '这里只看得到到了哪一步。想改、想撤、想说声谢谢，请打工作站电话，报这个号就行。',
  claimNote: '以后在微信里登记了这个手机号，这个心愿会自己到“我的心愿”里。不想要了，随时打工作站电话，马上就停。',
} as const;

/** What staff read out before they write a wish for somebody (PIPL Art. 17). */
export const WISH_CONSENT_SENTENCE = '我们替您把这个心愿写下来，记下您的名字和电话，只给工作站的人用。核实以后邻居看得到心愿，看不到您是谁、住哪里。随时可以不要。您同意吗？';
