import type { DiversionSignal, GradeSignal } from '../../shared/domain/cases/warning';

/** Words by which a report is urgent or an emergency from the start; the station changes it with a reason. */
export const GRADE_SIGNALS: readonly GradeSignal[] = [
  { grade: 'emergency', words: '着火 起火 冒火 冒烟 爆炸 触电 漏电 煤气味 燃气味 煤气泄漏 燃气泄漏 煤气~漏 燃气~漏 天然气~漏 漏煤气 漏燃气 漏天然气 漏气 倒灌 淹了 进水了 水漫金山 粪水~进 污水~进 粪水~漫 污水~漫 污水~门口 粪水~门 塌了 塌下来 倒塌 困在电梯 关在电梯 电梯~困 砸到人 砸中 砸伤 电线~掉 电线~断 井盖~没了 井盖~不见 没有井盖 掉进井 爆管 水管爆' },
  { grade: 'urgent', words: '掉下来 往下掉 摇摇欲坠 要掉 快掉 摔伤 摔断 骨折 咬了人 咬伤 被咬 出不去 救护车~进不 消防车~进不 堵死 停水 停电 断电 冒污水 污水~冒 粪水 高空抛物 从楼上~扔 差点砸 电线~垂 电线~裸 裸露 飞线 推进电梯 楼里充电 家里充电' },
];

/** Who helps instead, or first. Ids have their words in `shared/copy/triage.ts`, rules theirs in the catalogue. */
export const DIVERSIONS: readonly DiversionSignal[] = [
  { id: 'fire', danger: true, call: '119', ruleId: 'emergencyNumbers', words: '着火 起火 失火 冒火 火灾 冒黑烟 冒浓烟 烧起来 爆炸 煤气味 燃气味 煤气泄漏 燃气泄漏 煤气~漏 燃气~漏 天然气~漏 漏煤气 漏燃气 漏天然气 闻到~煤气 闻到~燃气 困在电梯 关在电梯 电梯~困 触电' },
  { id: 'police', danger: true, call: '110', ruleId: 'emergencyNumbers', words: '打架 打起来 动刀 持刀 拿刀 砍人 抢劫 被抢 小偷 偷东西 被偷 被盗 偷走 诈骗 被骗 骗走 家暴 打老婆 打孩子 走失 走丢 跟踪 尾随 赌博 吸毒 传销 聚众 有人要跳楼 轻生 自杀' },
  { id: 'ambulance', danger: true, call: '120', ruleId: 'emergencyNumbers', words: '有人受伤 受伤了 受了伤 伤了人 伤到人 晕倒 晕过去 倒地不起 起不来了 昏倒 昏迷 不省人事 流血 出血 摔伤 烫伤 烧伤 摔断 骨折 喘不上气 胸口疼 心脏病 中毒 抽搐 叫不醒 砸伤' },
  { id: 'traffic', danger: true, call: '122', ruleId: 'emergencyNumbers', words: '撞车 车祸 追尾 肇事 撞人 撞倒 撞了人 剐蹭 刮蹭' },
  { id: 'court', danger: false, call: null, ruleId: 'courts', words: '起诉 打官司 法院 判决 强制执行 仲裁 行政复议 上诉 开庭 离婚 遗产 继承 遗嘱 欠我钱 借钱不还 欠钱不还' },
  { id: 'petition', danger: false, call: null, ruleId: 'courts', words: '信访 上访 举报干部 举报领导 贪污 受贿 复查复核' },
  { id: 'labour', danger: false, call: '12333', ruleId: 'otherChannel', words: '拖欠~工资 工资~拖欠 欠薪 欠~工资 克扣工资 不发工资 没发工资 工资~不发 工资~没发 工资~不给 讨薪 工伤 辞退 劳动合同 养老金 社保 医保' },
  { id: 'consumer', danger: false, call: '12315', ruleId: 'otherChannel', words: '假货 退款 退钱 预付卡 充值卡 办卡~跑路 卷款 缺斤短两 短斤少两 过期食品 保健品 消费~投诉' },
  { id: 'trafficRule', danger: false, call: '12123', ruleId: 'otherChannel', words: '罚单 违章扣分 违法停车罚 驾照 红绿灯 信号灯' },
  { id: 'telecom', danger: false, call: null, ruleId: 'otherChannel', words: '宽带 手机信号 信号差 网速 有线电视 光纤' },
  { id: 'secrets', danger: false, call: null, ruleId: 'secrets', words: '查一下~电话 查~住址 把他的电话 她的电话给我 他的电话给我 查查~是谁家 是谁举报 谁举报的 谁投诉 查~身份证 调监控给我 监控发给我 查~病历' },
  { id: 'unlawful', danger: false, call: null, ruleId: 'unlawful', words: '把他赶走 赶出小区 断他家水 断他家电 断他的水 断他的电 砸了他 把车砸 停掉他家 曝光他 毒死~狗 药死~狗 毒死~猫 药死~猫 打死~狗 把树毒死 锁他的车 扎他的胎 抓起来' },
];
