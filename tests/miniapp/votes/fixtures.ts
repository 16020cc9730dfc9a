import type { ResponseOf } from '../../../shared/contract';
import { me } from '../cases/fixtures';

export type View = ResponseOf<'GET /votes/:id'>;
export type Line = ResponseOf<'GET /votes/:id/my-line'>['items'][number];
export type Cast = ResponseOf<'POST /votes/:id/named'>;
type Tally = NonNullable<View['tally']>;

export const OPTIONS: View['options'] = [{ id: 'a', label: '晾衣架', cost: 60 }, { id: 'b', label: '长椅', cost: 50 }, { id: 'c', label: '路灯', cost: 40 }];
const VOTE = 'ab'.repeat(32);
const at = '2026-11-23T02:00:00.000Z';
/** A vote of yes or no that the server says is open, whatever the phone's clock says. */
export const view: View = {
  id: 'v-1', state: 'open', title: '草地边加两排晾衣架', basis: { kind: 'consultation', id: 'x-1' }, body: { id: 'b-1', name: '梧桐里居民议事会' }, method: 'yesno', unit: 'person', opens: '2031-01-01T00:00:00.000Z', closes: '2031-01-02T00:00:00.000Z', binding: false, ballot: 'named', lines: 1, voted: 0, parts: ['voter'], outcome: null, at,
  revision: 4, text: '花 800 元，物业来装。', clauseIds: ['c1'], clauses: ['草地东边两排'], options: [], preset: 'body', rule: { quorum: [1, 2, 'gt'], pass: [1, 2, 'gt'], bases: ['persons'], of: 'participants' }, rulesVersion: 1, least: 'any', tieOrder: [], community: { id: 'c01', name: '梧桐里社区' },
  station: me.home?.station ?? { id: 'st', name: '', phone: '', hours: '' }, publish: 'committed', paper: true, times: null, secret: null, scrutineers: [{ id: 'z', name: '周玉兰', agreed: true, confirmed: false, checked: false, mine: false }, { id: 'h', name: '何建国', agreed: true, confirmed: false, checked: false, mine: false }], roll: { count: 5, area: 0 }, fingerprint: { vote: VOTE, logKey: 'cd'.repeat(32), root: 'ef'.repeat(32) },
  corrections: [], taken: null, tally: null, publishedAt: null, minutes: null, objectUntil: null, mayObject: false, objections: [], seesWho: false, entersPaper: false, boardUrl: null, publicUrl: null, why: null, timeline: [{ id: '0', at, action: 'draft', part: 'body', code: null, text: null }], actions: [],
};
export const line: Line = { line: '12'.repeat(32), salt: '34'.repeat(32), body: { ref: 's-1', area: 0 }, label: '陈雅文', proxy: null, state: 'none', b: null, seq: 0, choice: null, receipt: null, why: null };

const counts: Tally['counts'] = { roll: 5, area: 50_000, online: 3, paper: 1, invalid: 1, participants: 4, participants_area: 40_000, tainted: 0 };
const quorum: Tally['evaluated'][number] = { what: 'quorum', base: 'persons', part: 4, whole: 5, share: [1, 2, 'gt'], met: true };
/** The same vote, counted and published. */
export function published(tally: Partial<Omit<Tally, 'counts'>> & { readonly counts: Partial<Tally['counts']>; readonly outcome: Tally['outcome'] }, more: Partial<View> = {}): View {
  const whole: Tally = { evaluated: [quorum], buildings: [], unconfirmed: false, ...tally, counts: { ...counts, ...tally.counts } };
  return { ...view, state: 'published', voted: 1, tally: whole, outcome: tally.outcome, publishedAt: at, objectUntil: '2031-01-09T00:00:00.000Z', ...more };
}
