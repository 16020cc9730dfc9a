import { loadCatalogue } from '../../../../config/catalogue';
import { VOCABULARY } from '../../../../config/triage';
import { generateDistrict } from '../../../../server/demonstration/district';
import { LIKELY, likeness, readFor } from '../../../../shared/domain/cases/duplicates';
import { suggestCategories } from '../../../../shared/domain/cases/suggesting';
import { MORE, REPORTS, type JudgedReport } from '../../../data/reports';

const { categories } = loadCatalogue();
const develop = [...REPORTS, ...MORE].filter(({ split }) => split === 'develop');
const held = REPORTS.filter(({ split }) => split === 'held');

/** Share of reports whose category is among the first `most` that are suggested. */
function hit(reports: readonly JudgedReport[], most: number): number {
  const right = reports.filter(({ text, place, category, also = [] }) =>
    suggestCategories({ text, placeText: place }, categories, VOCABULARY).slice(0, most).some(({ categoryId }) => [category, ...also].includes(categoryId)),
  );
  return right.length / reports.length;
}

const readable = (one: JudgedReport) => readFor({ categoryId: one.category, text: one.text, placeText: one.place, point: one, at: new Date(one.at) }, VOCABULARY);
const isSame = (a: JudgedReport, b: JudgedReport): boolean => a.matter !== undefined && a.matter === b.matter;

/** Of all pairs of these reports: how many of those told as likely the same are, and how many of the same are told. */
function pairs(reports: readonly JudgedReport[]): { precision: number; recall: number; pairs: number } {
  const read = reports.map(readable);
  let [told, right, same] = [0, 0, 0];
  reports.forEach((a, i) => {
    for (let j = i + 1; j < reports.length; j += 1) {
      const truth = isSame(a, reports[j] as JudgedReport);
      const says = likeness(read[i] as (typeof read)[number], read[j] as (typeof read)[number]).score >= LIKELY;
      same += truth ? 1 : 0;
      told += says ? 1 : 0;
      right += says && truth ? 1 : 0;
    }
  });
  return { precision: right / told, recall: right / same, pairs: same };
}

describe('three hundred reports in the words of residents', () => {
  it('are three hundred, a third of them held out, with twenty that only look like duplicates', () => {
    expect(REPORTS).toHaveLength(300);
    expect(held.length).toBeGreaterThanOrEqual(99);
    expect(REPORTS.flatMap(({ looksLike = [] }) => looksLike)).toHaveLength(20);
    expect(new Set([...REPORTS, ...MORE].map(({ text }) => text)).size).toBe(REPORTS.length + MORE.length);
    expect([...new Set(REPORTS.map(({ category }) => category))].sort()).toEqual(categories.map(({ id }) => id).sort());
  });

  it.each([['for development', develop], ['held out', held]] as const)('%s: the right category is among the first three of nine in ten', (_, reports) => {
    expect(hit(reports, 3)).toBeGreaterThanOrEqual(0.9);
    expect(hit(reports, 1)).toBeGreaterThanOrEqual(0.8);
  });

  it.each([['for development', develop], ['held out', held]] as const)('%s: duplicates are found at precision 90 % and recall 70 %', (_, reports) => {
    const { precision, recall, pairs: same } = pairs(reports);
    expect(same).toBeGreaterThanOrEqual(14);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.7);
  });

  it('are found as well when one of the two is filed under an unrelated category, as precisely', () => {
    let [told, right, same] = [0, 0, 0];
    const read = develop.map(readable);
    for (const id of ['noise', 'greenery']) {
      develop.forEach((a, i) => {
        if (a.category === id) return;
        const wrongly = readFor({ categoryId: id, text: a.text, placeText: a.place, point: a, at: new Date(a.at) }, VOCABULARY);
        develop.forEach((b, j) => {
          if (i === j) return;
          const says = likeness(wrongly, read[j] as (typeof read)[number]).score >= LIKELY;
          same += isSame(a, b) ? 1 : 0;
          told += says ? 1 : 0;
          right += says && isSame(a, b) ? 1 : 0;
        });
      });
    }
    expect(right / told).toBeGreaterThanOrEqual(0.9);
    expect(right / same).toBeGreaterThanOrEqual(0.6);
  });

  it('of twenty that only look alike, at most two are taken for the same', () => {
    const byId = new Map(REPORTS.map((one) => [one.id, one]));
    const taken = REPORTS.flatMap((one) => (one.looksLike ?? []).map((id) => likeness(readable(one), readable(byId.get(id) as JudgedReport)).score >= LIKELY)).filter(Boolean);
    expect(taken.length).toBeLessThanOrEqual(2);
  });

  it('go to the kind of unit that is expected, in an estate of the demonstration', () => {
    const district = generateDistrict({ seed: 'judged', size: { streets: 2, communities: 6, grids: 60 } });
    const kinds = new Map(district.units.map(({ id, kind }) => [id, kind]));
    const estate = district.units.find(({ kind, areaGridIds }) => kind === 'property' && areaGridIds.length > 0);
    const community = district.units.find(({ id }) => id === estate?.parentId);
    const levels = [`${estate?.id}-area`, community?.id, community?.parentId, 'district'];
    const kindFor = (category: string): string => {
      const rule = levels.flatMap((areaId) => district.rules.filter((one) => one.areaId === areaId && one.categoryId === category))[0];
      return rule ? String(kinds.get(rule.unitId)) : 'station';
    };
    const wrong = REPORTS.filter(({ category, unit }) => kindFor(category) !== unit).map(({ id, category, unit }) => `${id} ${category}: ${unit} and not ${kindFor(category)}`);
    expect([...new Set(wrong)]).toEqual([]);
  });
});

describe('likeness', () => {
  const one = REPORTS[0] as JudgedReport;
  const other = REPORTS[1] as JudgedReport;
  it('is the same from either side, and nothing far away or long ago', () => {
    const [a, b] = [readable(one), readable(other)];
    expect(likeness(a, b)).toEqual({ ...likeness(b, a), words: expect.any(Array) });
    expect(likeness(a, readFor({ ...a, point: { lng: one.lng + 0.01, lat: one.lat } }, VOCABULARY)).score).toBe(0);
    expect(likeness(a, readFor({ ...a, at: new Date(a.at.getTime() - 31 * 86_400_000) }, VOCABULARY)).score).toBe(0);
  });
});
