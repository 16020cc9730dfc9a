import type { VoteLeast, VotePreset } from '../domain/votes/drafts';

export const VOTE_PRESET_WORDS: Readonly<Record<VotePreset, { readonly name: string; readonly hint: string }>> = {
  body: { name: '按这个组织的规矩', hint: '到场、同意各要多少，照它现在的规矩' },
  council: { name: '过半数', hint: '过半数的人参加，参加的过半数同意' },
  twoThirds: { name: '三分之二', hint: '过半数的人参加，参加的三分之二以上同意' },
  simple: { name: '多的算', hint: '不看来了多少，同意的比不同意的多就行' },
  ownersCommittee: { name: '业委会', hint: '过半数的人参加，全体的一半以上同意' },
  owners: { name: '业主一般事项', hint: '民法典 278 条：面积、人数都要三分之二以上参加，参加的过半数同意' },
  ownersSpecial: { name: '业主重大事项', hint: '民法典 278 条：面积、人数都要三分之二以上参加，参加的四分之三以上同意' },
};
export const VOTE_LEAST_WORDS: Readonly<Record<VoteLeast, string>> = { any: '票多的就行', half: '要一半以上的人选它' };
export const LINE_STATE_WORDS = { none: '还没投', voted: '手机上投了', issued: '手机上领了票', paper: '领了纸票', entered: '一个人录了', unequal: '两个人看得不一样', counted: '录好了', voided: '划掉了' } as const;

/** On the pages of who watches a vote by name. */
export const VOTE_DESK = {
  draft: '准备一次表决', drafted: '草稿写好了，请监票人看', noPeople: '先把成员名单写上，才有监票人可选',
  linesNote: '写房号或姓名的开头来找', onlyPaper: '只看领了纸票的', onlyIssued: '只看手机上领了票的', handPaper: '发纸票', voidLine: '划掉', voidWhy: '为什么划掉', addLine: '补一行', addLabel: '写房号或姓名', addName: '谁来投（姓名，可以不写）', addTail: '手机号后四位', addArea: '面积（平方米）', addWhy: '为什么补', enter: '录纸票', entered: '您录的',
} as const;

/** The form of a draft. */
export const VOTE_FORM = {
  title: '问什么', titlePlaceholder: '比如：草地边加两排晾衣架', text: '说清楚', textPlaceholder: '做什么、花多少钱、谁来办、多久，写全。定下来以后不能改', clauses: '表决哪一条', method: '怎么问', unit: '谁来投', preset: '按什么算', options: '选项', option: (n: number): string => `第 ${n} 个`, addOption: '再加一个', cost: '要多少钱（元）', k: '每位最多选几个', seats: '取几个', amount: '一共多少钱（元）', least: '要多少人选它',
  opens: '什么时候开始', opensNow: '定下来就开始', closes: '什么时候截止', scrutineers: '监票人（选两位）', ballot: '记名还是不记名', named: '记名', namedNote: '谁投了什么，监票人看得到', secret: '不记名', secretNote: '谁选了什么，谁也看不到', minBallots: '最少要几票才拆（至少 3）', minNote: '太少了猜得出谁选了什么；到不了这个数就不拆，直接销毁', secretPersons: '选举人的，最好还是去投票间用纸票。', publish: '票怎么公布', publishOpen: '公开：每一票选了什么都看得到', publishCommitted: '盖住：只有自己能找到自己那一票', paper: '也发纸票', binding: '正式表决，结果算数', poll: '这里只能做意向征询', pollTopic: '直接拿议题来问大家，只是意向征询，不作决定。要作决定，回到议题里开始协商，在协商里表决。', save: '存好，请监票人看', saved: '存好了',
} as const;
