import type { ImportKind, ImportState, ShapeState, TableKind } from '../domain/administration/imports';
import { ROLE_WORDS } from './roles';
import { UNIT_KIND_WORDS } from './units';

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
  scheduled: '到日子生效',
  committing: '正在写入',
  committed: '已经生效',
  refused: '没有采用',
  expired: '放久了，已收走',
};

/** A line on the timeline of a case that a redraw puts into another grid. */
export const REGRIDDED = '[原来在「{from}」，]现在划到「{to}」';

/** What is bound to a grid that goes. */
export const FOLLOW_WORDS = { rule: '分派规则', area: '单位管理范围', worker: '网格员' } as const;

/** What a shape on the map of an import is. */
export const SHAPE_STATE_WORDS: Readonly<Record<ShapeState, string>> = {
  new: '新画的',
  changed: '改了边界',
  same: '没有变',
  gone: '不再有',
  present: '现有的',
  outline: '社区边界',
};

/** Square metres as people say them: hectares from one on. */
export function areaWords(squareMetres: number): string {
  const whole = Math.round(squareMetres).toLocaleString('en');
  return squareMetres < 10_000 ? `${whole} 平方米` : `${(squareMetres / 10_000).toFixed(squareMetres < 100_000 ? 2 : 1)} 公顷`;
}

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

/** `甲、乙、丙`: what may be written in a cell. */
const words = (of: Readonly<Record<string, string>>): string => Object.values(of).join('、');

/** A column of a table: its title, and whether it may be left empty. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly optional?: boolean;
  /** What stands in the template's second row as an example. */
  readonly example: string;
  /** What belongs in it, for the sheet of explanations. */
  readonly note: string;
}

/** The sheet of explanations in every template. */
export const TEMPLATE_WORDS = {
  sheet: '填写说明',
  columns: ['列', '要不要填', '写什么', '例子'],
  mustBeFilled: '必填',
  mayBeEmpty: '选填',
  hints: ['第一张表的第 2 行是例子，交之前请删掉或改成自己的', '标题那一行不要改；不要用公式；一行只写一件', '先给您看，您点头才生效；有一行不对，就一行也不写'],
} as const;

/** Titles of the tables, as the templates have them. */
export const IMPORT_COLUMNS: Readonly<Record<TableKind, readonly Column[]>> = {
  units: [
    { key: 'id', title: '编号', example: 'xinhu', note: '自己定，全区不重复；字母、数字、- 和 _，以后不改。别的表用它指这个单位' },
    { key: 'name', title: '名称', example: '新湖社区', note: '居民看得到的全名' },
    { key: 'kind', title: '类型', example: '社区', note: `${words(UNIT_KIND_WORDS)}；一字不差` },
    { key: 'parentId', title: '上级编号', example: 'street-1', note: '上一级的编号：街道写区的，社区写街道的，工作站和物业写社区的。区的编号是 district' },
    { key: 'phone', title: '电话', optional: true, example: '0755-12345678', note: '居民打得通的电话；工作站没有电话，居民会不放心' },
    { key: 'address', title: '地址', optional: true, example: '新湖路 1 号', note: '居民找得到的地址' },
    { key: 'hours', title: '办公时间', optional: true, example: '周一至周五 9:00–17:30', note: '几点到几点有人，如 周一至周五 9:00–17:30' },
  ],
  staff: [
    { key: 'name', title: '姓名', example: '王桂芳', note: '身份证上的姓名' },
    { key: 'phone', title: '手机号', example: '13800000000', note: '11 位手机号；同一个手机号就是同一个人，可以写几行、有几个身份' },
    { key: 'unitId', title: '单位编号', example: 'xinhu-station', note: '在哪个单位，写单位表里的编号' },
    { key: 'role', title: '身份', example: '工作站工作人员', note: `${words(ROLE_WORDS)}；一字不差` },
    { key: 'since', title: '任期开始', optional: true, example: '2026-03-01', note: '第一天，写成 2026-03-01；不写就从生效时算起' },
    { key: 'until', title: '任期结束', optional: true, example: '', note: '最后一天，写成 2026-12-31；不写就一直到有人结束它' },
    { key: 'username', title: '账号', optional: true, example: 'wangguifang', note: '用密码登录的账号，3 到 64 个字；不写就先不开账号。密码在「单位和人员」里发' },
    { key: 'gridIds', title: '网格编号', optional: true, example: '', note: '只有网格员写：他管哪几个网格，写编号，中间用顿号隔开；不写就是整个社区' },
    { key: 'partTime', title: '兼职', optional: true, example: '', note: '只有网格员写：楼栋长、党员、志愿者兼着做的写「是」，专职的不写' },
  ],
  places: [
    { key: 'id', title: '编号', example: 'xinhu-b3', note: '自己定，全区不重复；字母、数字、- 和 _' },
    { key: 'name', title: '名称', example: '3 栋', note: '居民嘴里的叫法，如 3 栋、南门' },
    { key: 'kind', title: '类型', example: '楼栋', note: `${words(PLACE_KIND_WORDS)}；一字不差` },
    { key: 'communityId', title: '社区编号', example: 'xinhu', note: '在哪个社区，写社区的编号；点要落在这个社区的网格里' },
    { key: 'lng', title: '经度', example: '114.1', note: '单位是度，如 114.123456；坐标系在页面上选' },
    { key: 'lat', title: '纬度', example: '22.6', note: '单位是度，如 22.654321' },
  ],
  rooms: [
    { key: 'communityId', title: '社区编号', example: 'xinhu', note: '在哪个社区，写社区的编号' },
    { key: 'estate', title: '小区', optional: true, example: '新湖花园', note: '小区或村的名字；没有就不写' },
    { key: 'building', title: '楼栋', example: '3 栋', note: '居民嘴里的叫法，如 3 栋' },
    { key: 'entrance', title: '单元', optional: true, example: '2 单元', note: '没有单元就不写' },
    { key: 'no', title: '室', example: '501', note: '门上的号码' },
    { key: 'area', title: '面积', optional: true, example: '89.5', note: '房产证上的平方米，如 89.5；表决要用' },
  ],
  rules: [
    { key: 'category', title: '类别', example: '楼道照明', note: '居民报事时选的类别，一字不差' },
    { key: 'areaId', title: '范围编号', optional: true, example: 'xinhu', note: '街道、社区、网格或单位管理范围的编号；不写就是全区。范围小的先算数' },
    { key: 'unitId', title: '单位编号', example: 'xinhu-property', note: '归哪个单位办，写单位表里的编号' },
    { key: 'article', title: '依据', example: '事项清单 2-07 楼道照明', note: '哪一份清单、合同的哪一条，居民看得到' },
  ],
};

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
  ruleTaken: '同样的类别、范围和单位已经有一条规则了，去掉这一行',
  taken: '编号 {value} 已经有了，换一个，或去掉这一行',
  unknownKind: '没有「{value}」这种类型',
  unknownRole: '没有「{value}」这种身份',
  unknownUnit: '没有编号 {value} 的单位',
  wishesOnly: '编号 {value} 是爱心单位，只认领心愿，不办工单，换一个单位',
  closedUnit: '编号 {value} 的单位已经撤了，写接手的单位',
  unknownArea: '没有编号 {value} 的范围',
  unknownCategory: '没有「{value}」这个类别',
  notCommunity: '编号 {value} 不是社区',
  oneDistrict: '区已经建好了，这里只写街道和以下',
  wrongParent: '{kind}不能放在{parent}下面',
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
  partTimeOfWalkersOnly: '只有网格员才写兼职',
  notYes: '「{title}」写「是」，或者不写',
  usernameTaken: '账号「{value}」已经有人用了',
  badNumber: '「{title}」要写成数字，如 114.1',
  badArea: '「面积」要写成平方米，如 89.5',
  outsideGrids: '这个点不在「{value}」的网格里，请核对经纬度和坐标系',
  noGeometry: '要多边形（Polygon 或 MultiPolygon），请检查这一个的 geometry',
  noShapes: '文件里一个图形也没有，请在 GIS 里重新导出',
  badCoordinates: '经纬度不在国内，请核对是不是写反了，单位是度',
  swapped: '经度和纬度写反了，请先写经度、后写纬度',
  projected: '这像是投影坐标（米），请导出成经纬度再交',
  abroad: '这个点不在国内，请核对坐标',
  unknownSystem: '文件里写的坐标系是「{value}」，请导出成 WGS-84 或 CGCS2000 的经纬度再交',
  otherSystem: '文件里写的坐标系是「{value}」，和页面上选的不一样，请选成一样的再交',
  looseHole: '「{value}」有一个洞不在它的外圈里，请改正',
  fewCorners: '每一圈至少要 3 个点',
  crossesItself: '「{value}」的边界自己和自己交叉了，请改正',
  gridElsewhere: '编号 {value} 是「{name}」的网格，要换社区，请把「{name}」的网格也放进这份文件',
  nothingChanged: '和现有的网格一样，没有要改的',
  redrawChanged: '预览以后，这几个社区的网格又改过了，请重新交一次',
  closedMeanwhile: '编号 {value} 的单位在预览以后撤了，请改写接手的单位，重新交一次',
  changedMeanwhile: '编号 {value} 在预览以后被别的导入用了，请重新交一次',
} as const;
