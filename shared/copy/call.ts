/** The call to the station, on every page. */
export const CALL = {
  station: '打给工作站',
  district: '打给区里',
  /** Nobody knows yet whose station it is, and the district has given no number. */
  none: '选好社区，这里就有您那里工作站的电话',
  noNumber: '工作站还没登记电话，请到站里来',
  emergency: '着火打 119，救人打 120，报警打 110',
} as const;

/** `有人接，到 17:30`: somebody answers now. */
export const answeredUntil = (moment: string): string => `有人接，到 ${moment}`;
/** `现在没人接，明天 9:00 有人`: nobody does, but will. */
export const answeredFrom = (moment: string): string => `现在没人接，${moment} 有人`;
/** The same in elder mode: `有人接，到五点半`; `现在没人接，明天上午九点有人`. */
export const elderAnsweredUntil = (hour: string): string => `有人接，到${hour}`;
export const elderAnsweredFrom = (moment: string): string => `现在没人接，${moment}有人`;

/** WeChat's care mode (关怀模式) brought elder mode with it. */
export const CARE = {
  on: '微信开着关怀模式，这里也换成了长辈版。',
  off: '微信的关怀模式关了，这里也回到了标准版。',
  back: '换回标准版',
  keep: '就用长辈版',
  forward: '还用长辈版',
  fine: '知道了',
} as const;
