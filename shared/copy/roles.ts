import type { Role } from '../domain/kernel/roles';

/** What a role is called. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  resident: '居民',
  volunteer: '志愿者',
  councilMember: '议事会成员',
  gridWorker: '网格员',
  stationStaff: '工作站工作人员',
  stationHead: '站长',
  departmentHandler: '经办人',
  streetDispatcher: '调度员',
  auditor: '监督员',
  administrator: '管理员',
};

/** What somebody in this role does here, for the start page. */
export const ROLE_BLURBS: Readonly<Record<Role, string>> = {
  resident: '看到不对劲的地方，拍一张交给工作站',
  volunteer: '有空的时候，帮邻居一把',
  councilMember: '大家的事，坐下来一起商量',
  gridWorker: '先到现场看看，核实清楚',
  stationStaff: '居民交来的事，都先到您这里',
  stationHead: '站里的事，您看着办到底',
  departmentHandler: '签收、去办、拍照反馈',
  streetDispatcher: '几个单位的事，您来协调',
  auditor: '看得到过程，不动手改',
  administrator: '管单位、网格和人员',
};

/** `网格员 王桂芳`: a person as colleagues read them. */
export function roleAndName(role: Role, name: string): string {
  return `${ROLE_WORDS[role]} ${name}`;
}
