import type { KeyScope, KeyState } from '../domain/integrations/apiKeys';

/** What a key may be used for, in the words of the 管理 page. */
export const KEY_SCOPE_WORDS: Readonly<Record<KeyScope, { readonly name: string; readonly detail: string }>> = {
  'requests.file': { name: '交诉求', detail: '替居民把事情报进来，能看自己报来的原话' },
  'requests.update': { name: '补充', detail: '给自己报来的事补一句' },
  'files.fetch': { name: '取交接文件', detail: '取本单位的交接文件，导好了确认交到' },
  'webhooks.replay': { name: '补收推送', detail: '没收到的推送，从第几条起再取一遍' },
};

export const KEY_STATE_WORDS: Readonly<Record<KeyState, string>> = { active: '在用', ending: '快到期', expired: '到期了', revoked: '作废了' };

/** Rules that keep a key from being made or changed. */
export const KEY_RULE_WORDS = {
  tooManyKeys: '一个单位最多 20 把在用的密钥，先作废不用的再做',
  keyOver: '这把密钥已经作废或到期，做一把新的',
} as const;

export const KEY_WORDS = {
  title: '对接密钥',
  lead: '外面的系统凭密钥交诉求、取推送。密钥只在做好的那一刻显示一次，这里只留它的指纹。',
  page: '对接说明',
  none: '还没有密钥',
  noneDetail: '有单位的系统要接进来，就做一把给它。',
  make: '做一把密钥',
  made: '做好了，现在就抄下来',
  madeDetail: '离开这一页就再也看不到了。只交给对方管系统的人，不要发到群里。',
  madeBefore: '这把已经做好了，密钥显示过一次。没抄下来就换一次。',
  copied: '抄好了',
  rotate: '换密钥',
  rotateAsk: '换成新的？',
  rotateBody: '新的马上能用，旧的再用 {hours} 小时，让对方来得及换。',
  revoke: '作废',
  revokeAsk: '作废「{name}」？',
  revokeBody: '对方马上就进不来了，也不能再恢复。',
  revoked: '作废了',
  never: '还没用过',
  until: '到 {day} 为止',
  lastUsed: '上次用是 {when}',
  overlap: '旧的用到 {when}',
  perMinute: '一分钟最多 {count} 次',
} as const;
