import { CATEGORIES } from '../../../config/catalogue/categories';
import { DECLINE_RULES } from '../../../config/catalogue/declineRules';
import { loadCalendar } from '../../../config/calendar';
import { FILING, TOPICS } from '../../../server/demonstration/corpus';
import * as general from '../../../server/demonstration/corpus/general';
import { generateDistrict } from '../../../server/demonstration/district';
import { generateHistory } from '../../../server/demonstration/history/script';

const SLOTS = /\{[a-z]\}/g;
const generalLines = Object.values(general).flatMap((value): readonly string[] => (Array.isArray(value) ? (value as string[]) : Object.values(value as Record<string, string[]>).flat()));
const lines = [...TOPICS.flatMap((topic) => [...topic.matters.flatMap(({ report, result }) => [report, result]), ...topic.tails, ...topic.orders]), ...generalLines];

/** Pairs of neighbouring characters: what two texts have in common. */
function bigrams(text: string): Set<string> {
  const characters = [...text.replace(/[\s，。！？：；、]/g, '')];
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}
function likeness(a: Set<string>, b: Set<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return common / (a.size + b.size - common);
}

describe('what the people of the demonstration write', () => {
  it('is never the same sentence twice', () => {
    const reports = TOPICS.flatMap((topic) => topic.matters.map(({ report }) => report));
    const results = TOPICS.flatMap((topic) => topic.matters.map(({ result }) => result));
    expect(new Set(reports).size).toBe(reports.length);
    const twice = results.filter((result, i) => results.indexOf(result) !== i);
    expect(twice.length).toBeLessThanOrEqual(3);
  });

  it('has at least twelve reports to every topic and category, each with what was done', () => {
    for (const topic of TOPICS) {
      expect(topic.matters.length).toBeGreaterThanOrEqual(12);
      for (const { result } of topic.matters) expect(result.length).toBeGreaterThanOrEqual(10);
      expect(topic.orders.length).toBeGreaterThanOrEqual(2);
    }
    const covered = new Set(TOPICS.map((topic) => FILING[topic.key]?.categoryId));
    expect([...covered].sort()).toEqual(CATEGORIES.map(({ id }) => id).sort());
  });

  it('answers questions of its category with options that exist', () => {
    for (const [key, { categoryId, answers }] of Object.entries(FILING)) {
      const category = CATEGORIES.find(({ id }) => id === categoryId)!;
      expect([key, TOPICS.some((topic) => topic.key === key)]).toEqual([key, true]);
      for (const [questionId, values] of Object.entries(answers)) {
        const question = category.questions.find(({ id }) => id === questionId);
        expect([key, questionId, question !== undefined]).toEqual([key, questionId, true]);
        for (const value of values) expect(question!.options.map((option) => option.value)).toContain(value);
      }
    }
    expect(Object.keys(general.DECLINES).sort()).toEqual(DECLINE_RULES.map(({ id }) => id).sort());
  });

  it('knows every slot it uses', () => {
    for (const line of lines) for (const slot of line.match(SLOTS) ?? []) expect('pbefdntw').toContain(slot[1]);
    for (const line of lines) expect(line.replace(SLOTS, '')).not.toMatch(/[{}]/);
  });

  it('holds no telephone number, document number, address of the net or name of a real place', () => {
    for (const line of lines) {
      expect(line).not.toMatch(/1[3-9]\d{9}/);
      expect(line).not.toMatch(/\d{3,4}-\d{7,8}/);
      expect(line).not.toMatch(/\d{15,18}[\dXx]?/);
      expect(line).not.toMatch(/https?:|www\./);
      expect(line).not.toMatch(/[京津沪粤浙苏鲁川渝][A-Z]·?[A-Z0-9]{5}/);
      expect(line).not.toMatch(/深圳|北京|龙岗|密云|宁波|镇海|玉溪|滨州|福田/);
    }
  });
});

describe('the reports of the year', () => {
  const script = generateHistory({ district: generateDistrict(), now: new Date('2026-11-24T09:41:00+08:00'), calendar: loadCalendar(), cases: 420 });
  const reports = script.intents.flatMap(({ step }) => (step.action === 'submit' ? [step.body] : []));
  const words = script.intents.flatMap(({ step }) => ('text' in step.body && step.body.text ? [step.body.text] : []));

  it('are 10 to 160 characters long, without a slot left open', () => {
    for (const { text = '' } of reports) {
      expect([...text].length).toBeGreaterThanOrEqual(10);
      expect([...text].length).toBeLessThanOrEqual(160);
    }
    for (const text of words) expect(text).not.toMatch(/[{}]|undefined|NaN|  /);
  });

  it('name a place of at most sixty characters', () => {
    for (const { place } of reports) expect([...place.text].length).toBeLessThanOrEqual(60);
  });

  it('are never the same, and seldom alike', () => {
    const texts = reports.map(({ text = '' }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    const grams = texts.map(bigrams);
    let alike = 0;
    for (let i = 0; i < grams.length; i += 1) for (let j = i + 1; j < grams.length; j += 1) if (likeness(grams[i]!, grams[j]!) > 0.85) alike += 1;
    expect(alike).toBeLessThanOrEqual(20);
  });

  it('never tell the first story, which is for people to play', () => {
    const main = reports.filter(({ place }) => place.text.startsWith('3 栋') && place.placeId?.startsWith('g0101'));
    expect(main.length).toBeGreaterThan(0);
    for (const { text } of main) expect(text).not.toContain('井盖');
  });
});
