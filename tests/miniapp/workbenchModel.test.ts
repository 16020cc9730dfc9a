import { deadlineCell } from '../../miniapp/features/workbench/model/deadline';
import { bodyOf, EMPTY_DRAFT, freshDraft, missingIn } from '../../miniapp/features/workbench/model/forms';
import { DraftBook } from '../../miniapp/features/workbench/model/drafts';
import { laneWords, LANE_GROUPS } from '../../miniapp/features/workbench/model/board';
import { Intents } from '../../miniapp/features/workbench/model/intents';
import { actionOfKey, labelOf, menuOf } from '../../miniapp/features/workbench/model/menu';
import { appendRows, keepThumbs, stepFrom } from '../../miniapp/features/workbench/model/rows';
import { filterName, isUnsent, joined, withFilter, withoutFilter } from '../../miniapp/features/workbench/model/savedFilters';
import { sketchOf } from '../../miniapp/features/workbench/model/sketch';
import { timelineNodes } from '../../miniapp/features/workbench/model/timeline';
import { type ResponseOf } from '../../shared/contract';
import { bounceWords } from '../../shared/copy/board';
import { WORKBENCH_VIEW_WORDS } from '../../shared/copy/cases';
import { clock, full, row } from './support/cases';
import { STATION } from './support/people';

type Case = ResponseOf<'GET /cases/:id'>;
/** Tuesday 9:41 at +08:00. */
const NOW = new Date('2030-03-05T01:41:00.000Z');
const at = (day: number, hour: number, minute = 0) => new Date(Date.UTC(2030, 2, day, hour - 8, minute)).toISOString();

const view = (over: Partial<Case> = {}): Case => ({
  ...full(row({ state: 'submitted', leadUnit: null })),
  viewer: 'staff',
  suggestion: { unit: { id: 'unit-1', name: '锦园物业' }, ruleId: 'r', reason: '清单 2-07' },
  actions: ['accept', 'acceptAndDispatch', 'takeOn', 'decline', 'inspect', 'correct', 'note'],
  ...over,
});

describe('the deadline of a row', () => {
  const cell = (over: Parameters<typeof clock>[0], state: Case['state'] = 'submitted') => deadlineCell({ clock: clock({ step: 'accept', ...over }), state }, NOW);

  it('is brick when overdue, in days, hours or minutes', () => {
    expect(cell({ dueAt: at(1, 17, 30), state: 'overdue', overdueDays: 2, workingMinutesLeft: -900 })).toMatchObject({ tone: 'overdue', top: '超时', bottom: '2 天' });
    expect(cell({ dueAt: at(4, 17, 30), state: 'overdue', overdueDays: 0, workingMinutesLeft: -185 })).toMatchObject({ tone: 'overdue', bottom: '3 小时' });
    expect(cell({ dueAt: at(5, 9, 1), state: 'overdue', overdueDays: 0, workingMinutesLeft: -40 })).toMatchObject({ tone: 'overdue', bottom: '40 分' });
  });

  it('says the whole sentence to whoever cannot see it', () => {
    expect(cell({ dueAt: at(5, 17, 30), workingMinutesLeft: 349, workingDaysLeft: 0 }).sentence).toBe('今天 17:30 前受理，还有 5 个工作小时');
    expect(cell({ dueAt: at(1, 17, 30), state: 'overdue', overdueDays: 2, workingMinutesLeft: -900 }).sentence).toBe('已超时 2 个工作日，本该 1 日（周五）17:30 前受理');
  });

  it('is close below two working hours, and only on its day', () => {
    expect(cell({ dueAt: at(5, 11, 30), workingMinutesLeft: 109, workingDaysLeft: 0 }).tone).toBe('close');
    expect(cell({ dueAt: at(5, 17, 30), workingMinutesLeft: 349, workingDaysLeft: 0 }).tone).toBe('today');
    expect(cell({ dueAt: at(6, 9, 30), workingMinutesLeft: 30, workingDaysLeft: 1 }).tone).toBe('later');
  });

  it('hurries nobody while the resident is asked, and stops at the end', () => {
    expect(cell({ step: 'evaluate', dueAt: at(5, 17, 30), workingMinutesLeft: 20 }, 'handled').tone).toBe('later');
    const ended = { clock: clock({ step: 'stopped', dueAt: null, state: 'done' }), state: 'closed' as const, updatedAt: at(4, 16, 5) };
    expect(deadlineCell(ended, NOW)).toMatchObject({ tone: 'none', top: '已办结', bottom: '昨天' });
  });
});

describe('the actions of a case', () => {
  const desk = (chosenUnit: string | null = null) => ({ chosenUnit, walksGrid: false });
  const words = (of: Case) => menuOf(of, desk()).foot.map(({ action }) => action);

  it('puts what the station does most first, and 不予受理 apart', () => {
    const menu = menuOf(view(), desk('锦园物业'));
    expect(menu.foot.map(({ action }) => action)).toEqual(['acceptAndDispatch', 'takeOn', 'accept']);
    expect(menu.foot.filter(({ primary }) => primary).map((item) => labelOf(item, '锦园物业'))).toEqual(['受理并交给锦园物业']);
    expect(menu.apart.map(({ action }) => action)).toEqual(['decline']);
    expect(menu.beside.map(({ action }) => action).sort()).toEqual(['correct', 'inspect', 'note']);
  });

  it('offers nothing that the reply does not', () => {
    const menu = menuOf(view({ actions: ['note', 'evaluate', 'withdraw'] }), desk());
    expect([...menu.foot, ...menu.apart, ...menu.beside].map(({ action }) => action)).toEqual(['note']);
  });

  it('puts handling it here first where the rules name the station itself, unless another unit was chosen', () => {
    const ours = view({ suggestion: { unit: { id: STATION.id, name: STATION.name }, ruleId: 'r', reason: '' } });
    expect(words(ours)).toEqual(['takeOn', 'accept']);
    expect(menuOf(ours, desk('锦园物业')).foot[0]?.action).toBe('acceptAndDispatch');
  });

  it('puts the look on the spot on the dado of a grid worker, and beside the timeline for everybody else', () => {
    const looking = view({ actions: ['inspect', 'note'] });
    expect(menuOf(looking, { chosenUnit: null, walksGrid: true }).foot).toMatchObject([{ action: 'inspect', way: 'composer', primary: true }]);
    expect(menuOf(looking, desk()).foot).toEqual([]);
    expect(menuOf(looking, desk()).beside.map(({ action }) => action)).toContain('inspect');
  });

  it('gives every offered action a key of its own, and none to J and K', () => {
    const all: Case['actions'] = ['accept', 'acceptAndDispatch', 'takeOn', 'decline', 'inspect', 'correct', 'note', 'release', 'handle', 'verify', 'reject', 'acknowledge'];
    const menu = menuOf(view({ actions: all }), desk());
    const keys = [...menu.foot, ...menu.apart, ...menu.beside].map(({ key }) => key);
    expect(keys).toHaveLength(all.length);
    const letters = keys.filter((key) => key !== '');
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters.filter((key) => 'jkd/'.includes(key))).toEqual([]);
    expect(actionOfKey(menuOf(view(), desk()), 'h')).toBeUndefined();
    expect(actionOfKey(menuOf(view(), desk()), 'b')?.action).toBe('decline');
  });
});

describe('keys of intents', () => {
  const intents = () => {
    let made = 0;
    return new Intents(() => `key-${(made += 1)}`);
  };

  it('stay the same for the same content until the server has answered', () => {
    const some = intents();
    expect(some.keyFor('c1 accept', { revision: 3 })).toBe(some.keyFor('c1 accept', { revision: 3 }));
    some.settle('c1 accept');
    expect(some.keyFor('c1 accept', { revision: 3 })).toBe('key-2');
  });

  it('change with the words, the revision, the action and the case', () => {
    const some = intents();
    const keys = [['c1 note', { text: 'a', revision: 3 }], ['c1 note', { text: 'b', revision: 3 }], ['c1 note', { text: 'b', revision: 4 }], ['c1 reject', { text: 'b', revision: 4 }], ['c2 note', { text: 'b', revision: 4 }]] as const;
    expect(new Set(keys.map(([what, content]) => some.keyFor(what, content))).size).toBe(5);
  });
});

describe('what is typed', () => {
  it('starts with the suggested unit, but never with the station itself', () => {
    expect(freshDraft('acceptAndDispatch', view()).unitId).toBe('unit-1');
    expect(freshDraft('dispatch', view({ suggestion: { unit: { id: STATION.id, name: '' }, ruleId: 'r', reason: '' } })).unitId).toBe('');
  });

  it('outlives a reload of the case, and is shared by both ways of giving it to a unit', () => {
    const book = new DraftBook();
    book.write('case-1', 'acceptAndDispatch', { ...EMPTY_DRAFT, unitId: 'unit-2', text: '先放路锥' });
    expect(book.read(view({ revision: 9, state: 'accepted' }), 'dispatch')).toMatchObject({ unitId: 'unit-2', text: '先放路锥' });
    expect(book.wordsFor('case-1', 'dispatch')).toBe('先放路锥');
    book.drop('case-1', 'dispatch');
    expect(book.read(view(), 'acceptAndDispatch').unitId).toBe('unit-1');
  });

  it('is judged before it is sent', () => {
    expect(Object.keys(missingIn('decline', EMPTY_DRAFT))).toEqual(['ruleId', 'reason']);
    expect(Object.keys(missingIn('handle', { ...EMPTY_DRAFT, text: '  ' }))).toEqual(['text']);
    expect(missingIn('handle', { ...EMPTY_DRAFT, photos: [{ key: 'k', path: 'p', id: 'ph', problem: null }] })).toEqual({});
    expect(missingIn('verify', EMPTY_DRAFT)).toEqual({});
    expect(missingIn('correct', { ...EMPTY_DRAFT, reason: '填错了' })).toHaveProperty('categoryId');
  });

  it('does not send in silence without a photo that failed', () => {
    const draft = { ...EMPTY_DRAFT, text: '换好了', photos: [{ key: 'k', path: 'p', id: null, problem: '网络不通' }] };
    expect(missingIn('handle', draft)).toEqual({ photoIds: '第 1 张没传上，点它再传一次，或者拿掉' });
  });

  it('sends only what was changed when a case is corrected', () => {
    expect(bodyOf('correct', { ...EMPTY_DRAFT, grade: 'urgent', reason: ' 有人绊倒了 ' })).toEqual({ grade: 'urgent', reason: '有人绊倒了' });
  });
});

describe('rows', () => {
  const rows = ['a', 'b', 'c'].map((id) => row({ id }));

  it('stop at both ends, and begin at the first', () => {
    expect([stepFrom(rows, null, 1), stepFrom(rows, 'a', 1), stepFrom(rows, 'c', 1), stepFrom(rows, 'a', -1), stepFrom([], 'a', 1)]).toEqual(['a', 'b', 'c', 'a', null]);
  });

  it('lead to the one that took the place of a case that has been dealt with', () => {
    expect([stepFrom(rows, 'gone', 1, 1), stepFrom(rows, 'gone', -1, 1), stepFrom(rows, 'gone', 1, 9)]).toEqual(['b', 'a', 'c']);
  });

  it('show a case once when it moved while pages were turned', () => {
    expect(appendRows(rows, [row({ id: 'b', title: 'new' }), row({ id: 'd' })]).map(({ id }) => id)).toEqual(['a', 'c', 'b', 'd']);
  });

  it('keep pictures on screen while nothing has changed, and take the fresh ones after a change', () => {
    const photo = (thumbUrl: string) => ({ id: 'p', url: `${thumbUrl}-full`, thumbUrl, width: 1, height: 1 });
    const before = view({ photos: [photo('old')] });
    expect(keepThumbs(before, view({ photos: [photo('new')] })).photos).toEqual([{ ...photo('new'), thumbUrl: 'old' }]);
    expect(keepThumbs(before, view({ photos: [photo('new')], revision: 99 })).photos).toEqual([photo('new')]);
  });
});

describe('the timeline of the staff', () => {
  it('stands newest on top, steps of one tap in their order, notes marked, what is to come above', () => {
    const entry = (id: string, action: Case['timeline'][number]['action'], over: Partial<Case['timeline'][number]> = {}) => ({
      id, at: at(5, 9), action, actor: { name: '林晓梅', unit: STATION.name, isReporter: false }, unit: null, text: null, reason: null, photos: [], dueAt: null, round: 1, internal: false, ...over,
    });
    const timeline = [entry('1', 'accept'), entry('2', 'dispatch', { unit: '锦园物业' }), entry('3', 'note', { at: at(5, 9, 30), internal: true, text: '库房有货' })];
    const nodes = timelineNodes(view({ state: 'dispatched', timeline }), NOW);
    expect(nodes.map(({ id }) => id)).toEqual(['todo-0', 'todo-1', '3', '2', '1']);
    expect(nodes[2]).toMatchObject({ internal: true, text: '林晓梅：库房有货' });
    expect(nodes[3]?.title).toBe('交给锦园物业去办');
  });
});

describe('the triage board', () => {
  const lane = { view: 'toAccept' as const, count: 3, oldest: { since: at(3, 9), atLeast: false }, nearest: at(5, 17, 30) };
  it.each([
    [lane, ['最久的等了 2 天', '最近的要在今天 17:30 前办']],
    [{ ...lane, nearest: at(5, 9), oldest: { since: at(5, 9, 11), atLeast: true } }, ['最久的至少等了 30 分钟', '最早的该在今天 9:00 前办']],
    [{ ...lane, view: 'deferred' as const }, ['最久的等了 2 天']],
    [{ ...lane, count: 0, oldest: null, nearest: null }, []],
  ])('says since when and until when: %#', (one, words) => {
    expect(laneWords(one, NOW)).toEqual(words);
  });

  it('has a place for every view but the two that are no lane', () => {
    const shown = LANE_GROUPS.flatMap(({ views }) => views);
    expect([...shown].sort()).toEqual(Object.keys(WORKBENCH_VIEW_WORDS).filter((view_) => view_ !== 'all' && view_ !== 'closed').sort());
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('says how often a unit returned, and what was decided', () => {
    expect(bounceWords({ returned: 2, upheld: 0, refused: 0 }, 90)).toBe('近 90 天退过 2 次');
    expect(bounceWords({ returned: 3, upheld: 1, refused: 2 }, 90)).toBe('近 90 天退过 3 次，街道认可 1 次、没认可 2 次');
  });
});

describe('ways to look that are kept', () => {
  const query = { view: 'overdue' as const, search: '', from: '', to: '', place: null };
  const none = { items: [], added: [], dropped: [] };
  const named = (name: string) => ({ ...query, name });

  it('are joined with those of another device, and what was dropped here stays dropped', () => {
    const mine = withoutFilter(withFilter(none, { ...query, search: '花坛' }), '全部');
    expect(isUnsent(mine)).toBe(true);
    expect(joined([named('全部'), named('今天到期')], mine).map(({ name }) => name)).toEqual(['今天到期', '已超时，找“花坛”']);
    expect(isUnsent(none)).toBe(false);
  });

  it('are at most eight, the oldest making room, and one that is kept again is kept once', () => {
    let kept: ReturnType<typeof withFilter> = none;
    for (let n = 0; n < 9; n += 1) kept = withFilter(kept, { ...query, search: `第 ${n}` });
    kept = withFilter(kept, { ...query, search: '第 5' });
    expect(kept.items).toHaveLength(8);
    expect(kept.items.at(-1)?.search).toBe('第 5');
    expect(filterName({ ...query, place: { id: 'plum', name: '梅社区' } })).toBe('梅社区，已超时');
  });
});

describe('the sketch of a place', () => {
  it('is drawn in numbers and colours only: nothing of what people wrote gets into it', () => {
    const evil = "<script>alert('x')</script>";
    const map = { community: { id: 'c', name: evil }, bounds: [0, 0, 1, 1] as [number, number, number, number], grids: [{ id: 'g', name: evil, polygons: [[[[114.05, 22.54], [114.06, 22.54], [114.06, 22.55]]]] as [number, number][][][] }], places: [{ id: 'p', name: evil, kind: 'building' as const, point: { lng: 114.0521, lat: 22.5432, system: 'gcj02' as const }, gridId: 'g' }] };
    const svg = sketchOf({ lng: 114.052, lat: 22.5431, system: 'gcj02' }, map);
    expect(svg).not.toContain('script');
    expect(svg.match(/<rect/g)).toHaveLength(2);
    expect(svg).not.toContain('NaN');
  });
});
