import type { NoticeKind } from '../domain/notices/kinds';

/** A notice to begin with. What only the writer knows stands in 【】; nothing goes out that still has one. */
export interface NoticeTemplate {
  readonly id: string;
  readonly label: string;
  readonly kind: NoticeKind;
  readonly emergency: boolean;
  readonly title: string;
  readonly text: string;
}

/** Beginnings for what stations tell most; a paragraph a line. */
export const NOTICE_TEMPLATES: readonly NoticeTemplate[] = [
  { id: 'water', label: '停水', kind: 'water', emergency: false, title: '停水通知', text: '因为【修哪里的水管】，【哪几栋】要停水。\n请提前接些水备用，停水时关好水龙头，来水后先放一会儿再用。\n修好得早会提前来水，要是晚了，会再告诉大家。' },
  { id: 'power', label: '停电', kind: 'power', emergency: false, title: '停电通知', text: '因为【检修什么】，【哪几栋】要停电。\n电梯会停，请错开时间上下楼。家里有要用电的医疗设备，请提前打给工作站。\n停电时拔掉电热毯、电熨斗，来电时更安全。' },
  { id: 'typhoon', label: '台风', kind: 'storm', emergency: true, title: '台风要来，请做好准备', text: '台风【名字】预计【几时】影响这里。\n阳台、窗台上的花盆和晾衣杆请收进屋，关好门窗，不要站在窗边。\n没有急事不要出门，远离围墙、广告牌和大树，积水的路不要走。\n家里漏水、停电，或者要帮忙转移，请打给工作站。危险的时候先打 110、119、120。' },
  { id: 'rain', label: '暴雨', kind: 'storm', emergency: true, title: '暴雨来了，请注意安全', text: '【几时】起有大暴雨，【哪里】容易积水。\n住一楼和地下室的，请把贵重东西搬高，车不要停在低的地方。\n不要涉水，看到冒水的井盖、掉下来的电线，离远一些，马上打给工作站。' },
  { id: 'gas', label: '燃气', kind: 'gas', emergency: true, title: '燃气检修，请关好阀门', text: '【哪几栋】的燃气要检修，请关好灶前的阀门。\n闻到臭味不要开关电器、不要点火，开窗，到外面打【燃气公司电话】。\n恢复供气会上门告诉您，家里请留人。' },
  { id: 'meeting', label: '开会', kind: 'meeting', emergency: false, title: '请来开会', text: '想请大家一起商量【什么事】。\n地点在【哪里】，来不了的可以打给工作站，把想说的话留下。\n会上定了什么，会写出来告诉大家。' },
  { id: 'activity', label: '活动', kind: 'activity', emergency: false, title: '请来参加活动', text: '【什么活动】在【哪里】，【谁】都可以来。\n要带【什么】，不收钱。下雨就改到【哪天】。' },
  { id: 'policy', label: '政策', kind: 'policy', emergency: false, title: '有一件事可以办了', text: '【谁】可以办【什么】。\n要带【什么】，到【哪里】办，【几天】能办好。\n拿不准的，打给工作站问一声。' },
];
