import type { Role } from '../../../shared/domain/kernel/roles';

/** A named person of the start page. `unit` is an id suffix of the main community, or a whole id after `=`. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: string;
  readonly blurb: string;
  readonly elderMode?: boolean;
  /** Number of the building in the main estate, and of its entrance. */
  readonly home?: readonly [building: number, entrance: number];
  /** Level of identity; who has none was seen at the counter. */
  readonly level?: 1;
  /** Staff log in with this name; the password is the demonstration's. */
  readonly username?: string;
  /** Grids of the main community that a grid worker looks after, from 1. */
  readonly grids?: readonly number[];
}

/** Password of every demonstration account. Production refuses to start with such accounts. */
export const DEMONSTRATION_PASSWORD = 'linli-yanshi-2026';

/** The cast, in the order of the start page. They all live or work in 梧桐里社区 or serve it from above. */
export const CAST: readonly CastMember[] = [
  {
    id: 'p-wangxiuying', name: '王秀英', role: 'resident', unit: '', home: [3, 2], elderMode: true,
    blurb: '王阿姨，住 3 栋，眼睛花，用长辈版。可以看大字首页、报一件事、看办到哪一步。',
  },
  {
    id: 'p-chenyawen', name: '陈雅文', role: 'resident', unit: '', home: [6, 1],
    blurb: '陈女士，上班族，有一件事等她评价，还有一件正在办。可以随手拍、补充情况、评价。',
  },
  {
    id: 'p-liming', name: '李明', role: 'resident', unit: '', home: [9, 3], level: 1,
    blurb: '两个孩子的爸爸，刚交来一件急事。可以看别人怎么办他的事，也可以撤回。',
  },
  {
    id: 'p-zhaozhiqiang', name: '赵志强', role: 'volunteer', unit: '-social', home: [2, 1],
    blurb: '志愿者，会修自行车，常帮邻居把事情拍下来交给工作站。',
  },
  {
    id: 'p-zhouyulan', name: '周玉兰', role: 'councilMember', unit: '-council', home: [12, 2],
    blurb: '退休教师，居民议事会成员，爱问一句“后来呢”。',
  },
  {
    id: 'p-wuhaiyan', name: '吴海燕', role: 'gridWorker', unit: '-st', username: 'wuhaiyan', grids: [1, 2, 3],
    blurb: '第 1 到第 3 网格的网格员。可以到现场核实、核查处置结果。',
  },
  {
    id: 'p-linxiaomei', name: '林晓梅', role: 'stationStaff', unit: '-st', username: 'linxiaomei',
    blurb: '工作站接件的人。可以受理、交办、即接即办、不予受理、核查，电脑上是工作台。',
  },
  {
    id: 'p-lianguoping', name: '梁国平', role: 'stationHead', unit: '-st', username: 'liangguoping',
    blurb: '工作站站长，看超时的和等核查的，也能接件。',
  },
  {
    id: 'p-hejianguo', name: '何建国', role: 'departmentHandler', unit: '-pm', username: 'hejianguo',
    blurb: '锦园物业的何师傅。可以签收、修好、拍照反馈。',
  },
  {
    id: 'p-tangwei', name: '唐伟', role: 'departmentHandler', unit: '=s01-enforcement', username: 'tangwei',
    blurb: '街道综合执法队队员，管噪声、占道、遛狗和消防通道。可以签收和反馈。',
  },
  {
    id: 'p-handong', name: '韩冬', role: 'departmentHandler', unit: '=s01-city', username: 'handong',
    blurb: '街道城管办的人，管井盖、路面和没有物业的地方的垃圾。',
  },
  {
    id: 'p-luojianjun', name: '罗建军', role: 'departmentHandler', unit: '=d-water-w', username: 'luojianjun',
    blurb: '供水所的罗师傅，帮着物业一起修，吹哨叫到就来。',
  },
  {
    id: 'p-zhengmin', name: '郑敏', role: 'streetDispatcher', unit: '=s01', username: 'zhengmin',
    blurb: '街道调度员，看得到全街道的工单，定得了谁办、缓不缓。',
  },
  {
    id: 'p-sunli', name: '孙丽', role: 'auditor', unit: '=d', username: 'sunli',
    blurb: '区里的审计人员，只看不改。',
  },
  {
    id: 'p-gaoxiang', name: '高翔', role: 'administrator', unit: '=d', username: 'gaoxiang',
    blurb: '管理员，管单位、人员和规则。',
  },
];
