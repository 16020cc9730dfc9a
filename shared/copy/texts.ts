import { TEXT_PLACES, type TextContent, type TextPlace, type Texts } from '../domain/settings/texts';

/** What stands in a place until the operator writes something else. `{station}` becomes the name of the work station. */
export const TEXT_DEFAULTS: Texts = {
  homeGreeting: '',
  phoneNote: '上班时间有人接，急事打 110、119、120',
  emergencyNote: '着火、有人受伤、闻到煤气味，别在这里报，先打 119 或 120。',
  emergencyNoteElder: '着火、有人摔伤，先打 119、120',
  closedNote: '现在下班了，您交的事上班就有人看。',
  nightDuty: '',
  privacyNote: '您写的和拍的，只给办这件事的人看。',
  afterSubmit: '交上去了，{station}会看到。每走一步都告诉您。',
};

/** Where each stands, for the administrator. */
export const TEXT_PLACE_WORDS: Readonly<Record<TextPlace, { readonly name: string; readonly where: string }>> = {
  homeGreeting: { name: '首页问候', where: '首页门牌下面，空着就不显示' },
  phoneNote: { name: '电话下面的话', where: '首页「打给工作站」下面，空着就不显示' },
  emergencyNote: { name: '先打急救电话', where: '随手拍最上面，还没写的时候就看到' },
  emergencyNoteElder: { name: '先打急救电话（长辈版）', where: '长辈版报问题的第一步' },
  closedNote: { name: '下班后的答复', where: '下班时间随手拍的按钮上面，空着就不显示' },
  nightDuty: { name: '夜里谁值班', where: '下班时间随手拍里，写上值班电话和人；空着就告诉居民夜里没有人守着' },
  privacyNote: { name: '给谁看', where: '随手拍最下面，交之前看到' },
  afterSubmit: { name: '交上去以后', where: '刚交完，事情进展的最上面；{station} 会换成工作站的名字' },
};

/** All words as they stand, the operator's before the program's own. */
export function textsOf(content: TextContent): Texts {
  return Object.fromEntries(TEXT_PLACES.map((place) => [place, content[place] ?? TEXT_DEFAULTS[place]])) as Record<TextPlace, string>;
}
