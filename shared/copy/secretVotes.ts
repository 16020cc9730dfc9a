import type { BallotProblem } from '../domain/ballotClient/errors';

/** What is secret from whom; said before anything is chosen. */
export const SECRET_TOLD = [
  '您选了什么，邻居、工作站、管电脑的人都看不到：票上没有名字，也没有时间。',
  '您领没领票，监票人看得到，好防别人冒领；票里选了什么，他们看不到。',
  '您自己的手机认得出您那一票。谁站在旁边看着，谁就知道您选了什么，请一个人投。',
] as const;

/** Why this phone does not go on: what is so, and what to do. */
export const BALLOT_PROBLEM_WORDS: Readonly<Record<BallotProblem, string>> = {
  noBigInt: '这部手机的微信太旧，算不了不记名的票。更新微信，或者找监票人领一张纸票。',
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
  one: '不记名投票', mine: '我的这一票', go: '去投票', look: '看我的这一票', label: '不记名', labelNote: '谁选了什么，谁也看不到',
  told: '谁看得到，谁看不到', begin: '看明白了，去选', checking: '正在核对名单和签名', checkedRoll: (count: number): string => `核对过了：名单 ${count} 票，签名对得上`, steps: ['第 1 步，一共 3 步', '第 2 步，一共 3 步', '第 3 步，一共 3 步'] as const,
  helper: '可以请人念给您听。选和交，要您自己来，别人不能替。', aloud: '念给我听', hush: '不念了',
  notice: '和楼道里贴的对一对', noticeNote: '钥匙码的前 16 位，和楼道里贴的要一个字不差：', scan: '扫楼道里贴的码', scanned: '对上了，和贴的一样', scannedNot: '和贴的不一样。先别投，马上告诉监票人', notNotice: '这不是这次投票贴的码',
  forWhom: '投哪一票', review: '看一遍再交', reviewTitle: '您选的是', dies: '交的时候要等十几秒，别锁屏、别删小程序。票只能领一次：手机坏了、小程序删了，这一票就没有了。只是退出去的，回来接着交。', firm: '交了就不能改。', send: '交上去', back: '再改改', pick: '先选一个',
  stage: { drawing: '正在领一张没有名字的票', pausing: '票领好了。等几秒再交，这样谁也没法把领票和投票连起来', casting: '正在把票放进票箱' } as const, wait: '请不要关掉这一页',
  counted: '收到了，会点进去', countedNote: (by: string): string => `回执在这部手机上核对过，签名是对的。最晚 ${by} 公布，到时候可以在公布的票里找到自己这一票。`, erased: '您选了什么，这部手机上已经擦掉了。', known: '知道了',
  notCounted: '还没有点进去', notCountedNote: '票在这部手机上，没有丢。再交几次也只算一票。', again: '再交一次', otherNet: '换一个网再交：关掉无线网用流量，或者走到窗边。', why: { offline: '网络不通。', closed: '时间到了，票箱关了。', refused: '票箱没有收。', busy: '现在太忙，没有收下。', unfit: '选的和这次问的对不上，看看最多能选几个。', promise: '回执和您的票对不上。' } as const,
  notDrawn: '还没有领到票', notDrawnNote: '再来一次就行，不会变成两票。', resume: '上次没有交完，接着来就行，还是那一票。',
  code: '请监票人代交', codeNote: '给监票人扫这个码，他的手机替您送进票箱。码里有您选的，只给您信得过的监票人扫，不要拍照、转发。', codeShow: '我知道，显示码', codeHide: '收起来', codeLabel: '这张票的码', back2: '扫监票人手机上的回执码', paste: '把码的文字贴在这里', take: '核对回执', notPromise: '这不是这张票的回执',
  standing: { elsewhere: '您的票已经领过了，不在这部手机上。在别的手机上领的，请用那部手机交。您没有领过的话，马上告诉监票人。', paper: '您领了纸票，用纸票投。', voided: '您这一行划掉了，不能投。不对请找监票人。', forgotten: '您投过了，回执也忘掉了。' } as const,
  receipt: '回执', receiptNote: '公布以后，手机用它在公布的票里找您这一票，不会显示您选了什么。', forget: '忘掉我的回执', forgetAsk: '忘掉以后，这部手机上再也看不出您投过什么，也没法证明票丢了。', forgetYes: '忘掉', forgot: '忘掉了',
  find: '在公布的票里找一找', findNote: '整份公布的票下到手机上，在手机上找，谁也不知道您找的是哪一张。', findOthers: '看看有没有人冒领我的票', finding: '正在手机上一张一张地看', notYet: '结果公布以后，可以在这里找到自己这一票。', noNet: '没有下到公布的票，连上网再试。',
  found: {
    counted: '您这一票点进去了', few: '投的人太少，谁的票都没有拆开', missing: '公布的票里没有您这一票', broken: '这份公布的票和先前签过名的不一样', notAsked: '没有人冒领您的票', asked: '有人用您的名义领了票', otherToken: '记在您名下的票不是您领的那张',
  } as const,
  foundNote: {
    counted: '公布的票、签名、名单都对得上。', few: '没到最少的票数，票没有拆就销毁了。', missing: '请马上告诉监票人，把下面的回执给他看：它证明您的票收到过，说不出您选了什么。', broken: '请马上告诉监票人，换一个网再下一次看看。', notAsked: '您没有投，公布的名单上也没有您领票的记录。', asked: '您没有在这部手机上领过票。在别的手机上也没有的话，马上告诉监票人。', otherToken: '请马上告诉监票人。',
  } as const,
  copy: '复制回执给监票人', copied: '复制好了，只发给监票人', offline: '现在没有网。领票、交票都要网；已经领了的票在手机上，不会丢。', notOnRoll: '您不在这次的名单上，结果出来您也能看。', over: '时间到了，不再收票。', notOpen: '还没开始，开始了告诉您。',
} as const;

/** On the pages of those who watch, and of who prepares. */
export const SECRET_WATCH = {
  title: '监票', roll: '名单', rollNote: (count: number): string => `${count} 行。按纸上的名单一行一行对，没问题再点“看过了”。`, rollCode: '名单的码', rollSave: '存整份名单（带核对码）', rollLines: '一行一行看', notPrepared: '名单还没有定。', lot: '当众抽的数', lotNote: '掷骰子、当天开奖的号都行，当众抽。票数一样时，按它排先后。', lotMissing: '先当众抽一个数，写在这里', prepared: '定好了，请监票人核对',
  head: '贴在楼道里的', headNote: '把这一页打印出来贴好。谁的手机都能扫，对一对签名。', print: '打开要贴的一页', issued: (count: number, papers: number): string => `手机上领了 ${count} 票，发出纸票 ${papers} 张`, issuedLines: '领过票的名单',
  carry: '替人交一张票', carryNote: '投票人的网不通，扫他手机上的码，用您的网送进票箱。这一页不显示他选了什么，也不留下。', carryScan: '扫他的码', carryPaste: '没有扫码的，把码的文字贴在这里', carrySend: '送进票箱', carryNot: '这不是票的码', carryOther: '这是另一次投票的票', carried: '送进去了。请他扫这个回执码，他的手机核对过才算数。', carriedLabel: '回执码',
  boxes: '点纸票', boxesNote: (marks: number): string => `发出去 ${marks} 张。两位各点一遍，各录一次；一样才算。`, box: '票箱', handed: '这个箱发出去几张', invalid: '废票几张', votesOf: (words: string): string => `${words}，几张`, combination: '这样选的', addCombination: '再加一种选法', count: '录好了', counted: '记下了', boxState: { one: '一位点了', unequal: '两位点的不一样，各再点一遍', counted: '两位点的一样' } as const, boxSum: (handed: number, valid: number, invalid: number): string => `发出 ${handed} 张，有效 ${valid} 张，废票 ${invalid} 张`, boxNumbers: '几张要写数字；有效和废票加起来，不能比发出去的多',
  sample: '抽查：打电话问领没领票', sampleNote: '有人冒领的话，问 45 位，二十张里有一张假的，十次有九次抓得到。只问领没领，不问选了什么。', seed: '当众抽的数（抽好再写）', seedMissing: '先当众抽一个数，至少 4 位', many: '抽几位', draw: '抽出来', drawn: '抽好了', sampleOf: (count: number, of: number, seed: string): string => `${of} 张里抽了 ${count} 张，抽的数 ${seed}`, said: { asked: '领过', notAsked: '没领过', away: '没打通' } as const, alarm: '有人说没领过，名单上却领了。停一停，两位监票人一起查。',
  verify: '核对公布的票', verifyNote: '整份票下到这部手机上，从头点一遍，不问服务器。', verifyGo: '在手机上点一遍', verifying: (done: number): string => `正在核对，${done}%`, accepted: '从头点了一遍，都对得上', incomplete: '能查的都对，有的没有公开，点不了全部', rejected: '对不上', leaves: (count: number): string => `一共 ${count} 条`, check: '核对过，没问题', checkNote: '两位都核对过，解票的钥匙就销毁。', checkFirst: '先在手机上点一遍', otherWay: '也可以把整份票存下来，用另外的电脑和程序点：', file: '存整份公布的票',
  keys: '解票的钥匙', keysKept: '还在。两位监票人核对以后销毁。', keysDue: (when: string): string => `最晚 ${when} 销毁。`, keysDestroyed: (when: string): string => `${when}销毁了，封着的票也删了。`, damaged: (count: number): string => `有 ${count} 张封着的票拆不开，或者签名不对：有人动过数据库`, only: '这里给监票人看', onlyNote: '结果出来，都在投票的页面上。', checked: '核对过了',
} as const;
