/** The public page, for the stairwell board. */
export const VOTE_PUBLIC = {
  publicPage: '给大家看的网页',
  missing: '没有这次表决，看看网址有没有抄错', ask: '表决的事', when: '投票时间', who: '谁来投', rule: '怎么算', options: '选项', scrutineers: '监票人', fingerprint: '防改码', logKey: '签名钥匙', roll: '名单', result: '结果', counts: '票数', note: '没有投的，不算同意。截止以前，谁也看不到票数。', check: '把上面的防改码和楼道里贴的、手机上看到的对一对，应该一个字不差。', cancelled: '这次表决取消了', board: '全部公布的票（给会算的人核对）', open: '在手机上打开', objections: '意见和答复', corrections: '名单改动', minutes: '会议记录',
} as const;

/** On the public page of a secret vote, beside what every vote says. */
export const VOTE_PUBLIC_SECRET = {
  secret: '不记名',
  sentences: (least: number): readonly string[] => ['谁领过票，两位监票人看得到；谁选了什么，谁也看不到，管服务器的人翻数据库也看不到。', '截止以后所有的票一起公布，没有名字，谁都能拿去自己点一遍。', `少于 ${least} 票就不拆开，直接销毁，免得猜得出来。`],
  lot: (drawn: string, order: readonly string[]): string => `当众抽出的是「${drawn}」，票数一样时按这个先后：${order.join('、')}。`,
  head: '开始时的名单码', headNote: (time: string): string => `从这一刻起名单和规矩不能改：${time}`, headCode: '开始时的名单码，用手机扫',
  below: (least: number): string => `投的不到 ${least} 票，没有拆开，票都销毁了。`, damaged: (n: number): string => `有 ${n} 张封好的票打不开或对不上，没有点进去。投了票又找不到自己那一张的，请找监票人。`,
  sample: (when: string, seed: string, of: number, count: number): string => `${when}，按当众抽出的「${seed}」，从 ${of} 位领过票的里面抽 ${count} 位打电话核对。`,
  verify: '自己点一遍', verifyPage: '先存下面两个文件，断开网也能用：打开核对页，选公布的票，填上面的签名钥匙和名单码。', verifier: '核对页（存下来再打开）', file: '全部公布的票', verifyCommand: '会用命令的，也可以这样：',
  destroyed: (when: string): string => `${when}，解票的钥匙销毁了，封着的票也删了。`,
} as const;
