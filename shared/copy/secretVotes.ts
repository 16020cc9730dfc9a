import type { BallotProblem } from '../domain/ballotClient/errors';
import { CAST_WHY_WORDS, NO_BIG_INT } from './ballots';

/** What is secret from whom; said before anything is chosen. */
export const SECRET_TOLD = [
  '您选了什么，邻居、工作站、管电脑的人都看不到：票上没有名字，也没有时间。',
  '您领没领票，监票人看得到，好防别人冒领；票里选了什么，他们看不到。',
  '您自己的手机认得出您那一票。谁站在旁边看着，谁就知道您选了什么，请一个人投。',
] as const;

/** Why this phone does not go on: what is so, and what to do. */
export const BALLOT_PROBLEM_WORDS: Readonly<Record<BallotProblem, string>> = {
  noBigInt: NO_BIG_INT,
  noRandomness: '这部手机给不出够随机的数，不能保密，所以没有领票。更新微信，或者找监票人领一张纸票。',
  notStored: '手机存满了，存不下您的票，所以没有往下走。清一点空间再来。',
  manifest: '这次投票和这部手机先前看到的不一样，没有往下走。请马上告诉监票人。',
  fingerprint: '签名钥匙和公布的对不上，没有往下走。请马上告诉监票人。',
  roll: '名单和公布的码对不上，或者名单上没有您，没有往下走。请告诉监票人。',
  head: '名单上的签名对不上，没有往下走。请马上告诉监票人。',
  blinding: '领票没算成，没有往下走。请告诉监票人。',
  token: '领到的票签名不对，不能用，也不要再领。请马上告诉监票人。',
  issue: '服务器说的和您领的不是同一张票，不能用，也不要再领。请马上告诉监票人。',
  promise: '回执和您的票对不上，还没有点进去。请再交一次，还不行就告诉监票人。',
};

/** On the voter's pages. */
export const SECRET = {
  one: '不记名投票', mine: '我的这一票',
  told: '谁看得到，谁看不到', begin: '看明白了，去选', checking: '正在核对名单和签名', checkedRoll: (count: number): string => `核对过了：名单 ${count} 票，签名对得上`, steps: ['第 1 步，一共 3 步', '第 2 步，一共 3 步', '第 3 步，一共 3 步'] as const,
  helper: '可以请人念给您听。选和交，要您自己来，别人不能替。', aloud: '念给我听', hush: '不念了',
  notice: '和楼道里贴的对一对', noticeNote: '钥匙码的前 16 位，和楼道里贴的要一个字不差：', scan: '扫楼道里贴的码', scanned: '对上了，和贴的一样', scannedNot: '和贴的不一样。先别投，马上告诉监票人', notNotice: '这不是这次投票贴的码',
  forWhom: '投哪一票', review: '看一遍再交', reviewTitle: '您选的是', dies: '交的时候要等十几秒，别锁屏、别删小程序。票只能领一次：手机坏了、小程序删了，这一票就没有了。只是退出去的，回来接着交。', firm: '交了就不能改。', send: '交上去', back: '再改改', pick: '先选一个',
  stage: { drawing: '正在领一张没有名字的票', pausing: '票领好了。等几秒再交，这样谁也没法把领票和投票连起来', casting: '正在把票放进票箱' } as const, wait: '请不要关掉这一页',
  counted: '收到了，会点进去', countedNote: (by: string): string => `回执在这部手机上核对过，签名是对的。最晚 ${by} 公布，到时候可以在公布的票里找到自己这一票。`, erased: '您选了什么，这部手机上已经擦掉了。', known: '知道了',
  notCounted: '还没有点进去', notCountedNote: '票在这部手机上，没有丢。再交几次也只算一票。', again: '再交一次', otherNet: '换一个网再交：关掉无线网用流量，或者走到窗边。', why: { ...CAST_WHY_WORDS, promise: '回执和您的票对不上。' },
  notDrawn: '还没有领到票', notDrawnNote: '再来一次就行，不会变成两票。', resume: '上次没有交完，接着来就行，还是那一票。',
  code: '请监票人代交', codeNote: '给监票人扫这个码，他的手机替您送进票箱。码里有您选的，只给您信得过的监票人扫，不要拍照、转发。', codeShow: '我知道，显示码', codeHide: '收起来', codeLabel: '这张票的码', back2: '扫监票人手机上的回执码', paste: '把码的文字贴在这里', take: '核对回执', notPromise: '这不是这张票的回执',
  standing: { elsewhere: '您的票已经领过了，不在这部手机上。在别的手机上领的，请用那部手机交。您没有领过的话，马上告诉监票人。', paper: '您领了纸票，用纸票投。', voided: '您这一行划掉了，不能投。不对请找监票人。', forgotten: '您投过了，回执也忘掉了。' } as const,
  offline: '现在没有网。领票、交票都要网；已经领了的票在手机上，不会丢。', notOnRoll: '您不在这次的名单上，结果出来您也能看。',
} as const;
