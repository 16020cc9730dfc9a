import type { UnitKind } from '../domain/kernel/roles';

/** What a kind of unit is called. */
export const UNIT_KIND_WORDS: Readonly<Record<UnitKind, string>> = {
  district: '区',
  street: '街道',
  community: '社区',
  station: '社区工作站',
  partyCommittee: '社区综合党委',
  residentsCommittee: '居委会',
  collectiveCompany: '股份合作公司',
  socialOrganisation: '社会组织',
  property: '物业',
  ownersCommittee: '业委会',
  enterprise: '爱心单位',
  council: '居民议事会',
  streetOffice: '街道科室',
  department: '区直部门',
  utility: '水电气单位',
};

/** Levels of the organisation and of areas of responsibility. */
export const AREA_WORDS = { grid: '网格', community: '社区', street: '街道', district: '全区' } as const;
