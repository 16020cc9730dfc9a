/** Ids of the named people of the demonstration district, written by hand as its start page lists them. */
export const PEOPLE = {
  wang: { id: 'p-wangxiuying', name: '王秀英' },
  chen: { id: 'p-chenyawen', name: '陈雅文' },
  li: { id: 'p-liming', name: '李明' },
  zhou: { id: 'p-zhouyulan', name: '周玉兰' },
  wu: { id: 'p-wuhaiyan', name: '吴海燕' },
  lin: { id: 'p-linxiaomei', name: '林晓梅' },
  liang: { id: 'p-lianguoping', name: '梁国平' },
  he: { id: 'p-hejianguo', name: '何建国' },
  tang: { id: 'p-tangwei', name: '唐伟' },
  sun: { id: 'p-sunli', name: '孙丽' },
  luo: { id: 'p-luojianjun', name: '罗建军' },
  zheng: { id: 'p-zhengmin', name: '郑敏' },
  zhao: { id: 'p-zhaozhiqiang', name: '赵志强' },
  gao: { id: 'p-gaoxiang', name: '高翔' },
} as const;
export type PersonKey = keyof typeof PEOPLE;
