import type { RequestableAction } from '../../../shared/contract/cases';
import type { GivenAnswer } from '../../../shared/domain/cases/report';

/** A step that has been taken: who, what, and how many office minutes ago. */
export type Taken = readonly [by: string, action: Exclude<RequestableAction, 'withdraw' | 'correct' | 'decline' | 'unsplit' | 'transcribe' | 'disputeTranscript' | 'dropSupport' | 'callReached' | 'callMissed' | 'confirmUnsolved' | 'closeExplained' | 'orderRedo' | 'rateUnit' | 'edit' | 'takeBackPhotos' | 'regrade' | 'merge' | 'unmerge' | 'reassign'>, minutesAgo: number, text?: string];

/** One matter that is open now: a scene for one of the cast to walk into. */
export interface Scene {
  readonly topic: string;
  readonly reporter: string;
  readonly place?: string;
  readonly text: string;
  readonly answers?: readonly GivenAnswer[];
  /** Office minutes ago. */
  readonly filed: number;
  readonly photo?: boolean;
  /** Unit it was given to: suffix of the main community's id, or a whole id after `=`. */
  readonly unit?: string;
  /** Unit that supports it, as `unit`. */
  readonly support?: string;
  readonly steps: readonly Taken[];
  /** Units are whistled to it (`../whistled.ts`). */
  readonly whistled?: true;
}

/** What the script calls the n-th scene, from 0. */
export const sceneKey = (index: number): string => `demo-now-${String(index + 1).padStart(3, '0')}`;

const [LIN, LIANG, WU, HE, TANG, HAN] = ['p-linxiaomei', 'p-lianguoping', 'p-wuhaiyan', 'p-hejianguo', 'p-tangwei', 'p-handong'] as const;
const DAY = 390;
/** Unit of a scene that stands for the property company of the main community. */
const PROPERTY = '-pm';

/** Something for everybody: to accept, dispatch, acknowledge, handle, verify, evaluate; one late, several urgent. */
export const PRESENT_SCENES: readonly Scene[] = [
  {
    topic: 'wall', reporter: 'p-liming', place: '梧桐里 9 栋', filed: 35, photo: true, steps: [], answers: [{ questionId: 'what', value: 'wall' }, { questionId: 'people', value: 'yes' }],
    text: '9 栋西边外墙掉下来一块水泥，有手掌那么大，正好是孩子们上学的路。我拿自行车先挡着了，请快一点来人。',
  },
  {
    topic: 'stairLight', reporter: 'p-wangxiuying', place: '梧桐里 3 栋', filed: DAY * 2 + 60, photo: true, unit: PROPERTY, answers: [{ questionId: 'where', value: 'stairs' }],
    text: '2 单元 3 楼的声控灯坏了三天，晚上下楼看不见台阶，张奶奶前天差点踩空。',
    steps: [[LIN, 'acceptAndDispatch', DAY * 2, '楼道照明归物业管，请安排电工上门，换好后拍一张亮灯的照片。'], [HE, 'acknowledge', DAY + 300], [HE, 'note', DAY + 100, '灯座烧了，配件下午到货。']],
  },
  {
    topic: 'rubbish', reporter: 'p-chenyawen', place: '梧桐里东门', filed: DAY + 240, photo: true, unit: PROPERTY,
    text: '东门边上的厨余桶盖子掉了，下班回来味道很重，有野猫在翻。',
    steps: [[LIN, 'acceptAndDispatch', DAY + 180, '请当天清走，地面冲洗，拍一张清完的照片。'], [HE, 'acknowledge', DAY + 90], [HE, 'handle', 130, '桶盖换了新的，地面冲洗过两遍，以后早晚各收一次。']],
  },
  {
    topic: 'fireLane', reporter: 'p-chenyawen', place: '梧桐里西门', filed: 130, photo: true, steps: [[LIN, 'accept', 30]], answers: [{ questionId: 'what', value: 'cars' }],
    text: '每天早上七八点，送货的三轮车把西门消防通道堵死，救护车来了都进不去。说过好几回，没人管。',
  },
  {
    topic: 'clutter', reporter: 'p-zhouyulan', place: '梧桐里 12 栋', filed: 300, unit: PROPERTY,
    text: '12 栋 2 单元一楼楼梯下面堆了半屋子旧门板和纸箱，钉子朝外，轮椅也进不来，请帮着跟主人家说说。',
    steps: [[LIN, 'acceptAndDispatch', 110, '请先上门跟住户说，约好时间清，不要直接搬走人家的东西。']],
  },
  {
    topic: 'utilities', reporter: 'p-zhaozhiqiang', place: '梧桐里 2 栋', filed: 330, photo: true, unit: PROPERTY, support: '=d-water-w', answers: [{ questionId: 'what', value: 'leak' }, { questionId: 'spread', value: 'some' }],
    text: '2 栋水表井里一直冒水，流到 1 单元门口，有老人踩到差点滑倒，旁边三户的水压都小了。',
    steps: [[LIN, 'acceptAndDispatch', 280, '请今天到场分清是表前还是表后，处理前后各拍一张。'], [HE, 'acknowledge', 210], [LIN, 'addSupport', 150, '表前的管子归供水所，请先关阀门，等物业分清再换。'], [HE, 'ask', 90, '水是一直冒，还是家里用水的时候才冒？']],
  },
  {
    topic: 'rubbish', reporter: 'resident:2', place: '梧桐里南门', filed: DAY * 4, photo: true, unit: PROPERTY,
    text: '南门垃圾房三天没清了，污水顺着坡流到路上，上学的孩子都踮着脚走。',
    steps: [[LIN, 'acceptAndDispatch', DAY * 4 - 120, '请当天清走，地面冲洗。'], [HE, 'acknowledge', DAY * 3 + 200], [LIANG, 'note', 160, '清运车坏在路上，物业说明天一早借车来，先回居民一声。'], ['reporter', 'urge', 100]],
  },
  {
    topic: 'ebike', reporter: 'resident:3', place: '梧桐里 5 栋', filed: DAY + 200, photo: true, unit: PROPERTY, answers: [{ questionId: 'what', value: 'wire' }],
    text: '5 栋有人从四楼拉线下来给电动车充电，线就拖在雨棚上，下雨天看着心慌。',
    steps: [[LIN, 'acceptAndDispatch', DAY + 140, '请当天清掉飞线，上门说清楚，并告诉住户最近的充电位在哪里。'], [HE, 'acknowledge', DAY + 60], [HE, 'handle', 90, '飞线已收，跟住户谈过，以后到南门的棚里充，帮他下载了扫码的程序。']],
  },
  {
    topic: 'wall', reporter: 'resident:4', place: '梧桐里 15 栋', filed: DAY + 20, unit: PROPERTY, answers: [{ questionId: 'what', value: 'thing' }],
    text: '15 栋六楼窗台外面摆了一排花盆，底下就是孩子玩的地方，风大的时候看着直晃。',
    steps: [[LIANG, 'acceptAndDispatch', DAY - 20, '请上门跟住户说明，花盆当天搬进阳台。'], [HE, 'acknowledge', 330], [HE, 'handle', 70, '上门做了工作，花盆已搬进阳台里，住户说以前没想到这么危险。']],
  },
  {
    topic: 'noiseShop', reporter: 'resident:5', filed: 260, unit: '=s01-enforcement', answers: [{ questionId: 'kind', value: 'shop' }, { questionId: 'when', value: 'evening' }],
    text: '楼下新开的店门口喇叭循环喊“最后三天”，从早喊到晚，孩子没法写作业。',
    steps: [[LIN, 'acceptAndDispatch', 150, '叫卖的喇叭当场收音量，晚上不准用，请到场测一测。']],
  },
  {
    topic: 'pets', reporter: 'resident:6', filed: DAY + 90, unit: '=s01-enforcement', answers: [{ questionId: 'what', value: 'leash' }],
    text: '小广场早上有一条大黄狗没牵绳，见人就扑，晨练的老人都躲着走，孩子被吓哭过一次。',
    steps: [[LIN, 'accept', DAY + 40], [LIN, 'dispatch', DAY - 10, '请先劝导，登记一下狗证，不要跟居民起冲突。'], [TANG, 'acknowledge', 250]],
  },
  {
    topic: 'facility', reporter: 'resident:7', filed: 120, photo: true, steps: [], answers: [{ questionId: 'what', value: 'seat' }],
    text: '树下的长椅断了两根木条，钉子露在外面，挂破了我的裤子，老人坐着更危险。',
  },
  {
    topic: 'selfRule', reporter: 'p-zhouyulan', filed: 215, steps: [],
    text: '活动室晚上能不能开到九点？年轻人下班才有空，我可以跟几位老姐妹轮流看门。',
  },
  {
    topic: 'road', reporter: 'resident:8', place: '粮站宿舍南门', filed: 290, photo: true, whistled: true, unit: '=s01-city', answers: [{ questionId: 'what', value: 'road' }],
    text: '粮站宿舍南门口修完水管没有补平，留了一道长沟，电动车过去要下来推。',
    steps: [[LIN, 'acceptAndDispatch', 200, '请看一下是谁开挖没有恢复，让他们来补。']],
  },
  {
    topic: 'manhole', reporter: 'resident:9', place: '粮站宿舍东门', filed: DAY + 150, photo: true, unit: '=s01-city', answers: [{ questionId: 'what', value: 'cover' }],
    text: '粮站宿舍东门外的井盖一过车就咣当响，夜里睡在床上数着响声，老人家一晚上睡不着。',
    steps: [[LIN, 'acceptAndDispatch', DAY + 70, '换好后过一辆车听一听，不响再走。'], [HAN, 'acknowledge', DAY - 30], [HAN, 'askExtension', 80, '井圈也变形了，要订做一套，厂里说一周到货，先垫了胶条不让它响。']],
  },
  {
    topic: 'road', reporter: 'resident:11', place: '梧桐里南门', filed: 350, unit: '=s01-city', answers: [{ questionId: 'what', value: 'road' }],
    text: '南门外的路面挖开换管子，填回去的土陷下去一大块，下雨积一汪水，电动车摔过两回。',
    steps: [
      [LIN, 'acceptAndDispatch', 300, '请到现场看一看，尽快垫平。'],
      [HAN, 'return', 140, '围挡上的施工牌写的是供水公司，挖开的路面由开挖单位恢复，请改交供水公司。'],
    ],
  },
  {
    topic: 'stairLight', reporter: 'resident:10', place: '梧桐里 7 栋', filed: DAY * 3, unit: PROPERTY, answers: [{ questionId: 'where', value: 'door' }],
    text: '7 栋门厅的灯一闪一闪像要炸，送快递的都不敢进来。',
    steps: [
      [LIN, 'acceptAndDispatch', DAY * 3 - 80, '请先看是灯还是线路。'], [HE, 'acknowledge', DAY * 2 + 260], [HE, 'handle', DAY + 100, '换了新灯管，试过正常。'], ['reporter', 'evaluate', 150, '才亮了一天又闪了，请再来看看。'],
    ],
  },
  {
    topic: 'ebike', reporter: 'p-wangxiuying', place: '梧桐里 3 栋', filed: DAY * 3 + 100, photo: true, unit: PROPERTY, answers: [{ questionId: 'what', value: 'parking' }],
    text: '电动车停满了 3 栋门厅，我拄着拐杖早上出不来，要人帮着挪车。',
    steps: [
      [LIN, 'acceptAndDispatch', DAY * 3, '门厅要留出走路的地方，请划线并通知车主。'], [HE, 'acknowledge', DAY * 2 + 200], [HE, 'handle', DAY + 30, '门厅的车全部挪到棚里，地上画了禁停线，跟三位车主都说好了。'],
      [WU, 'verify', 180, '和王阿姨一起看的，门厅已经走得开。'],
    ],
  },
  {
    topic: 'green', reporter: 'p-zhaozhiqiang', place: '梧桐里中心花园', filed: DAY * 2 + 150, unit: PROPERTY, answers: [{ questionId: 'what', value: 'tree' }], photo: true,
    text: '中心花园的榕树枝子伸到路上，推轮椅的要低着头过，晚上还碰到过人的脸。',
    steps: [[LIN, 'acceptAndDispatch', DAY * 2 + 40, '修下来的枝叶当天带走。'], [HE, 'acknowledge', DAY + 320], [HE, 'handle', 220, '伸到路上的枝子修到两米以上，枝叶当天运走了。'], [WU, 'verify', 60, '到现场看过，轮椅能直着过去。']],
  },
  {
    // Urgent, done, and nobody said a word: it closed by itself, and somebody who did not do it calls back.
    topic: 'utilities', reporter: 'p-liming', place: '梧桐里 9 栋', filed: DAY * 9, unit: PROPERTY, answers: [{ questionId: 'what', value: 'leak' }],
    text: '9 栋停水两天了，五楼以上一滴都没有，老人要下楼提水。',
    steps: [
      [LIN, 'acceptAndDispatch', DAY * 9 - 40, '请先看加压泵，今天先送水上门。'], [HE, 'acknowledge', DAY * 9 - 120], [HE, 'handle', DAY * 8, '加压泵的接触器换了，五楼以上都来水了。'],
      [WU, 'verify', DAY * 7 + 200, '上六楼试过，水压正常。'],
    ],
  },
  {
    // Done twice and still not to the resident's content: the street reviews it.
    topic: 'stairLight', reporter: 'p-zhouyulan', place: '梧桐里 12 栋', filed: DAY * 10, unit: PROPERTY, answers: [{ questionId: 'where', value: 'stairs' }],
    text: '12 栋 2 单元的感应灯白天亮、晚上反而不亮，我推着老伴进出全靠手电。',
    steps: [
      [LIN, 'acceptAndDispatch', DAY * 10 - 60, '请查一查感应器是不是装反了。'], [HE, 'acknowledge', DAY * 10 - 150], [HE, 'handle', DAY * 9, '感应器调过了，试了三次都正常。'],
      ['reporter', 'evaluate', DAY * 8, '当天晚上就又不亮了。'], [HE, 'acknowledge', DAY * 7 + 200], [HE, 'handle', DAY * 6, '换了新的感应器。'],
      [LIN, 'verify', DAY * 5 + 200, '傍晚去看过，一层到三层亮了。'], ['reporter', 'evaluate', DAY * 3, '三楼以上还是不亮，等于没修。'],
    ],
  },
];
