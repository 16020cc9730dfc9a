import type { ServiceHours, Span } from '../../../shared/domain/directory/hours';
import type { ServiceContent } from '../../../shared/domain/directory/kinds';

const DAY: readonly Span[] = [[540, 720], [840, 1_050]];
const week = (workdays: readonly Span[], saturday: readonly Span[] = [], sunday: readonly Span[] = []): ServiceHours['week'] => [sunday, workdays, workdays, workdays, workdays, workdays, saturday];
const OFFICE: ServiceHours = { kind: 'weekly', week: week(DAY), holidays: 'closed', makeUp: 'worked', closures: [] };
const NIGHT_AND_DAY: ServiceHours = { kind: 'always', week: week([]), holidays: 'asUsual', makeUp: 'asUsual', closures: [] };
const CANTEEN: ServiceHours = { kind: 'weekly', week: week([[660, 780], [1_020, 1_110]], [[660, 780]]), holidays: 'closed', makeUp: 'asUsual', closures: [] };
const CLINIC: ServiceHours = { kind: 'weekly', week: week([[480, 720], [840, 1_020]], [[480, 720]], [[480, 720]]), holidays: 'asUsual', makeUp: 'asUsual', closures: [] };
const BOOKED: ServiceHours = { kind: 'booked', week: week([]), holidays: 'closed', makeUp: 'asUsual', closures: [] };
const only = (days: readonly number[], spans: readonly Span[]): ServiceHours => ({ kind: 'weekly', week: [0, 1, 2, 3, 4, 5, 6].map((day) => (days.includes(day) ? spans : [])), holidays: 'closed', makeUp: 'asUsual', closures: [] });

const entry = (title: string, situations: ServiceContent['situations'], office: string, hours: ServiceHours, more: Partial<ServiceContent> = {}): ServiceContent => ({ title, situations, office, hours, words: [], address: '', phone: '', whom: '', bring: [], steps: [], fee: '', takes: '', note: '', ...more });
const WINDOW = '社区党群服务中心 1 楼';

/** What the station of a community keeps. */
export const COMMUNITY_SERVICES: readonly ServiceContent[] = [
  entry('长者饭堂', ['elder', 'daily'], '社区长者饭堂', CANTEEN, { words: ['食堂', '老人吃饭'], address: '社区党群服务中心旁', phone: '0755-8866 1203', whom: '60 岁以上的居民，家里人陪着也能一起吃', bring: ['身份证，第一次来登记'], steps: ['第一次来先登记、录脸', '以后刷脸就能打饭'], fee: '午餐 10 元起，80 岁以上有补贴', note: '走不动的可以送到家，前一天下午四点前打电话' }),
  entry('高龄津贴', ['elder', 'retiring'], '民政窗口', OFFICE, { words: ['高龄补贴', '敬老'], address: `${WINDOW} 2 号窗`, phone: '0755-8866 1201', whom: '本市户籍、满 80 岁的老人', bring: ['老人的身份证', '老人的银行卡', '别人代办的，带上自己的身份证'], steps: ['窗口填一张表', '社区核对，报街道', '次月起打到卡里'], fee: '不收钱', takes: '20 个工作日', note: '来不了的，打电话请网格员上门' }),
  entry('居住登记', ['movingIn', 'home', 'papers'], '综合窗口', OFFICE, { words: ['居住证', '暂住证', '租房登记'], address: `${WINDOW} 1 号窗`, phone: '0755-8866 1200', whom: '搬来住的、租房的', bring: ['身份证', '租房合同或者房产证明'], steps: ['窗口登记，或者请网格员上门登记', '满半年可以申领居住证'], fee: '不收钱', takes: '当场办好' }),
  entry('生育登记', ['child'], '计生窗口', OFFICE, { words: ['准生证', '生小孩'], address: `${WINDOW} 3 号窗`, phone: '0755-8866 1202', whom: '要生孩子的家庭，怀孕了就可以办', bring: ['两个人的身份证', '户口本'], steps: ['窗口登记，当场出登记单', '拿登记单去社康建档'], fee: '不收钱', takes: '当场办好', note: '没有领证的也可以办' }),
  entry('儿童托管四点半', ['school', 'child'], '社区活动室', only([1, 2, 3, 4, 5], [[970, 1_080]]), { words: ['四点半课堂', '放学托管'], address: '社区党群服务中心 2 楼', phone: '0755-8866 1204', whom: '一到四年级的孩子', bring: ['学生证', '家长签的同意书'], fee: '不收钱', note: '寒暑假的时间另外通知' }),
  entry('邻里调解', ['dispute'], '人民调解室', OFFICE, { words: ['吵架', '漏水赔偿', '噪音'], address: `${WINDOW} 调解室`, phone: '0755-8866 1205', whom: '邻里、家里有事谈不拢的，两边都愿意才开始', bring: ['有合同、照片的带上'], steps: ['说一说是什么事', '调解员问过另一边愿不愿意', '约时间坐下来谈'], fee: '不收钱', takes: '一般一两次' }),
  entry('免费法律咨询', ['dispute', 'hardship'], '驻点律师', only([3], [[540, 720]]), { words: ['律师', '打官司', '法律援助'], address: `${WINDOW} 调解室`, phone: '0755-8866 1205', fee: '不收钱', note: '人多的时候按号，每人二十分钟' }),
  entry('困难家庭救助', ['hardship', 'ill', 'jobless'], '民政窗口', OFFICE, { words: ['低保', '临时救助', '没钱看病'], address: `${WINDOW} 2 号窗`, phone: '0755-8866 1201', whom: '一下子有难处的家庭，不分户籍都可以问', bring: ['身份证、户口本', '说明难处的材料，没有也先来问'], steps: ['窗口说一说', '两天里有人上门看', '够条件的报街道批'], fee: '不收钱', takes: '急的 2 天，其他 15 个工作日' }),
  entry('开死亡证明以后怎么办', ['death', 'papers'], '综合窗口', OFFICE, { words: ['家里老人走了', '注销户口', '丧葬费'], address: `${WINDOW} 1 号窗`, phone: '0755-8866 1200', whom: '家里有人过世的，先打个电话，有人陪着办', bring: ['医院开的死亡证明，在家过世的由社康开', '过世的人的身份证、户口本', '办事的人的身份证'], steps: ['派出所注销户口', '社保窗口停发养老金、领丧葬补助', '银行、房产慢慢来，窗口有一张清单'], fee: '不收钱', note: '不用一天跑完，先顾好自己' }),
  entry('借工具、打气筒', ['daily'], '门岗', NIGHT_AND_DAY, { words: ['梯子', '轮椅', '电钻'], address: '东门门岗', fee: '不收钱', bring: ['登记手机号'], note: '当天还' }),
  entry('快递代收点', ['daily'], '东门便民店', { ...NIGHT_AND_DAY, kind: 'weekly', week: week([[480, 1_320]], [[480, 1_320]], [[480, 1_320]]) }, { address: '东门右手第二间', phone: '0755-8866 1210', note: '放三天' }),
];
/** What the street keeps. */
export const STREET_SERVICES: readonly ServiceContent[] = [
  entry('失业登记、领失业金', ['jobless', 'work'], '街道劳动保障窗口', OFFICE, { words: ['失业保险', '下岗', '被辞退'], address: '街道办事处 1 楼 6 号窗', phone: '0755-8866 2106', whom: '不是自己不想干、交过一年失业保险的', bring: ['身份证', '社保卡', '解除合同的证明'], steps: ['窗口或网上登记失业', '同时申领失业金', '次月起打到社保卡'], fee: '不收钱', takes: '10 个工作日' }),
  entry('找工作、学手艺', ['work', 'jobless'], '街道就业服务站', OFFICE, { words: ['招工', '职业培训', '零工'], address: '街道办事处 1 楼', phone: '0755-8866 2107', fee: '不收钱', note: '每周三上午有招工的单位来' }),
  entry('办退休手续', ['retiring'], '街道社保窗口', OFFICE, { words: ['养老金', '退休审批'], address: '街道办事处 1 楼 5 号窗', phone: '0755-8866 2105', whom: '到年龄、养老保险交够年限的', bring: ['身份证', '社保卡', '人事档案在哪里，先问好'], steps: ['提前三个月来问', '核对工龄', '批下来次月领养老金'], takes: '30 个工作日', fee: '不收钱' }),
  entry('补办社保卡', ['papers', 'ill'], '街道社保窗口', OFFICE, { words: ['社会保障卡', '医保卡'], address: '街道办事处 1 楼 5 号窗', phone: '0755-8866 2105', bring: ['身份证'], steps: ['窗口或银行网点挂失', '拍照、交表', '当场拿新卡'], fee: '第一次补办不收钱', takes: '当场办好' }),
  entry('残疾人证', ['disability', 'papers'], '街道残联', OFFICE, { words: ['残疾证', '评残'], address: '街道办事处 2 楼', phone: '0755-8866 2110', bring: ['身份证、户口本', '两寸照片', '病历'], steps: ['来登记，领评定表', '到指定医院评定', '残联审核发证'], fee: '评定费用报销', takes: '30 个工作日', note: '走不动的可以上门评' }),
];
/** Windows of the district, kept by the street here. */
export const DISTRICT_SERVICES: readonly ServiceContent[] = [
  entry('社康看病、打疫苗', ['ill', 'child', 'elder'], '社区健康服务中心', CLINIC, { words: ['社康', '家庭医生', '建档', '接种'], phone: '0755-8866 3120', bring: ['身份证或社保卡', '孩子打疫苗带接种本'], steps: ['现场取号，或先打电话约', '慢病可以开两个月的药'], note: '节假日照常开' }),
  entry('结婚登记', ['marriage', 'papers'], '区婚姻登记处', { ...OFFICE, week: week(DAY, [[540, 720]]) }, { words: ['领证', '离婚登记'], address: '区行政服务大厅 3 楼', phone: '0755-8866 3301', bring: ['两个人的身份证、户口本', '三张两寸合照'], steps: ['网上约好时间', '两个人一起来'], fee: '不收钱', takes: '当场办好' }),
  entry('孩子上小学', ['school', 'movingIn'], '区教育局招生办', OFFICE, { words: ['入学', '学位', '积分入学'], phone: '0755-8866 3401', bring: ['户口本或居住证', '房产证或租房合同', '孩子的出生证'], steps: ['四月看公告', '五月网上报名', '七月公布'], fee: '不收钱' }),
  entry('公积金提取、租房补贴', ['home', 'movingIn'], '区住房服务窗口', OFFICE, { words: ['公积金', '公租房'], address: '区行政服务大厅 2 楼', phone: '0755-8866 3205', bring: ['身份证', '银行卡', '租房合同'], fee: '不收钱', takes: '3 个工作日' }),
  entry('心里难受，找人说说', ['hardship', 'ill', 'death', 'jobless'], '区心理热线', NIGHT_AND_DAY, { words: ['心理咨询', '睡不着', '想不开'], phone: '0755-8866 3999', fee: '不收钱', note: '不问姓名，什么时候都可以打' }),
  entry('上门护理评估', ['elder', 'disability'], '区长期护理中心', BOOKED, { words: ['长护险', '失能老人'], phone: '0755-8866 3220', whom: '卧床、生活不能自理的', bring: ['社保卡', '病历'], steps: ['打电话约', '两个人上门评估', '评上的每月有护理服务'], takes: '15 个工作日' }),
];
