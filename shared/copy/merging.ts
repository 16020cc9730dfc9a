/** Words of 并案, 我也遇到 and what residents change themselves: buttons, phrases, refusals. */
export const MERGE_BUTTONS = {
  edit: '改一改',
  takeBackPhotos: '收回照片',
  regrade: '改急缓',
  merge: '并到另一件',
  unmerge: '拆开单独办',
  absorb: '并进来一件',
  letGo: '拆出去一件',
  conclude: '一起办结',
  resume: '一起再办',
} as const;

export const MERGE_PHRASES = {
  edit: (who: string) => `${who}改了写的内容`,
  takeBackPhotos: (who: string) => `${who}收回了照片`,
  regrade: (who: string) => `${who}改了急缓`,
  merge: (who: string) => `${who}看过，和另一件是同一件事，并到一起办`,
  unmerge: (who: string) => `${who}把这件拆出来，单独办`,
  absorb: () => '又有居民报了这件事，并进来一起办',
  letGo: () => '并进来的一件拆出去，单独办了',
  conclude: () => '一起办的那件办结了',
  resume: () => '一起办的那件接着办',
} as const;

export const MERGE_RULE_WORDS = {
  mergeSelf: '这就是它自己，请另选一件',
  mergeRing: '那一件已经并到这一件里了，不能再并回来',
  mergeElsewhere: '那一件在另一个社区，不能并在一起办',
  leadEnded: '那一件已经办完了，没有可以一起办的了。有新情况就单独办',
  saidApart: '居民说过这不是同一件，请单独办',
  mergeSupported: '这件还有协办单位在办，等他们办完，或撤掉协办再并',
  othersWait: '还有邻居也遇到这件事，工作站接着办，先不能撤回。您不用再管，办好了告诉您一声',
  noOwnPhotos: '这件事里没有您的照片',
  lastEvidence: '收回以后就什么也没有了。先写一句是什么事，或者撤回这件事',
  notOwnPhoto: '这张照片不是您放的，收不回来',
  ownCase: '这件事就是您报的，有新情况点「补充情况」',
  matterEnded: '这件事已经办完了。您还遇到的话，请另外报一件',
  notFollowed: '您没有跟着这件事',
  sensitiveNotJoined: '这类事关系到个人，请您单独报，别人看不到',
} as const;

/** Sentences of the program about merges. */
export const MERGE_WORDS = {
  leadGivenUp: '一起办的那件不办了，您这件接着单独办',
} as const;
