import type { ChannelKind } from '../domain/integrations/channels';

/** What the pages of channels ask for, by kind. */
export const CHANNEL_KIND_DETAILS: Readonly<Record<ChannelKind, string>> = {
  webhook: '单位有自己的系统，工单一条条送过去，带签名',
  wecom: '群里来一条摘要，不带居民的话和地址',
  dingtalk: '群里来一条摘要，不带居民的话和地址',
  email: '一件一封邮件，对方回信就算回话',
  drop: '平台只让导表的，到点做成 Excel 或 CSV，自己来取',
  open311: '城市平台按 Open311 收，编号和进展我们去问',
};
export const ADDRESS_HINTS: Readonly<Record<ChannelKind, string>> = {
  webhook: 'https://对方的接口地址',
  wecom: '在群设置的机器人里复制',
  dingtalk: '在群设置的机器人里复制',
  email: 'paidan@example.com',
  drop: '',
  open311: 'https://对方的地址/open311/v2',
};

/** How long is tried, in hours, as people choose it. */
export const GIVE_UP_CHOICES: readonly { readonly hours: number; readonly label: string }[] = [
  { hours: 24, label: '1 天' },
  { hours: 72, label: '3 天' },
  { hours: 168, label: '7 天' },
  { hours: 720, label: '30 天' },
];
export const giveUpWords = (hours: number): string => (hours % 24 === 0 ? `${hours / 24} 天` : `${hours} 小时`);

/** What is wrong with the further facts of a channel. */
export const CHANNEL_OPTION_WORDS = { wrongKind: '这种通道要填的不是这些，请照页面上的填' } as const;
