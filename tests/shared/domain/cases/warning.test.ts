import { DIVERSIONS, GRADE_SIGNALS } from '../../../../config/triage';
import { DIVERSION_WORDS } from '../../../../shared/copy/triage';
import { diversionsFor, gradeOfWords } from '../../../../shared/domain/cases/warning';

const cards = (text: string): string[] => diversionsFor(text, DIVERSIONS).map(({ signal }) => signal.id);

describe('who helps instead, or first', () => {
  it.each([
    ['楼下有人打架，头都出血了', ['police', 'ambulance']],
    ['厨房煤气漏了，有人晕倒，老板还拖欠工资不发', ['fire', 'ambulance', 'labour']],
    ['老板拖欠我三个月工资不发', ['labour']],
    ['地上一层油，老人摔倒受伤了', ['ambulance']],
    ['小区门口撞车了，路堵死', ['traffic']],
    ['我要起诉物业，社区帮我写诉状', ['court']],
    ['镇里不给答复，我要去上访', ['petition']],
    ['健身房跑路了，预付卡里的钱退不退', ['consumer']],
    ['门口的红绿灯时间太短', ['trafficRule']],
    ['宽带三天没网', ['telecom']],
    ['查一下是谁家投诉我的，把他的电话给我', ['secrets']],
    ['断他家水，看他还敢不敢', ['unlawful']],
  ])('%s: %j, dangers first', (text, expected) => {
    expect(cards(text)).toEqual(expected);
  });

  it.each([
    '煤气灶打不着火，是不是压力不够',
    '地砖翘了，怕有人受伤',
    '树枝快断了，担心砸伤路过的人',
    '楼道堆纸箱，容易着火',
    '路灯不亮，晚上看不见台阶',
    '垃圾桶满了三天没人清',
  ])('%s: nobody else', (text) => {
    expect(cards(text)).toEqual([]);
  });

  it('has words for every card', () => {
    expect(DIVERSIONS.filter(({ id }) => !DIVERSION_WORDS[id])).toEqual([]);
  });
});

describe('the grade that words ask for', () => {
  it.each([
    ['5 栋化粪池冒水，污水漫进三户人家', 'emergency'],
    ['厨房煤气漏了', 'emergency'],
    ['粪水倒灌进一楼了', 'emergency'],
    ['下水道冒污水', 'urgent'],
    ['整栋楼停水', 'urgent'],
    ['担心哪天着火', 'ordinary'],
    ['煤气灶打不着火', 'ordinary'],
    ['电瓶车乱停电动车位', 'ordinary'],
  ] as const)('%s: %s', (text, grade) => {
    expect(gradeOfWords(text, GRADE_SIGNALS).grade).toBe(grade);
  });

  it('names each reason once, the longest words', () => {
    expect(gradeOfWords('污水漫进三户人家', GRADE_SIGNALS).words).toEqual(['污水漫进']);
  });
});
