import type { FieldAction } from '../domain/cases/field';

/** A step on the spot: its button, the question of its form, and how it is called while it waits. */
interface StepWords {
  readonly button: string;
  readonly done: string;
  readonly title: string;
  readonly note: string;
  readonly words: string;
  readonly example: string;
  /** What is said when neither a word nor a photo is there, or the word that is needed is missing. */
  readonly missing: string;
}

const SEEN = '写在进展里，居民也看得到';

export const STEP_WORDS: Readonly<Record<FieldAction, StepWords>> = {
  acknowledge: { button: '签收', done: '签收', title: '签收', note: SEEN, words: '', example: '', missing: '' },
  acknowledgeSupport: { button: '签收协办', done: '签收协办', title: '签收协办', note: SEEN, words: '', example: '', missing: '' },
  inspect: { button: '到现场看过', done: '现场看过', title: '现场什么样', note: SEEN, words: '看到什么', example: '例如：井盖裂成两半，已经放了路锥', missing: '写一句或拍一张，说说现场什么样' },
  handle: { button: '报告办好了', done: '报告办好了', title: '办成什么样', note: '另一个人核查，居民也看得到', words: '办了什么', example: '例如：换了新井盖，四周补了水泥', missing: '写一句或拍一张，居民才看得到办成什么样' },
  supportDone: { button: '协办办好了', done: '报告协办办好了', title: '协办的部分办成什么样', note: '主办单位和居民都看得到', words: '办了什么', example: '例如：管子补好了，可以回填', missing: '写一句或拍一张，主办单位和居民才看得到' },
  supportProgress: { button: '先说进展', done: '说了进展', title: '办到哪一步了', note: '主办单位和居民都看得到', words: '办到哪一步', example: '例如：挖开了，明天换管子', missing: '写一句办到哪一步了，居民也看得到' },
  verify: { button: '核查通过', done: '核查通过', title: '核查通过', note: '接着请居民评价', words: '看到什么（可以不写）', example: '例如：灯亮了，两层都看过', missing: '' },
  reject: { button: '还没办好', done: '退回接着办', title: '哪里没办好', note: '退回去接着办，居民也看得到', words: '哪里没办好', example: '例如：井盖换了，边上一圈还是空的', missing: '写一句哪里没办好，他们才知道怎么补' },
  return: { button: '不归我们', done: '退单', title: '为什么不归您单位', note: '工作站和居民都看得到', words: '为什么', example: '例如：这段管子是市政的，图上标着', missing: '写一句为什么不归您单位，工作站和居民都看得到' },
  returnSupport: { button: '协办不归我们', done: '退回协办', title: '为什么不归您单位', note: '主办单位和居民都看得到', words: '为什么', example: '例如：这段管子是市政的，图上标着', missing: '写一句为什么不归您单位，主办单位和居民都看得到' },
  note: { button: '内部记一笔', done: '记了一笔', title: '内部记一笔', note: '居民看不到这里', words: '记什么', example: '例如：门卫老周有钥匙', missing: '写一句再记' },
};

/** The pages for people on their feet. */
export const FIELD = {
  title: '外勤',
  case: '这一件',
  near: '离我近',
  due: '按期限',
  grid: '按网格',
  none: '现在没有要跑的事',
  noneBody: '交给您或您单位、能在现场办的事，会出现在这里。没有网也打得开。',
  where: '按离您远近排，要用一下您现在的位置',
  whereNote: '位置只在这台手机上算距离，不发给任何人，也不存。',
  useMine: '用我的位置',
  choose: '选个地方',
  refused: '没有位置也不要紧：选个地方来排，或者按期限、按网格看。',
  from: (name: string): string => `从${name}算`,
  here: '您现在的位置',
  again: '重新定位',
  late: '超时',
  today: '今天到期',
  toEvaluate: '等居民评价',
  go: '去这里',
  open: '看整张工单',
  openNote: '要打电话给居民，在工单里写明缘由再看号码。',
  more: '只列了最急的一部分，办掉一些再来看。',
  gone: '这件事您这边没有要在现场办的了',
  outside: '不在网格里',
  why: '还有协办没办完，为什么先报办好',
  whyMissing: '写一句为什么先报，居民看得到',
  leave: '写好，发出',
  leaveNote: '没有网也能写好。存在这台手机上，有网自己发，只算一次。',
  full: '这台手机存不下了，没有记上。删掉几张照片，或者清理一下手机再试',
  photoFull: '这台手机存不下这张照片了',
  left: '记下了',
  leftOffline: '记下了，有网自己发',
  gaveUp: '写到一半的存着，下次接着写',
} as const;
