import type { ImportKind, ImportState, TableKind } from '../domain/administration/imports';

/** What is imported. */
export const IMPORT_KIND_WORDS: Readonly<Record<ImportKind, string>> = {
  units: '单位',
  staff: '人员和身份',
  grids: '网格',
  areas: '单位管理范围',
  places: '地标和地点',
  rooms: '楼栋和房屋',
  rules: '分派规则',
};

/** How far an import is. */
export const IMPORT_STATE_WORDS: Readonly<Record<ImportState, string>> = {
  previewed: '等您点头',
  committing: '正在写入',
  committed: '已经生效',
  refused: '没有采用',
  expired: '放久了，已收走',
};

/** A column of a table: its title, and whether it may be left empty. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly optional?: boolean;
  /** What stands in the template's second row as an example. */
  readonly example: string;
}

/** Titles of the tables, as the templates have them. */
export const IMPORT_COLUMNS: Readonly<Record<TableKind, readonly Column[]>> = {
  units: [
    { key: 'id', title: '编号', example: 'xinhu' },
    { key: 'name', title: '名称', example: '新湖社区' },
    { key: 'kind', title: '类型', example: '社区' },
    { key: 'parentId', title: '上级编号', example: 'street-1' },
    { key: 'phone', title: '电话', optional: true, example: '0755-12345678' },
    { key: 'address', title: '地址', optional: true, example: '新湖路 1 号' },
    { key: 'hours', title: '办公时间', optional: true, example: '周一至周五 9:00–17:30' },
  ],
  staff: [
    { key: 'name', title: '姓名', example: '王桂芳' },
    { key: 'phone', title: '手机号', example: '13800000000' },
    { key: 'unitId', title: '单位编号', example: 'xinhu-station' },
    { key: 'role', title: '身份', example: '工作站工作人员' },
    { key: 'since', title: '任期开始', optional: true, example: '2026-03-01' },
    { key: 'until', title: '任期结束', optional: true, example: '' },
    { key: 'username', title: '账号', optional: true, example: 'wangguifang' },
    { key: 'gridIds', title: '网格编号', optional: true, example: '' },
  ],
  places: [
    { key: 'id', title: '编号', example: 'xinhu-b3' },
    { key: 'name', title: '名称', example: '3 栋' },
    { key: 'kind', title: '类型', example: '楼栋' },
    { key: 'communityId', title: '社区编号', example: 'xinhu' },
    { key: 'lng', title: '经度', example: '114.1' },
    { key: 'lat', title: '纬度', example: '22.6' },
  ],
  rooms: [
    { key: 'communityId', title: '社区编号', example: 'xinhu' },
    { key: 'estate', title: '小区', optional: true, example: '新湖花园' },
    { key: 'building', title: '楼栋', example: '3 栋' },
    { key: 'entrance', title: '单元', optional: true, example: '2 单元' },
    { key: 'no', title: '室', example: '501' },
    { key: 'area', title: '面积', optional: true, example: '89.5' },
  ],
  rules: [
    { key: 'category', title: '类别', example: '楼道照明' },
    { key: 'areaId', title: '范围编号', optional: true, example: 'xinhu' },
    { key: 'unitId', title: '单位编号', example: 'xinhu-property' },
    { key: 'article', title: '依据', example: '事项清单 2-07 楼道照明' },
  ],
};

/** What a kind of landmark is called. */
export const PLACE_KIND_WORDS = {
  building: '楼栋',
  gate: '出入口',
  square: '广场',
  garden: '花园',
  road: '道路',
  parking: '停车场',
  facility: '设施',
  shop: '店铺',
} as const;

/** What an import of rooms would do, and where it differs from the record. */
export const ROOM_NOTES = {
  summary: '新的 {fresh} 户，原来就有、没变的 {same} 户，和原来不一样的 {other} 户',
  otherArea: '{value} 原来是 {from}，采用以后改成 {to}',
  backAgain: '{value} 原来去掉了，采用以后又有了',
} as const;

/** What may be wrong with a row of a file, and how to mend it. */
export const ROW_PROBLEMS = {
  notWorkbook: '这个文件打不开，请用下载的表格模板另存为 .xlsx 再交',
  notGeoJson: '这个文件读不出来，要 GeoJSON 的 FeatureCollection',
  tooManyRows: '一次最多 {max} 行，请分几次交',
  tooManyShapes: '一次最多 {max} 个图形，请按街道分几次交',
  tooManyCorners: '图形的点太多，最多 {max} 个，请简化以后再交',
  tooLarge: '表格展开以后太大，请分几次交',
  formula: '表里有公式，请选中后用「只粘贴数值」换成字再交',
  noRows: '表里一行也没有，请从标题下面一行写起',
  missingColumn: '缺了「{title}」这一列，请照模板的标题写',
  empty: '「{title}」还没填',
  tooLong: '「{title}」最多写 {max} 个字',
  badId: '编号只能用字母、数字、- 和 _，最多 64 个',
  twice: '「{value}」在第 {row} 行已经有了',
  taken: '编号 {value} 已经有了，换一个，或去掉这一行',
  unknownKind: '没有「{value}」这种类型',
  unknownRole: '没有「{value}」这种身份',
  unknownUnit: '没有编号 {value} 的单位',
  unknownArea: '没有编号 {value} 的范围',
  unknownCategory: '没有「{value}」这个类别',
  notCommunity: '编号 {value} 不是社区',
  oneDistrict: '区已经建好了，这里只写街道和以下',
  wrongParent: '{kind}不能放在{parent}下面',
  circle: '上下级绕了一个圈，请改上级编号',
  noStation: '社区「{value}」还没有工作站，请一起写上',
  secondStation: '社区「{value}」已经有一个工作站了',
  badPhone: '手机号要 11 位数字',
  phoneOfAnother: '这个手机号登记的是另一个名字',
  roleNotInUnit: '{role}不在{kind}里',
  badDay: '「{title}」要写成 2026-03-01 这样',
  termEndsFirst: '任期结束在开始之前',
  shortUsername: '账号要 3 到 64 个字',
  unknownGrid: '「{unit}」没有编号 {value} 的网格',
  gridsOfWalkersOnly: '只有网格员才写网格编号',
  usernameTaken: '账号「{value}」已经有人用了',
  badNumber: '「{title}」要写成数字，如 114.1',
  badArea: '「面积」要写成平方米，如 89.5',
  outsideGrids: '这个点不在「{value}」的网格里，请核对经纬度和坐标系',
  noGeometry: '要多边形（Polygon 或 MultiPolygon）',
  badCoordinates: '坐标不对：要先经度后纬度，单位是度',
  fewCorners: '每一圈至少要 3 个点',
  crossesItself: '「{value}」的边界自己和自己交叉了，请改正',
  changedMeanwhile: '编号 {value} 在预览以后被别的导入用了，请重新交一次',
} as const;
