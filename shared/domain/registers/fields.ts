/** What a table of others is taken in as: orders of a platform above, or a register (台账) of another system. */
export const SHEET_USES = ['orders', 'register'] as const;
export type SheetUse = (typeof SHEET_USES)[number];

/** What a column of theirs may hold. `title` to `money` are of work that has to be admitted first (准入); the last four are filled in by us where a platform wants its table back. */
export const SHEET_FIELDS = [
  'number', 'category', 'text', 'address', 'community', 'lng', 'lat', 'name', 'phone', 'deadline',
  'filedAt', 'status', 'closedAt', 'result',
  'title', 'basis', 'people', 'money',
  'replyNumber', 'replyStatus', 'replyText', 'replyAt',
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];

/** Fields of each use; the first are those without which nothing can be done. */
export const FIELDS_OF: Readonly<Record<SheetUse, { readonly must: readonly SheetField[]; readonly may: readonly SheetField[] }>> = {
  orders: { must: ['number', 'category', 'text', 'address'], may: ['community', 'lng', 'lat', 'deadline', 'name', 'phone', 'title', 'basis', 'people', 'money', 'replyNumber', 'replyStatus', 'replyText', 'replyAt'] },
  register: { must: ['number', 'category', 'text', 'address', 'filedAt'], may: ['community', 'lng', 'lat', 'status', 'closedAt', 'result', 'deadline', 'name', 'phone'] },
};
/** Fields that say of work what a request for its admission needs; a matter of a resident has none of them. */
export const WORK_FIELDS: readonly SheetField[] = ['title', 'basis', 'people', 'money'];
/** Fields that we write and never read. */
export const REPLY_FIELDS = ['replyNumber', 'replyStatus', 'replyText', 'replyAt'] as const satisfies readonly SheetField[];
export type ReplyField = (typeof REPLY_FIELDS)[number];

export const fieldsOf = (use: SheetUse): readonly SheetField[] => [...FIELDS_OF[use].must, ...FIELDS_OF[use].may];

/** Which column (from 0) holds what; a field that no column holds is absent. */
export type SheetMapping = Partial<Record<SheetField, number>>;

/** How systems in use call their columns; the first that fits best stands first. Blanks and brackets do not count. */
const NAMES: Readonly<Record<SheetField, readonly string[]>> = {
  number: ['工单编号', '工单号', '受理编号', '案件编号', '任务号', '诉求编号', '事件编号', '流水号', '编号', '单号'],
  category: ['诉求类别', '问题类别', '事项类别', '案件类别', '工单类别', '事件类型', '问题类型', '诉求类型', '类别', '分类', '类型', '小类名称'],
  text: ['诉求内容', '问题描述', '事项描述', '案件描述', '反映内容', '工单内容', '来电内容', '描述', '内容', '诉求标题', '标题'],
  address: ['事发地址', '问题地址', '诉求地址', '发生地址', '案发地址', '详细地址', '地址', '地点', '位置'],
  community: ['所属社区', '社区名称', '事发社区', '社区'],
  lng: ['经度', 'lng', 'lon', 'longitude', 'x坐标'],
  lat: ['纬度', 'lat', 'latitude', 'y坐标'],
  name: ['来电人', '诉求人', '市民姓名', '联系人', '反映人', '姓名'],
  phone: ['联系电话', '来电号码', '联系方式', '手机号', '手机', '电话'],
  deadline: ['办理时限', '完成时限', '完成期限', '办结时限', '截止时间', '要求办结时间', '办理期限', '处置截止时间', '时限'],
  filedAt: ['受理时间', '来电时间', '上报时间', '登记时间', '创建时间', '诉求时间', '发生时间', '提交时间'],
  status: ['办理状态', '工单状态', '案件状态', '状态'],
  closedAt: ['办结时间', '结案时间', '完成时间', '归档时间'],
  result: ['办理结果', '处理结果', '处置结果', '处理情况', '办理情况', '结案意见'],
  title: ['工作名称', '任务名称', '事项名称', '工作事项'],
  basis: ['下派依据', '政策依据', '文件依据', '依据文件', '依据'],
  people: ['所需人数', '需要人数', '配套人员', '人数'],
  money: ['配套经费', '工作经费', '所需经费', '经费'],
  replyNumber: ['承办单位工单号', '承办单号', '承办编号'],
  replyStatus: ['回复状态', '办理进度', '承办状态', '反馈状态'],
  replyText: ['回复内容', '答复内容', '办理回复', '反馈内容', '答复'],
  replyAt: ['回复时间', '答复时间', '反馈时间'],
};

/** A title as it is compared: without blanks, brackets with what they hold, stars and colons. */
export const plainTitle = (title: string): string => title.normalize('NFKC').toLowerCase().replace(/\(.*?\)|\[.*?\]/g, '').replace(/[\s*:_\-/]/g, '');

/** Which columns look like what, by their titles: whole names first, then names within longer ones; no column twice. */
export function suggestMapping(titles: readonly string[], use: SheetUse): SheetMapping {
  const plain = titles.map(plainTitle);
  const taken = new Set<number>();
  const found: SheetMapping = {};
  const settle = (field: SheetField, fits: (title: string, name: string) => boolean): void => {
    if (found[field] !== undefined) return;
    for (const name of NAMES[field]) {
      const at = plain.findIndex((title, column) => title !== '' && !taken.has(column) && fits(title, name));
      if (at < 0) continue;
      found[field] = at;
      taken.add(at);
      return;
    }
  };
  for (const field of fieldsOf(use)) settle(field, (title, name) => title === name);
  // Short names lie in too many others.
  for (const field of fieldsOf(use)) settle(field, (title, name) => name.length >= 3 && title.includes(name));
  return found;
}

/** The columns that were chosen for a source before, by their titles, where the new table has them still. */
export function keptMapping(kept: Readonly<Partial<Record<SheetField, string>>>, titles: readonly string[], use: SheetUse): SheetMapping {
  const plain = titles.map(plainTitle);
  const found: SheetMapping = {};
  for (const field of fieldsOf(use)) {
    const title = kept[field];
    const at = title === undefined ? -1 : plain.indexOf(plainTitle(title));
    if (at >= 0) found[field] = at;
  }
  return found;
}

/** What is missing in a mapping, or chosen twice. */
export function mappingFaults(mapping: SheetMapping, use: SheetUse, columns: number): { readonly field: SheetField; readonly code: 'required' | 'twice' | 'notOneOf' }[] {
  const seen = new Set<number>();
  return fieldsOf(use).flatMap((field): { field: SheetField; code: 'required' | 'twice' | 'notOneOf' }[] => {
    const at = mapping[field];
    if (at === undefined) return FIELDS_OF[use].must.includes(field) ? [{ field, code: 'required' }] : [];
    if (at >= columns) return [{ field, code: 'notOneOf' }];
    if (seen.has(at)) return [{ field, code: 'twice' }];
    seen.add(at);
    return [];
  });
}

/** What a table may be: bytes of the file, rows, columns, characters of a cell, problems that are kept, rows shown first, rows of one stored part. */
export const SHEET_LIMITS = { fileBytes: 20 * 1024 * 1024, rows: 100_000, columns: 60, cell: 4_000, problems: 200, previewRows: 10, part: 1_000, categories: 200 } as const;
/** Days for which the rows of a table are kept: undecided, and of orders for the reply in their columns (PIPL Art. 19). */
export const KEPT_DAYS = { undecided: 7, replies: 180 } as const;
