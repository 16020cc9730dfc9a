/** After a secret ballot was cast: looking for it in what was published, and forgetting it. */
export const RECEIPT = {
  receipt: '回执', receiptNote: '公布以后，手机用它在公布的票里找您这一票，不会显示您选了什么。', forget: '忘掉我的回执', forgetAsk: '忘掉以后，这部手机上再也看不出您投过什么，也没法证明票丢了。', forgetYes: '忘掉', forgot: '忘掉了',
  find: '在公布的票里找一找', findNote: '整份公布的票下到手机上，在手机上找，谁也不知道您找的是哪一张。', findOthers: '看看有没有人冒领我的票', finding: '正在手机上一张一张地看', notYet: '结果公布以后，可以在这里找到自己这一票。',
  found: {
    counted: '您这一票点进去了', few: '投的人太少，谁的票都没有拆开', missing: '公布的票里没有您这一票', broken: '这份公布的票和先前签过名的不一样', notAsked: '没有人冒领您的票', asked: '有人用您的名义领了票', otherToken: '记在您名下的票不是您领的那张',
  } as const,
  foundNote: {
    counted: '公布的票、签名、名单都对得上。', few: '没到最少的票数，票没有拆就销毁了。', missing: '请马上告诉监票人，把下面的回执给他看：它证明您的票收到过，说不出您选了什么。', broken: '请马上告诉监票人，换一个网再下一次看看。', notAsked: '您没有投，公布的名单上也没有您领票的记录。', asked: '您没有在这部手机上领过票。在别的手机上也没有的话，马上告诉监票人。', otherToken: '请马上告诉监票人。',
  } as const,
  copy: '复制回执给监票人', copied: '复制好了，只发给监票人',
} as const;
