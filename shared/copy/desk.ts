import type { BatchAction } from '../domain/desk/batch';

export const BATCH_WORDS: Readonly<Record<BatchAction, string>> = { accept: '受理', acceptAndDispatch: '按建议受理并交办', acknowledge: '签收', note: '都记一笔' };

/** Working on several cases at once. */
export const BATCH = {
  start: '多选',
  end: '不选了',
  all: '这些都选',
  none: '点一件，就选上',
  chosen: (count: number) => `选了 ${count} 件`,
  most: '一次最多 50 件',
  done: (done: number, all: number) => (done === all ? `${all} 件都办好了` : `${done} 件办好了，${all - done} 件没办成`),
  failed: '没办成的，一件一件看',
  noSuggestion: '没有建议的单位，请打开来办',
  note: '写给同事的话，居民看不到',
  noteMissing: '写一句再记',
} as const;

/** The register (台账) as a table. */
export const REGISTER = {
  take: '导出台账',
  done: '台账导出了，存在下载的文件里',
  cut: (rows: number) => `太多了，表里只有前 ${rows} 件，把日子选短一些分几次导`,
  name: (day: string) => `台账-${day}.xlsx`,
} as const;
export const REGISTER_COLUMNS = ['工单号', '交来', '类别', '急缓', '什么事', '地方', '现在', '主办单位', '答复期限', '第几轮', '结果', '退回几次', '一起遇到的'] as const;

/** Templates of words. */
export const TEMPLATES = {
  use: '用模板',
  manage: '改模板',
  title: '回复模板',
  lead: '写一次，大家用。【】里的字，用的时候换成那件事的。',
  none: '还没有模板',
  name: '叫什么',
  text: '写什么',
  add: '加一个',
  gaps: (words: string) => `还有没填上的：${words}`,
} as const;
