/**
 * Words by which 我的 and other matters lead into a feature, for those features whose own words are many: this file stands in the
 * main package of the mini-program, theirs are fetched with them.
 */
export const DOORS = {
  lessons: { title: '小课', detail: '几分钟一节，碰上了先看一眼', entry: (name: string): string => `小课：${name}`, minutes: (count: number): string => `${count} 分钟` },
  mediations: { title: '请人调解', detail: '和邻居、家里、物业有过不去的事，请人帮着坐下来谈', desk: '调解', deskDetail: '问两边愿不愿意、请调解员、确认协议、回访' },
  visits: { title: '请人来看看', detail: '一个人闷、病了、刚搬来，请网格员来坐坐', desk: '走访', deskDetail: '居民想请人来看看的，约时间、写答应的事', elder: '想请人来家里坐坐？点这里' },
  bookings: { title: '订场地、排接待号', detail: '活动室、会议室、书记接待日、法律咨询', desk: '场地和接待', deskDetail: '当天谁来、叫号、同意预约' },
  services: { title: '办事指南', detail: '去哪里办、带什么、几点开门', home: '办事：去哪里、带什么、几点开门' },
  openBooks: { title: '公开栏', detail: '居委会、股份公司、业委会、物业的账、合同、决定', deskDetail: '公开账目、合同、决定，答居民的问题' },
  round: { title: '请您来选一个微项目', until: (when: string): string => `到 ${when}都能选` },
  closing: '注销账号',
  suspects: { title: '可疑时长', detail: '志愿者时长里看着不对的' },
} as const;
