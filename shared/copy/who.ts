/** 谁来管: who is in charge, before anything is filed. */
export const WHO_WORDS = {
  title: '这事归谁管',
  lead: '写几个字或选一样事，再选个地方，就知道归谁管、什么时候答复、按哪一条。只是问问，不会记下来。',
  what: '什么事，写几个字',
  example: '比如：下水道堵了',
  answer: '归他们管',
  promise: '报上去，',
  noRule: '清单里没有写明归谁，由工作站判断，跟到底',
  outside: '这个地方不在哪个网格里，交给最近的社区',
  why: '为什么归他们',
  report: '就报这件事',
  list: '看这个社区的事项清单',
} as const;
