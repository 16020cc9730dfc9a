import type { Concept } from '../../shared/domain/cases/concepts';

type Weights = Concept['for'];
const thing = (id: string, words: string, weights: Weights): Concept => ({ id, words, for: weights, thing: true });
const sign = (id: string, words: string, weights: Weights): Concept => ({ id, words, for: weights });

const NOISE: readonly Concept[] = [
  thing('site', '施工 工地 打桩 挖机 打混凝土 渣土车 炮机 挖掘机 拆房 塔吊 修路', { noise: 3 }),
  thing('decorating', '装修 电钻 敲墙 电锤 砸墙 打钻 打孔 冲击钻', { noise: 3 }),
  thing('workshop', '切割 加工 作坊 锯 焊 洗车 空压机 高压水枪 修车 铝合金', { noise: 2.8 }),
  thing('dance', '广场舞 跳舞 音响 跳操 健身操 坝坝舞 领舞', { noise: 3.4 }),
  thing('karaoke', '唱歌 卡拉ok k歌 ktv 酒吧 低音炮 歌厅 夜总会 唱戏 露天唱 直播', { noise: 3.4 }),
  thing('hawking', '喇叭 叫卖 高音炮 大喇叭 电喇叭 循环播 促销', { noise: 3.2 }),
  thing('instrument', '萨克斯 唢呐 二胡 打鼓 敲锣 架子鼓 吹笛 小号 练琴', { noise: 3.2 }),
  thing('piano', '弹钢琴 钢琴 弹琴', { noise: 3, neighbourDispute: 1.4 }),
  thing('whip', '打陀螺 甩鞭子 鞭炮 放炮 放烟花 炸街', { noise: 2.8 }),
  thing('pump', '水泵 加压泵', { noise: 2.6, utilities: 0.6 }),
  thing('fans', '风机 油烟机 抽烟机 排烟机 排风扇 抽风机 排气扇 空调外机响 空调声 外机声', { noise: 3 }),
  thing('plant', '发电机 冷库 机房 冷却塔 制冷机 压缩机 变电 机器太吵 机器声 嗡嗡 轰轰', { noise: 3 }),
  thing('cars', '改装车 改装摩托 按喇叭 鸣笛 汽车报警 摩托车声', { noise: 2.8 }),
  thing('upstairsNoise', '楼上~跑 楼上~跳 楼上~蹦 楼上~咚咚 楼上~拖 楼上~响 楼上~吵 楼上~弹 拖凳子 拖椅子 跺脚 洗衣机~响', { noise: 3, neighbourDispute: 2 }),
  thing('mahjong', '打麻将 麻将 麻将馆 棋牌室 打牌', { noise: 2.8 }),
  thing('stall', '烧烤摊 烧烤 大排档 夜宵 摆摊 小摊 流动摊 占道经营 摊贩 摊子 地摊', { noise: 1.8, litter: 1, other: 1.6 }),
  thing('fumes', '油烟 烟味 烟熏 抽烟机', { noise: 1.4, litter: 1, neighbourDispute: 0.8 }),
  sign('loud', '吵 噪音 扰民 吵死 吵得 睡不着 睡不好 睡不成 声音太大 声音大 轰隆 突突突 咚咚 哼哼 滋啦 大声 闹 吵闹 嘈杂 影响休息 没法睡 音量 声音 震 震得 听不见说话 说话都听不见 头疼 神经衰弱', { noise: 2.2 }),
  sign('night', '半夜 凌晨 深夜 后半夜 午休 午觉 大清早 天不亮 十二点 通宵 从早 早到晚', { noise: 0.9 }),
];

const PETS: readonly Concept[] = [
  thing('dog', '狗 遛狗 狼狗 烈性犬 犬 泰迪 金毛 哈士奇 拉布拉多 罗威纳 藏獒 比特 土狗 养狗 狗叫 宠物', { pets: 4 }),
  thing('strays', '流浪狗 野狗 没主人的狗', { pets: 4 }),
  thing('cat', '猫 野猫 流浪猫 喂猫 猫粮', { pets: 3.2 }),
  thing('poultry', '养鸡 公鸡 鸡叫 打鸣 鸡屎 鸡 鸭 鹅', { pets: 3.6 }),
  thing('pigeons', '养鸽 鸽子 鸽子粪 鸽子屎 鸽', { pets: 3.6 }),
  thing('birds', '鹦鹉 八哥 鸟叫 养鸟', { pets: 3, noise: 1 }),
  sign('leash', '牵绳 不牵 没牵 不拴 没拴 拴 狗绳 绳子 嘴套 口罩狗 狗屎 犬只 扑人 扑到 见人就扑 咬人 咬了 狂吠 拉屎 乱拉 放养', { pets: 2.3 }),
];

const PEOPLE: readonly Concept[] = [
  sign('neighbour', '邻居 邻家 隔壁 楼上那家 楼上那户 对门 对面一家 楼下那家 楼上住户 楼下说 邻里 楼上租客', { neighbourDispute: 2.2, noise: 0.4 }),
  sign('quarrel', '吵架 吵了 矛盾 调解 骂人 骂我 骂街 打人 打架 不讲理 说不拢 谈不拢 评评理 评理 讲道理 纠纷 赔偿 赔 吵起来 闹翻 动手 动了手 不承认 不认账 不肯 不给修 不配合 协商不成 说理 说和 主持公道 报警 骂了 摔门 堵门 争', { neighbourDispute: 2.4 }),
  thing('light', '采光 挡光 挡我家', { neighbourDispute: 2.4 }),
  thing('acDrip', '空调水 滴到我家 滴我家', { neighbourDispute: 2.2 }),
  thing('sharedUse', '公摊 公用走道 占我家 我家门口 晾衣服的地方 我家门 墙根', { neighbourDispute: 2 }),
  thing('camera', '装监控 摄像头对着 门铃摄像 对着我家', { neighbourDispute: 2.4 }),
  thing('illegalBuilding', '宅基地 搭建 违建 违章建筑 搭棚 搭了个棚 加盖 盖房 盖二层', { neighbourDispute: 1.6, other: 1.4, clutter: 0.8 }),
  thing('company', '物业 物业公司 物管 管家', { ownersProperty: 2.4 }),
  thing('companyFee', '物业费 停车费 乱收费 收费 涨价 缴费 管理费 电梯费 门禁卡 租金', { ownersProperty: 3 }),
  thing('accounts', '公示 账目 账单 公共收益 押金 收支', { ownersProperty: 3 }),
  thing('owners', '业委会 业主大会 维修资金 维修基金 公维金 选举 换届 前期物业 业主 业委会主任', { ownersProperty: 3.4 }),
  thing('lift', '电梯 电梯门 客梯 轿厢 困梯', { ownersProperty: 3.6 }),
  thing('goodsLift', '货梯 升降机', { ownersProperty: 3.6 }),
  thing('guard', '保安 门卫 岗亭 巡逻', { ownersProperty: 2.8 }),
  thing('access', '门禁 人脸识别 刷卡 道闸 车牌识别 抬杆 院门 单元门坏 防盗门 门锁', { ownersProperty: 2.8 }),
  thing('cctv', '监控 摄像头', { ownersProperty: 2.2 }),
  thing('lockers', '快递柜 丰巢 信报箱 信箱', { ownersProperty: 2.2 }),
  sign('door', '大门 单元门', { ownersProperty: 1.2 }),
];

const IDEAS: readonly Concept[] = [
  sign('idea', '建议 提议 提个意见 提个建议 能不能办 能不能搞 能不能加 可不可以 可否 想提 商量 议事 协商 主意 规划 征求 意见 大家出 开个会 投票 要是能 最好能 盼着 坐下来 坐一起 定个规矩 牵头 希望社区 我有个', { selfGovernance: 2.2 }),
  thing('addLift', '加装电梯 装电梯', { selfGovernance: 3 }),
  thing('rooms', '活动室 图书角 阅览室 架空层 空房子 食堂 老年食堂 助餐 托管 四点半 课堂', { selfGovernance: 2.2 }),
  thing('events', '跳蚤市场 见面会 邻居节 志愿队 轮流 值班队 互助 联欢 红白事', { selfGovernance: 2.2 }),
  thing('newThings', '加装 增设 加个 装个 建一个 设一个 多装 添几个 添个 共享 搞个 办个', { selfGovernance: 1.8 }),
  thing('thanks', '感谢 谢谢 多谢 要谢 表扬 锦旗 好人好事 夸夸 夸一夸 夸 点赞 致谢 好心 热心 暖心 帮了大忙 救了 拾金不昧 好人 辛苦了 点个赞 感动 竖大拇指 真快 有耐心 大好人', { thanks: 3.6 }),
];

const OTHER: readonly Concept[] = [
  thing('papers', '社保 医保 养老金 居住证 低保 证明 落户 户口 补贴 津贴 残疾证 老年卡 公交卡 办证 医保卡 养老认证 生育 准生证 街道~办 窗口 怎么办理 在哪办 在哪里办 怎么报', { other: 4.2 }),
  thing('bus', '公交 班车 公交站 站牌 地铁 出租车 网约车', { other: 3.4 }),
  thing('school', '学校 学区 入学 幼儿园 校车 补课 划到哪', { other: 2 }),
  thing('signal', '信号 宽带 网络 手机信号 基站 光纤 有线电视 wifi 网速 家里网 网一到', { other: 4 }),
  thing('lost', '丢了 走丢 捡到 拾到 失主 走失 钱包 钥匙串', { other: 2.4 }),
  thing('courier', '外卖 菜鸟驿站 包裹 快递', { other: 1.8, ownersProperty: 0.6 }),
  thing('shopTrouble', '推销 传销 保健品 预付卡 退钱 退款 假货 缺斤短两 短斤少两 骗子 诈骗 上门', { other: 2.4 }),
  thing('lonely', '独居老人 独居 孤寡 没人照顾 好几天没见 流浪汉 乞讨', { other: 3 }),
  thing('market', '菜市场 菜场 早市 超市', { other: 1.4 }),
  sign('ask', '请问 问下 问一下 打听 想问 咨询 带什么 要什么材料', { other: 2 }),
];

/** Sounds, animals, neighbours, owners, ideas, thanks, and what belongs elsewhere. */
export const PEOPLE_CONCEPTS: readonly Concept[] = [...NOISE, ...PETS, ...PEOPLE, ...IDEAS, ...OTHER];
