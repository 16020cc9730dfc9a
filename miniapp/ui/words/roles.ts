import { type Role } from '@shared/domain/kernel/roles';

/** What a role is called to people. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  resident: '居民',
  volunteer: '志愿者',
  councilMember: '议事会成员',
  gridWorker: '网格员',
  stationStaff: '工作站工作人员',
  stationHead: '工作站站长',
  departmentHandler: '经办人',
  streetDispatcher: '街道调度员',
  auditor: '督查员',
  administrator: '管理员',
};
