import type { Concept } from '../../shared/domain/cases/concepts';
import { PEOPLE_CONCEPTS } from './conceptsOfPeople';

type Weights = Concept['for'];
/** Something a matter is about. */
const thing = (id: string, words: string, weights: Weights): Concept => ({ id, words, for: weights, thing: true });
/** What is wrong, where, when: says what kind of matter it is, not which. */
const sign = (id: string, words: string, weights: Weights): Concept => ({ id, words, for: weights });

const LIGHT: readonly Concept[] = [
  thing('stairLamp', '声控灯 楼道灯 楼梯灯 过道灯 走廊灯 楼道~灯 楼梯~灯 走廊~灯 单元~灯 门洞~灯 过道~灯 单元门灯 门厅灯 大厅灯 门灯 壁灯 顶灯 车库~灯 地下室~灯 通道~灯 地库~灯 连廊~灯 电梯口~灯', { stairLight: 5 }),
  thing('streetLamp', '路灯 庭院灯 景观灯 地灯 高杆灯 草坪灯 太阳能灯 灯杆', { stairLight: 4 }),
  thing('panelLamp', '电表间~灯 楼顶~灯 天台~灯 厕所~灯', { stairLight: 3 }),
  sign('lamp', '灯泡 灯管 照明 灯座 灯罩 开关 灯', { stairLight: 2.5 }),
  thing('trafficLight', '红绿灯 信号灯 绿灯 红灯', { other: 4 }),
  thing('glare', '霓虹灯 广告灯 射灯 大灯照 灯光扰民 灯光刺眼', { noise: 1.5, other: 2, stairLight: 1 }),
  sign('dark', '不亮 黑灯瞎火 黑咕隆咚 黑麻麻 乌漆嘛黑 摸黑 黢黑 漆黑 太黑 很黑 看不见台阶 看不见路 黑得 一闪一闪 忽闪 闪烁 长明 一直亮 一直开着 乌黑 黑漆漆 黑乎乎 打手电 手电筒 黑灯 灭了 全灭 没有光 伸手不见五指 暗', { stairLight: 2 }),
];

const PIPES: readonly Concept[] = [
  thing('sewer', '下水道 污水管 下水管 排污管 污水 化粪池 下水口 下水 返水 反水 地漏 阴沟 臭水 黑水 脏水 废水 污水井 主管堵 管道堵', { utilities: 4 }),
  thing('sewage', '粪水 冒粪 粪便 屎尿 屎水 大便 马桶', { utilities: 4 }),
  thing('rainPipe', '雨水管 排水管 落水管 排水沟 雨水沟 水沟 明沟 落水口', { utilities: 3, roadCover: 0.8 }),
  thing('kitchenDrain', '厨房~堵 厨房~冒 洗碗水 油水 洗菜池', { utilities: 2.5 }),
  thing('noWater', '停水 没水 断水 不来水 没来水 水上不来 不出水 水停了 水没了 来水', { utilities: 4 }),
  thing('pressure', '水压 水太小 水流小 水很小', { utilities: 3.6 }),
  thing('badWater', '水黄 黄水 水浑 浑水 漂白粉 水有味 水有沙 铁锈水 红水 水碱 水质 水垢', { utilities: 4 }),
  thing('waterPipe', '水管 自来水 爆管 供水 管子漏 水龙头 阀门 总阀 水管爆 管子破 供水管 管道漏', { utilities: 3.6 }),
  thing('waterMeter', '水表 水表井 水表箱 水表房 抄表', { utilities: 3.6 }),
  thing('tank', '水箱 水池子 二次供水 蓄水池 泵房', { utilities: 3.4, noise: 0.8 }),
  thing('outage', '停电 没电 断电 跳闸 电闸 电压 空气开关 电没了 没有电 缺相', { utilities: 3.8 }),
  thing('powerBox', '电表 电箱 配电箱 配电房 变压器 电表箱 强电井', { utilities: 3.2 }),
  thing('wires', '电线 线头 漏电 电路 裸线 线路老化 电缆 裸露 电线杆 电杆 弱电箱', { utilities: 3, ebike: 0.6 }),
  thing('gas', '煤气 燃气 天然气 管道气 煤气灶 灶打不着 煤气表 燃气表', { utilities: 4 }),
  thing('heating', '暖气 供暖 供热 暖气片 地暖 温度不够 交暖 暖管', { utilities: 4 }),
  thing('hotWater', '热水 太阳能热水', { utilities: 2.6 }),
  sign('leak', '漏水 滴水 渗水 冒水 涌水 溢出来 漫出来 往外冒 往上冒 往上翻 翻上来 倒灌 喷水 流水 漫到 溢出 渗漏 滴滴答答 哗哗 冒泡 泡水', { utilities: 2 }),
  sign('blocked', '堵了 堵住 堵塞 不通 通不了 疏通 又堵 堵死', { utilities: 1.4, fireLane: 0.8 }),
  sign('upstairsLeak', '楼上~漏水 楼上~渗 楼上~漏下来 天花板~渗 天花板~漏 天花板~滴 天花板~水 屋顶~漏 顶上~漏 家里~漏 楼上~滴 卧室顶~黑 防水 滴到~阳台', { neighbourDispute: 2.5, utilities: 1.8 }),
];

const ROAD: readonly Concept[] = [
  thing('cover', '井盖 窨井 井圈 井口 电缆井 盖板 检查井 弱电井 污水井盖 电力井 井 下水道~盖 盖子~不见 盖子~没了 没有盖 没盖', { roadCover: 4.5 }),
  thing('grate', '雨箅子 雨篦子 篦子 水箅子 雨水口 铁篦 下水篦', { roadCover: 4.5 }),
  thing('hole', '坑洼 大坑 大窟窿 窟窿 路~坑 坑坑洼洼 一个坑 水坑 坑 塌陷 陷下去 塌了一块 地陷 沉降 陷坑 路~塌 塌了一截 空鼓的路 下面是空', { roadCover: 3.2 }),
  thing('road', '路面 马路 柏油 水泥路 石板路 路基 水泥板 沥青 车行道 小路 没补平 没铺平 路~裂 路~破 路~烂', { roadCover: 3 }),
  thing('pavement', '人行道 盲道 地砖 步道砖 透水砖 地面砖 路沿石 马路牙子 路缘石 石板 砖~翘 砖~松 砖~拱 广场砖 步道', { roadCover: 3.4 }),
  thing('steps', '台阶 踏步 楼梯踏步 阶梯 梯坎', { roadCover: 3 }),
  thing('ramp', '坡道 轮椅坡道 无障碍 斜坡 坡 轮椅', { roadCover: 2.6 }),
  thing('rail', '扶手 栏杆 护栏 围栏', { roadCover: 2.2, greenery: 0.5 }),
  thing('bump', '减速带 隔离桩 石墩 路障 防撞桩 阻车桩 挡车器', { roadCover: 2.6, ownersProperty: 0.6 }),
  thing('marking', '斑马线 标线 划线 停车线', { roadCover: 1.6, other: 1 }),
  sign('puddle', '积水 一下雨就 下雨~积 一汪水 灌满水', { roadCover: 1.8, utilities: 0.8 }),
  sign('fall', '绊倒 摔跤 摔了一跤 摔倒 崴脚 绊了 掉进去 踩空 颠 摔了 绊 刮底 车底盘 蹭底 卡住轮子 扎了我车胎', { roadCover: 1.4 }),
  sign('wobble', '松动 松了 翘起 翘 咣当 哐当 咯噔 裂 碎 破 不平 凹 塌 陷 断了 缺了', { roadCover: 1 }),
];

const LITTER: readonly Concept[] = [
  thing('bin', '垃圾桶 垃圾箱 厨余桶 桶盖 分类桶 桶站 爆桶 大桶 垃圾房 垃圾站 垃圾点 垃圾亭 投放点 分类点 回收箱 垃圾屋 中转站', { litter: 4.5 }),
  thing('rubbish', '垃圾 厨余 剩饭 剩菜 脏东西 呕吐物 袋子堆', { litter: 3 }),
  thing('litterSmall', '烟头 一次性饭盒 饭盒 塑料袋 白色垃圾 瓜子壳 果皮 纸屑 痰 口香糖 纸巾 尿不湿 猫砂 鞭炮屑 落叶 树叶', { litter: 3 }),
  thing('swill', '泔水 油污 油渍 污渍 脏水泼 泼路上 地上~油', { litter: 3, noise: 0.4 }),
  sign('river', '河边 河滩 河道 水沟 河里 河沟 水面 池塘~臭 漂着', { litter: 1.4 }),
  thing('buildWaste', '建筑垃圾 装修垃圾 渣土 碎砖 沙子 水泥袋 砖头瓦块 装修~袋 建筑材料', { clutter: 2.6, litter: 2.4 }),
  thing('rats', '老鼠 耗子 鼠 老鼠屎', { litter: 3.2 }),
  thing('roaches', '蟑螂 臭虫 白蚁 跳蚤', { litter: 3.2 }),
  thing('flies', '蚊子 苍蝇 蚊虫 蛆 消杀 除四害 灭蚊', { litter: 2.6 }),
  thing('urine', '尿骚 小便 随地大小便 撒尿 公厕 厕所~脏', { litter: 2.2, pets: 0.8 }),
  thing('carcass', '死鸡 死鸭 死猫 死狗 死鱼 死老鼠 死猪 尸体', { litter: 2.8 }),
  thing('posters', '小广告 牛皮癣 贴广告 乱涂 涂鸦 乱贴 喷漆', { litter: 2.2, clutter: 1.2, other: 1 }),
  sign('smell', '臭 恶臭 臭烘烘 熏 难闻 馊 味道 气味 发霉 熏人 骚味 酸臭 发酵 捂鼻子 腥', { litter: 1.6 }),
  sign('notCollected', '没清 没人清 不清 没收 没来拉 不来拉 清运 满了 满出来 溢出 堆成山 爆满 没人扫 不打扫 没人打扫 保洁 扫地 扫过 乱倒 乱扔 乱丢 卫生 脏 打扫 清理 垃圾车 环卫 一地 满地 倒在 扔在路 从楼上~倒', { litter: 1.6 }),
];

const CLUTTER: readonly Concept[] = [
  thing('furniture', '废家具 旧家具 沙发 床垫 旧床 旧柜 鞋柜 柜子 木板 门板 旧门窗 桌椅 旧桌 破桌子 椅子堆 家具 衣柜 茶几 床板 桌子', { clutter: 4 }),
  thing('appliances', '旧冰箱 旧洗衣机 旧电视 鱼缸 旧空调', { clutter: 3.6 }),
  thing('paper', '纸箱 纸壳 纸板 纸皮 废纸 泡沫箱 泡沫 快递盒 塑料瓶 矿泉水瓶 瓶子 废品 破烂 收旧货 收废品 旧货', { clutter: 3.6, litter: 0.6 }),
  thing('jars', '坛坛罐罐 腌菜缸 缸 瓶瓶罐罐 咸菜 罐子', { clutter: 3.4 }),
  thing('fuel', '柴火 煤球 蜂窝煤 煤气罐 油漆 油毡 酒精 木料 易燃', { clutter: 3, fireLane: 1 }),
  thing('junk', '杂物 堆东西 堆放 乱堆 占道堆 家什 东西堆 私人物品 乱七八糟的东西 旧东西 破铜烂铁 晒粮 晒谷 苞谷 晒被子', { clutter: 3.4 }),
  thing('occupied', '占楼道 楼道堆 堆在楼道 楼梯口堆 楼道~堆 过道~堆 楼梯~堆 走廊~堆 门口堆 楼梯~放 楼道~放 过道~放 走道~放 楼梯下~放 转角~堆 转角~放 转角全是 公共区域~堆 公共过道 公共天台 占用楼道 占用公共 占着 圈地 私占 圈起来 公共通道', { clutter: 2.6 }),
  thing('zombieBike', '僵尸自行车 废旧自行车 破自行车 没人要的车 没轮胎 锈自行车', { clutter: 3, ebike: 0.8 }),
  thing('zombieCar', '僵尸车 废弃车 报废车', { clutter: 2.5, fireLane: 1, other: 1.2 }),
  thing('bike', '自行车 单车', { clutter: 1.2, ebike: 0.8 }),
  thing('pram', '婴儿车 童车', { clutter: 1 }),
  thing('plot', '种菜 菜地 毁绿 开荒 种蒜 种葱 泼大粪', { clutter: 1.6, greenery: 2 }),
  sign('standing', '堆 堆满 堆着 码在 码到 放着 放了 摆着 一堆 挡住 占地方 挡路 过不去 侧着身 横着走 要绕 一条缝 拐弯 过不了人 大半年 扔在楼', { clutter: 1.1 }),
];

const FIRE: readonly Concept[] = [
  thing('fireLane', '消防通道 消防车 救火车 消防车道 消防口 生命通道 安全通道 逃生通道 消防登高 登高面 黄线 应急通道 应急车辆 回车场 消防~车位', { fireLane: 4.5 }),
  thing('exit', '安全出口 逃生门 疏散 疏散楼梯 天台门 楼顶门 天台~锁 楼顶~锁 逃生 往上跑 出口~锁 铁门', { fireLane: 3.6 }),
  thing('hydrant', '消火栓 消防栓 水带 消防水 枪头 水枪头 消防箱 消防水池', { fireLane: 4.5 }),
  thing('extinguisher', '灭火器 干粉', { fireLane: 4.5 }),
  thing('alarm', '烟感 喷淋 消防报警 消防警铃 警铃 火警 报警器', { fireLane: 4.2 }),
  thing('emergencyLamp', '应急灯 应急照明 疏散指示 指示牌 疏散灯', { fireLane: 4.2 }),
  thing('fireDoor', '防火门 消防门 闭门器', { fireLane: 4.2 }),
  sign('fire', '消防 火灾 火警 着火 起火 救火 防火', { fireLane: 2.2 }),
  thing('parkedCars', '私家车 小车 小汽车 轿车 面包车 货车 皮卡 车停 停车 违停 乱停车 停满车 堵车 车堵 拦路停 车子停 大车 卡车', { fireLane: 2, ownersProperty: 1, other: 0.8 }),
  thing('parkingLock', '地锁 占车位 停车位 车位 收费停车位', { fireLane: 1.6, ownersProperty: 1.8 }),
  sign('ambulance', '救护车 进不来 出不去 开不进 应急车', { fireLane: 1.6 }),
  sign('locked', '锁着 锁了 锁死 上锁 加了锁 铁链 反锁 钥匙', { fireLane: 1.3, ownersProperty: 0.4 }),
];

const EBIKE: readonly Concept[] = [
  thing('ebike', '电瓶车 电瓶 三轮车 摩托车 三轮 电车', { ebike: 3.5 }),
  thing('battery', '锂电池 电池 拎电池 电池上楼', { ebike: 3.5 }),
  thing('flyWire', '飞线 拉线 拉根线 线拉 牵线 放线 扯线 扯电线 甩~线 吊下来~线 挂下来~线 垂下来~充 窗~线 阳台~线 接了根线 充电的线', { ebike: 3.5 }),
  thing('strip', '拖线板 插线板 接线板 插排 排插 插座', { ebike: 2.6 }),
  thing('charger', '充电桩 充电口 充电柜 换电柜 充电插座 充电站 充电位', { ebike: 3.6 }),
  thing('charging', '充电 充电瓶', { ebike: 3 }),
  thing('shed', '车棚 充电棚', { ebike: 2.4 }),
  thing('sharedBike', '共享单车 共享电瓶车 共享电单车 小黄车 小蓝车', { ebike: 2.2, other: 2.2, fireLane: 0.4 }),
  sign('indoors', '推上楼 推进楼 推进电梯 进电梯 乘电梯 坐电梯 上楼充 家里充 停在楼道 停楼道 楼道停 楼道里充 大厅~停 门厅~停 门厅停 门洞~停', { ebike: 2.5 }),
];

const FALLING: readonly Concept[] = [
  thing('tiles', '瓷砖 墙砖 面砖 马赛克', { fallingHazard: 3.5 }),
  thing('wall', '外墙 墙皮 墙面 保温层 墙体 山墙 后墙 外立面 承重墙 裂墙 墙~裂 墙~歪 围墙 墙', { fallingHazard: 3.2 }),
  thing('eaves', '房檐 屋檐 女儿墙 阳台板 水泥块 挑檐 檐口 瓦 瓦片 屋顶~掉 飘窗', { fallingHazard: 3.5 }),
  thing('pots', '花盆 盆栽 连盆带土 浇花', { fallingHazard: 2.8, neighbourDispute: 0.6 }),
  thing('aircon', '空调外机 外机 空调架', { fallingHazard: 2.8 }),
  thing('signboard', '广告牌 招牌 店招 灯箱 门头 门头字 牌子 横幅 标语牌 宣传栏', { fallingHazard: 2.8 }),
  thing('awning', '雨棚 遮雨棚 遮阳棚 铁皮 棚顶 彩钢瓦 彩钢', { fallingHazard: 2.8 }),
  thing('rack', '晾衣架 晒衣架 晾衣杆 晾衣竿 衣架', { fallingHazard: 2.6 }),
  thing('grating', '防盗窗 防盗网 护窗', { fallingHazard: 2.6 }),
  thing('glass', '玻璃 窗户 窗扇 窗框 玻璃幕墙 窗子', { fallingHazard: 2.2 }),
  thing('downpipe', '管卡 水管卡子 铁管 烟囱 天线 避雷针', { fallingHazard: 2 }),
  thing('thrown', '高空抛物 高空坠物 抛物 往下扔 往下丢 扔下来 丢下来 抛下来 往楼下扔 往楼下丢 楼上扔 楼上丢 楼上~扔 楼上~丢 楼上~砸 楼上~掉 楼上~翻下来 扔石子 丢石子 洒我一头', { fallingHazard: 4 }),
  sign('falling', '掉下来 往下掉 脱落 要掉 掉砖 掉渣 掉皮 快掉 砸到 砸着 砸下来 砸死人 砸人 砸了 摇摇欲坠 晃 荡来荡去 晃荡 鼓包 空鼓 鼓起 开裂 裂缝 裂开 裂纹 裂了 倾斜 歪了 斜挂 吊在 挂在半空 掉了一头 掉了一块 半空', { fallingHazard: 1.8 }),
];

const GREEN: readonly Concept[] = [
  thing('tree', '树 树枝 树根 枯树 死树 榕树 梧桐 香樟 樟树 柳树 银杏 杨树 桂花树 枝子 枝条 修剪 修枝 倒树 树倒 枝叶', { greenery: 4 }),
  thing('fluff', '杨絮 飞絮 飘絮 毛毛 花粉', { greenery: 2.6 }),
  thing('lawn', '草坪 草地 草皮 草', { greenery: 2.8 }),
  thing('hedge', '绿篱 灌木 冬青 绿化带 绿化 花坛 花草 杂草 花池 绿地 花圃', { greenery: 2.8 }),
  thing('sprinkler', '喷头 洒水器 喷灌 浇水 洒水', { greenery: 2.8 }),
  thing('caterpillar', '毛毛虫 刺毛虫 洋辣子 虫子 美国白蛾 打药', { greenery: 3.4 }),
  thing('wasps', '马蜂窝 马蜂 蜂窝 黄蜂 蜂', { greenery: 3.2 }),
  thing('fitness', '健身器材 健身区 健身 器材', { greenery: 3.6 }),
  thing('apparatus', '单杠 双杠 漫步机 扭腰器 跑步机 太空漫步 太极推手 拉伸器 骑马机 健骑机 腹肌板', { greenery: 4 }),
  thing('ball', '乒乓球台 乒乓球 篮球架 篮球场 羽毛球 足球场 球场', { greenery: 3.6 }),
  thing('bench', '长椅 凳子 椅子 石凳 座椅 石桌', { greenery: 3.6 }),
  thing('pavilion', '亭子 凉亭 廊架 长廊 遮阳亭', { greenery: 3.6 }),
  thing('slide', '滑梯 滑滑梯', { greenery: 4 }),
  thing('swing', '秋千 荡秋千', { greenery: 4 }),
  thing('playground', '儿童乐园 游乐场 游乐 跷跷板 沙坑 儿童设施 摇马 摇摇马 塑胶地 儿童区 蹦床', { greenery: 3.4 }),
  sign('pond', '水池 池塘 喷泉 水景 鱼池', { greenery: 1.8, litter: 0.5 }),
];

/** What residents speak of, with what it says for each category of the catalogue: things and places here, people in the other file. */
export const CONCEPTS: readonly Concept[] = [...LIGHT, ...PIPES, ...ROAD, ...LITTER, ...CLUTTER, ...FIRE, ...EBIKE, ...FALLING, ...GREEN, ...PEOPLE_CONCEPTS];
