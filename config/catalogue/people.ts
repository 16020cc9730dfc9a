import { answeredWithin, days, USUAL } from './limits';
import type { Category } from './types';

const plain = { safety: false, defaultGrade: 'ordinary', standard: null, solveInGrid: true, limits: USUAL } as const;

/** What is between people: neighbours, owners and property company, ideas and thanks. */
export const PEOPLE: readonly Category[] = [
  {
    ...plain, id: 'pets', name: '宠物扰民', icon: 'pet', hint: '没牵绳、叫声、粪便',
    words: ['狗', '猫', '遛狗', '牵绳', '狗叫', '狗屎', '咬人', '鸡', '养鸡'],
    questions: [
      { id: 'what', text: '什么情况', kind: 'choice', required: false, options: [{ value: 'leash', label: '没牵绳' }, { value: 'noise', label: '叫声', sensitive: true }, { value: 'dirt', label: '粪便' }, { value: 'bite', label: '咬了人', raisesTo: 'urgent', sensitive: true }] },
    ],
    // A loose dog on the square concerns everybody; a dog that barks or has bitten means its owner.
    sensitive: false,
  },
  {
    ...plain, id: 'neighbourDispute', name: '邻里纠纷', icon: 'talk', hint: '说不拢的事，请人来调解',
    words: ['吵架', '矛盾', '调解', '渗水', '占用', '打架', '楼上', '楼下', '隔壁'],
    questions: [
      { id: 'mediate', text: '愿不愿意请人来调解', kind: 'yesNo', required: false, options: [{ value: 'yes', label: '愿意' }, { value: 'no', label: '先不用' }] },
    ],
    sensitive: true,
  },
  {
    ...plain, id: 'ownersProperty', name: '业委会与物业', icon: 'home', hint: '物业费、服务、业委会的事',
    words: ['物业', '业委会', '物业费', '停车费', '维修资金', '电梯', '保安', '门禁', '公示', '选举'],
    questions: [
      { id: 'about', text: '关于哪一方', kind: 'choice', required: false, options: [{ value: 'property', label: '物业服务' }, { value: 'owners', label: '业委会' }, { value: 'money', label: '收费、账目' }] },
    ],
    sensitive: false, solveInGrid: false,
  },
  {
    ...plain, id: 'selfGovernance', name: '居民自治建议', icon: 'consult', hint: '想一起商量的事、好主意',
    words: ['建议', '议事', '商量', '协商', '自治', '主意', '意见', '规划', '加装电梯'],
    questions: [], sensitive: false,
  },
  {
    ...plain, id: 'thanks', name: '致敬致谢', icon: 'medal', hint: '想谢谢谁、夸夸谁',
    words: ['感谢', '表扬', '谢谢', '好人好事', '锦旗', '夸'],
    questions: [], sensitive: false, limits: answeredWithin(days(3)),
  },
];
