/** Words that many pages share. */
export const COMMON = {
  appName: '邻里',
  elderMode: '长辈版',
  standardMode: '标准版',
  loading: '正在取来',
  retry: '再试一次',
  back: '返回',
  cancel: '先不办',
  confirm: '就这样办',
  save: '存好',
  close: '关上',
  more: '再看一些',
  noMore: '都在这里了',
  search: '找一找',
  callStation: '打给工作站',
  logout: '退出登录',
  you: '您',
  neighbour: '居民',
  program: '系统',
  oneAtATime: '上一步还在记，记好了再点',
  changedMeanwhile: '有人刚改过，看看最新的，再点一次',
} as const;

/** Where a place is to be chosen, and beside one that was. */
export const PLACE_CHOICE = { choose: '点这里选一下', change: '改地方' } as const;

/** Asked on a phone about a file that WeChat cannot show. */
export const SAVED_TABLE = { title: '文件取好了', body: '微信里打不开这种文件。发到“文件传输助手”，在电脑上存下来。', yes: '发出去', no: '先不发' } as const;

/** Empty, offline and failed: what is so, and what to do. */
export const SITUATIONS = {
  emptyMatters: { title: '还没有在办的事', hint: '看到不对劲的地方，拍一张交给工作站' },
  emptyInbox: { title: '还没有消息', hint: '您交的事有了进展，会写在这里' },
  emptyWorkbench: { title: '这里没有要办的事', hint: '新交来的会排在最上面' },
  emptySearch: { title: '没找到', hint: '换个说法，或者用工单号、手机尾号再找' },
  emptyAround: { title: '附近还没有办好的事', hint: '办好的事会写在这里' },
  offline: { title: '现在没有网', hint: '您写的都在，一个字没丢，连上网就交' },
  sendFailed: { title: '没交上去，是我们这边忙不过来', hint: '您写的都在，一个字没丢，过一会儿自动再交。多点几次也只算一件' },
  failed: { title: '没取来，是我们这边出了问题', hint: '过一会儿再试，着急就打给工作站' },
  waiting: { title: '等着交上去', hint: '什么都没丢，交上去以后开始计时' },
} as const;

/** `{n} 件` and the like: a number with its unit, a thin gap between. */
export function counted(n: number, unit: string): string {
  return `${n} ${unit}`;
}
