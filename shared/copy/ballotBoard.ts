import type { Finding, FindingCode } from '../domain/ballotBoard/verify/findings';
import type { Tally } from '../domain/ballotBoard/count';
import type { Verdict } from '../domain/ballotBoard/verify/verifier';

/** What is wrong with a board, in Chinese and English: whoever recounts reads one or the other. */
export const FINDING_WORDS: Readonly<Record<FindingCode, readonly [zh: string, en: string]>> = {
  notJson: ['文件读不下去：不是严格的 JSON（重复的键、小数、残缺的文字都算）', 'the file is not strict JSON (a key twice, a float or broken text counts)'],
  notABoard: ['这不是 ballot-board/1 的文件', 'this is no file of ballot-board/1'],
  manifestFirst: ['第一条不是投票说明（manifest）', 'the first leaf is not the manifest'],
  leafOrder: ['记录的种类次序不对', 'a leaf of this type cannot stand here'],
  leafFields: ['这条记录的字段多了、少了或不对', 'the fields of this leaf are not exactly those of the format'],
  manifestField: ['投票说明里这一项不对', 'this field of the manifest is wrong'],
  logKeyForm: ['签名公钥不成样子', 'the log key is no key of the format'],
  logKeyNotManifests: ['签名公钥不是投票说明里的那一把', 'the log key is not the one of the manifest'],
  logKeyNotPrinted: ['签名公钥的指纹和贴出来的不一样；文件里的是', 'the log key does not have the printed fingerprint; the file has'],
  headsMissing: ['缺开票前或截止后的签名（至少两个）', 'an opening or closing head is missing'],
  headFields: ['这个签名记录的字段不对', 'the fields of this head are not those of the format'],
  headVote: ['这个签名属于另一次投票', 'this head is of another vote'],
  headPhase: ['这个签名的阶段不对', 'this head has the wrong phase'],
  headSize: ['签名覆盖的条数不对', 'this head covers the wrong number of leaves'],
  headRoot: ['记录和签名时的不一样：有改动、增减或换了次序', 'the leaves are not those that were signed: changed, added, dropped or moved'],
  headTime: ['签名的时间不对：应不晚于开始、不早于截止', 'this head was signed at the wrong time'],
  headSignature: ['签名不是那把密钥签的', 'this head is not signed by the log key'],
  pinNotPrefix: ['和您先前记下的（条数:根）对不上：开头被换过', 'the board does not begin as it was written down before'],
  rollCount: ['名册条数和投票说明不一样', 'the roll has another number of lines than the manifest'],
  rollRoot: ['名册不是冻结时的那一份', 'the roll is not the one that was frozen'],
  rollOrder: ['名册有重复或没有排序', 'the roll has a line twice or is not sorted'],
  rollAddTwice: ['补进的一户已经在名册上', 'a line was added that is on the roll'],
  rollVoidUnknown: ['作废的一户不在名册上，或作废了两次', 'a line was voided that is not on the roll, or twice'],
  rollArea: ['面积和名册对不上', 'areas are not those of the roll'],
  rollOpening: ['名册的开封内容和公开编号对不上', 'an opening of the roll does not open its line'],
  issuedOrder: ['领票记录有重复或没有排序', 'issued lines are not sorted, or one has two'],
  issuedTwice: ['同一张盲签的票记在两户名下', 'one blinded token stands at two lines'],
  issuedNotOnRoll: ['领票的一户不在名册上', 'a token was issued to a line that is not on the roll'],
  paperOrder: ['纸票记录有重复或没有排序', 'paper marks are not sorted, or one is there twice'],
  paperNotOnRoll: ['领纸票的一户不在名册上', 'paper was handed to a line that is not on the roll'],
  paperIssued: ['同一户又领了纸票又在网上领了票', 'paper was handed to a line that had a token issued'],
  paperVoided: ['作废的一户领了纸票', 'paper was handed to a line that was voided'],
  paperNotHere: ['这次投票没有纸票', 'this vote has no paper'],
  tallyMissing: ['没有计票结果', 'the tally is missing'],
  tallyTwice: ['有两个计票结果', 'there are two tallies'],
  wrongKind: ['这种记录不该出现在这种投票里', 'a leaf that this kind of vote does not have'],
  ballotOrder: ['选票有重复或没有排序', 'ballots are not sorted, or one is there twice'],
  ballotChoice: ['选票选了不能选的', 'a choice that this vote does not allow'],
  ballotToken: ['选票没有这次投票的盲签：是伪造的，或从别的投票搬来的', 'the token of this ballot is not signed for this vote: forged, or from another vote'],
  ballotKey: ['选票的公钥不合格（小阶点或越界）', 'the key of this ballot is of small order or out of range'],
  ballotSignature: ['选票被改过：选择和签名对不上', 'this ballot was changed: its signature does not hold'],
  ballotsMoreThanIssued: ['选票比领票的多：塞了票', 'more ballots than tokens were issued: stuffed'],
  namedOrder: ['实名选票有重复或没有排序', 'named ballots are not sorted, or one is there twice'],
  openingsMissing: ['公开的投票缺这张选票的开封内容', 'this vote is open, and the opening of a ballot is missing'],
  openingUnknown: ['开封内容对应的选票不在文件里', 'an opening of a ballot that is not on the board'],
  openingForm: ['开封内容的字段不对', 'the fields of an opening are not those of the format'],
  openingDiffers: ['开封内容和公开编号对不上：选票被改过', 'an opening does not open its ballot: it was changed'],
  openingVote: ['这张选票属于另一次投票', 'this ballot is of another vote'],
  openingLine: ['这张选票的一户不在名册上，或已作废', 'the line of this ballot is not on the roll, or was voided'],
  openingTwice: ['同一户有两张选票', 'two ballots for one line'],
  openingArea: ['这张选票的面积和名册不一样', 'the area of this ballot is not that of its line'],
  paperScrutineers: ['纸票要由两位不同的监票人签字', 'a paper count needs two different scrutineers of this vote'],
  paperBox: ['同一个票箱数了两次', 'one box was counted twice'],
  paperHanded: ['票箱里的票比发出的多', 'a box holds more than was handed out'],
  paperMoreThanMarks: ['各票箱发出的纸票比领纸票的户多', 'more paper was handed out than lines got it'],
  paperNamedVotes: ['实名投票的纸票应逐张登记，不能只记总数', 'paper of a named vote becomes named ballots, not sums'],
  participants: ['投票的比名册上的多', 'more took part than are on the roll'],
  belowMinimum: ['秘密投票的票数低于保密下限，却公开了', 'a secret vote has fewer ballots than its minimum, and was opened'],
  belowMinimumShown: ['低于保密下限的投票不该公开任何选票', 'below the minimum no ballot may be shown'],
  counts: ['重新计票，数字和公布的不一样', 'counting again gives other numbers than the tally'],
  outcome: ['按规则重新判定，结果和公布的不一样；应为', 'the rule gives another outcome than the tally:'],
  noticeOrder: ['公告没有按时间排列', 'notices are not in the order of time'],
  receiptForm: ['这不是 ballot-receipt/1 的回执', 'this is no receipt of ballot-receipt/1'],
  receiptVote: ['这张回执属于另一次投票', 'this receipt is of another vote'],
  receiptLine: ['回执上的一户不在名册上', 'the line of this receipt is not on the roll'],
  receiptIssued: ['记在我名下的票不是我领的那张', 'the token issued to my line is not mine'],
  receiptNotAsked: ['我没有领票，却有一张记在我名下：有人冒领', 'I never asked, and a token was issued to my line'],
  receiptIssueSignature: ['领票凭证的签名不对', 'the receipt of the issue is not signed by the log key'],
  receiptLeaf: ['我的选票不在文件里：被丢掉或换掉了', 'my ballot is not on the board: dropped or replaced'],
  receiptOther: ['给我看的选票是别人的', 'the ballot I was shown is that of somebody else'],
  receiptPromise: ['收票承诺的签名不对', 'the promise is not signed by the log key'],
  receiptBy: ['收票承诺的公布期限不对', 'the promise names another day than this vote has'],
};

const VERDICT_WORDS: Readonly<Record<Verdict, readonly [string, string]>> = {
  accepted: ['通过：文件完整，重新计票一致', 'ACCEPTED: the board is whole and counts as published'],
  incomplete: ['能查的都通过，但缺开封内容，不能重新计票', 'INCOMPLETE: all that can be checked holds, but openings are missing'],
  rejected: ['不通过', 'REJECTED'],
};
export const verdictWords = (verdict: Verdict): string => VERDICT_WORDS[verdict].join(' · ');

/** Said where receipts were given and nothing is wrong with them. */
export const RECEIPTS_HOLD = '回执核对无误：那一户没有被冒领，选票在里面（若投过） · the receipts hold';

/** One line a failure: the step of `ballot-board/1`, what is wrong, and where. */
export function findingWords({ code, step, at, times }: Finding): string {
  const [zh, en] = FINDING_WORDS[code];
  const where = at === '' ? '' : ` [${at}]`;
  return `第 ${step} 步 ${code}${where}：${zh}${times > 1 ? `（共 ${times} 处）` : ''} · ${en}${times > 1 ? ` (${times} in all)` : ''}`;
}

/** What was counted, a line each. */
export function tallyWords({ counts, outcome }: Tally): string[] {
  const lines = Object.entries(counts).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  return [`重新计票 · counted again: ${lines.join(', ')}`, `结果 · outcome: ${JSON.stringify(outcome)}`];
}

/** Somebody else's words, shown as they are but for what could move a terminal's cursor. */
export const noticeWords = ({ time, text }: { readonly time: string; readonly text: string }): string => `公告 · notice ${time}: ${plainWords(text)}`;

/** A text from a board without control and direction marks: titles and notices are anybody's words. */
export const plainWords = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ');
