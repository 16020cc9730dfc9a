/** Mail to a unit: one matter, one letter, answered by replying. */
export const MAIL_WORDS = {
  subject: '{number} {what}：{title}',
  test: '邻里的一封测试邮件',
  testBody: '这是一条测试，来自邻里工作台。收到就是通了，不用回，也不用办。',
  /** Everything from this line on is ours. */
  above: '======== 请在这一行上面回复 ========',
  how: '第一行写：收到、在办、办好了 或 退回。下面写一句怎么办的，或者为什么退，居民会看到。照片直接放进附件，最多 3 张。你们自己有编号的，另起一行写：我方编号：…',
  noAnswers: '这个邮箱不收回信，请到工作台办。',
  number: '编号：{number}',
  category: '类别：{category}',
  place: '地点：{place}（WGS-84 {lat}, {lng}）',
  community: '社区：{community}',
  due: '期限：{due} 前',
  task: '请协办：{task}，{due} 前回话；整件事由{lead}主办',
  words: '居民写的：',
  photos: '照片 {count} 张，请到工作台看',
  link: '工作台：{link}',
  order: '对方编号：{number}',
} as const;

/** How a letter is told of that is tied to nothing we know. */
export const STRAY_WORDS = {
  channel: '邮件',
  from: '来自 {from}',
  nobody: '没有写是谁寄的',
  bounce: '退信',
  pictures: '（信里有 {count} 张图片，没有留）',
} as const;
/** Pictures beyond what an answer holds. */
export const morePictures = (count: number, most: number): string => `（信里有 ${count} 张照片，收了前 ${most} 张）`;

/** What came of a letter that was handed in, for the log of the gateway. */
export const MAIL_RESULT_WORDS = {
  answer: '是一封回信，记下了',
  bounce: '是一封退信，那件已经停下来给人看',
  kept: '编号对不上或者过时了，记下给人看',
  ignored: '是自动回复或者还在路上的通知，没有记',
  unknown: '不是回给哪一件的，没有记',
  unreadable: '读不出是一封信，没有记',
} as const;
