import { existsSync } from 'node:fs';
import path from 'node:path';
import { catalogueProblems, findCategory, loadCatalogue, type Catalogue, type Category } from '../../../config/catalogue';
import { REPORT_LIMITS } from '../../../shared/domain/cases/limits';

const catalogue = loadCatalogue();
const [lamp] = catalogue.categories as readonly [Category];
const withCategory = (over: Partial<Category>): Catalogue => ({ ...catalogue, categories: [{ ...lamp, ...over }] });

describe('the catalogue', () => {
  it('holds what residents of a community report', () => {
    expect(catalogue.categories.map((category) => category.name)).toEqual([
      '楼道照明', '水电气维修', '井盖道路破损', '垃圾清理', '堆放杂物', '消防通道', '电动车隐患', '高空墙体隐患', '噪声', '绿化健身设施',
      '宠物扰民', '邻里纠纷', '业委会与物业', '居民自治建议', '致敬致谢', '其他',
    ]);
  });

  it('marks what is never shown to neighbours, and what a second person checks', () => {
    const names = (mark: 'sensitive' | 'safety'): string[] => catalogue.categories.filter((category) => category[mark]).map((category) => category.id);
    expect(names('sensitive')).toEqual(['neighbourDispute']);
    expect(names('safety')).toEqual(['roadCover', 'fireLane', 'ebike', 'fallingHazard']);
  });

  it('uses icons that exist', () => {
    const missing = catalogue.categories.filter(({ icon }) => !existsSync(path.resolve(__dirname, `../../../miniapp/ui/icons/svg/${icon}.svg`)));
    expect(missing.map((category) => category.id)).toEqual([]);
  });

  it('promises no urgent case later than an ordinary one', () => {
    const weight = (limit: { unit: string; amount: number }): number => (limit.unit === 'workingDays' ? limit.amount * 390 : limit.amount);
    for (const { limits } of catalogue.categories) {
      expect(weight(limits.urgent.answer)).toBeLessThanOrEqual(weight(limits.ordinary.answer));
      expect(weight(limits.emergency.answer)).toBeLessThan(weight(limits.urgent.answer));
    }
  });

  it('declines by rules that say where they are written and who helps instead', () => {
    expect(catalogue.declineRules.map((rule) => rule.id)).toEqual(['emergencyNumbers', 'courts', 'sameMatter', 'secrets', 'otherChannel', 'unlawful']);
    for (const rule of catalogue.declineRules) expect(rule.article).toContain('第十一条');
  });

  it('finds a category by id', () => {
    expect(findCategory(catalogue, 'roadCover')?.standard).toEqual({ kind: 'part', code: '0102', name: '污水井盖' });
    expect(findCategory(catalogue, 'constructor')).toBeUndefined();
  });

  it('keeps answers within what a report may carry', () => {
    expect(Math.max(...catalogue.categories.map((category) => category.questions.length))).toBeLessThanOrEqual(3);
    expect(REPORT_LIMITS.photos).toBe(9);
  });

  it.each<[string, Catalogue]>([
    ['there are no categories', { ...catalogue, categories: [] }],
    ['category stairLight twice', { ...catalogue, categories: [lamp, lamp] }],
    ['the name must have 1 to 8', withCategory({ name: '这个名字实在是太长了一点' })],
    ['unknown icon', withCategory({ icon: 'dragon' as 'lamp' })],
    ['the id has other characters', withCategory({ id: '路灯' })],
    ['no hint', withCategory({ hint: ' ' })],
    ['unknown grade', withCategory({ defaultGrade: 'soon' as 'urgent' })],
    ['four digits', withCategory({ standard: { kind: 'part', code: '1', name: '路灯' } })],
    ['no limits for urgent', withCategory({ limits: { ordinary: lamp.limits.ordinary } as unknown as Category['limits'] })],
    ['whole number above 0', withCategory({ limits: { ...lamp.limits, urgent: { ...lamp.limits.urgent, answer: { unit: 'workingDays', amount: 0 } } } })],
    ['fewer than two options', withCategory({ questions: [{ id: 'q', text: '哪里', kind: 'choice', required: false, options: [{ value: 'a', label: '甲' }] }] })],
    ['options must be yes and no', withCategory({ questions: [{ id: 'q', text: '是吗', kind: 'yesNo', required: false, options: [{ value: 'y', label: '是' }, { value: 'n', label: '否' }] }] })],
    ['option a twice', withCategory({ questions: [{ id: 'q', text: '哪里', kind: 'choice', required: false, options: [{ value: 'a', label: '甲' }, { value: 'a', label: '乙' }] }] })],
    ['more than three questions', withCategory({ questions: [1, 2, 3, 4].map((n) => ({ ...(lamp.questions[0] as Category['questions'][number]), id: `q${n}` })) })],
    ['decline rule x', { ...catalogue, declineRules: [{ id: 'x', name: '', article: '' }] }],
  ])('refuses to load when %s', (problem, wrong) => {
    expect(catalogueProblems(wrong).join('; ')).toContain(problem);
    expect(() => loadCatalogue(wrong)).toThrow(problem);
  });
});
