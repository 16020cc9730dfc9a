import fc from 'fast-check';
import { shareWords } from '../../../../shared/copy/votes';
import { readTogether, ruleAgainstLine, ruleAgainstTaking } from '../../../../shared/domain/votes/casting';
import { ruleAgainstNotice, ruleAgainstRoll, ruleOfDraft } from '../../../../shared/domain/votes/drafts';
import { VOTE_ACTIONS, VOTE_PARTS, VOTE_STATES, VOTE_TRANSITIONS, voteActions } from '../../../../shared/domain/votes/states';
import { LEAST_LINES, turnoutByBuilding } from '../../../../shared/domain/votes/turnout';

const PROCEDURE = { quorum: 'twoThirds', majority: 'threeQuarters', of: 'members' } as const;
const ASKED = { k: 2, seats: 1, amount: 100, least: 'half' } as const;

it('makes of a draft the rule that is counted by, of the body’s own or of the law', () => {
  expect(ruleOfDraft({ ...ASKED, method: 'yesno', preset: 'body' }, PROCEDURE)).toEqual({ quorum: [2, 3, 'ge'], pass: [3, 4, 'ge'], bases: ['persons'], of: 'roll' });
  expect(ruleOfDraft({ ...ASKED, method: 'yesno', preset: 'owners' }, PROCEDURE)).toEqual({ quorum: [2, 3, 'ge'], pass: [1, 2, 'gt'], bases: ['area', 'persons'], of: 'participants' });
  expect(ruleOfDraft({ ...ASKED, method: 'approval', preset: 'council' }, PROCEDURE)).toEqual({ quorum: [1, 2, 'gt'], bases: ['persons'], k: 2, seats: 1, min: [1, 2, 'ge'] });
  expect(ruleOfDraft({ ...ASKED, method: 'budget', preset: 'simple', least: 'any' }, PROCEDURE)).toEqual({ quorum: [0, 1, 'ge'], bases: ['persons'], k: 2, amount: 100, min: [0, 1, 'ge'] });
  expect(ruleOfDraft({ ...ASKED, method: 'irv', preset: 'body' }, PROCEDURE)).toEqual({ quorum: [2, 3, 'ge'], bases: ['persons'] });
});

it('votes on nothing that was not in the notice', () => {
  const notice = { ready: true, clauses: [{ id: 'c1' }, { id: 'c2' }], options: [{ id: 'a', label: '甲' }, { id: 'b', label: '乙', cost: 5 }], free: false };
  const ask = (clauseIds: string[], options: { id: string; label: string; cost?: number }[] = [], method: 'approval' | 'budget' = 'approval') => ruleAgainstNotice({ method, clauseIds, options }, notice);
  expect([ask(['c1']), ask([]), ask(['c3']), ask(['c1'], [{ id: 'a', label: '甲' }]), ask(['c1'], [{ id: 'a', label: '丙' }]), ask(['c1'], [{ id: 'b', label: '乙', cost: 6 }]), ask(['c1'], [{ id: 'c', label: '甲' }])]).toEqual([null, 'voteClauses', 'voteClauses', null, 'voteOptionNew', 'voteOptionNew', 'voteOptionNew']);
  // What an option costs is said as the notice has it, or left out where no sum is spent.
  expect([ask(['c1'], [{ id: 'b', label: '乙' }]), ask(['c1'], [{ id: 'b', label: '乙', cost: 5 }]), ask(['c1'], [{ id: 'b', label: '乙' }], 'budget')]).toEqual([null, null, 'voteOptionNew']);
  // A notice of options alone has no clause to say yes or no to: one chooses among them.
  const alone = { ...notice, clauses: [] };
  expect((['approval', 'irv', 'budget', 'yesno'] as const).map((method) => ruleAgainstNotice({ method, clauseIds: [], options: [] }, alone))).toEqual([null, null, null, 'voteClauses']);
  expect(ruleAgainstNotice({ method: 'approval', clauseIds: ['c1'], options: [] }, alone)).toBe('voteClauses');
  expect(ruleAgainstNotice({ method: 'yesno', clauseIds: ['c1'], options: [] }, { ...notice, ready: false })).toBe('voteNotReady');
  expect([ruleAgainstRoll([], { bases: ['persons'] }), ruleAgainstRoll([{ area: 0 }], { bases: ['area', 'persons'] }), ruleAgainstRoll([{ area: 0 }, { area: 1 }], { bases: ['area', 'persons'] }), ruleAgainstRoll([{ area: 0 }], { bases: ['persons'] })]).toEqual(['voteRollNone', 'voteRollArea', null, null]);
});

it('takes ballots from the moment of opening up to the close, which is not in it', () => {
  const [opens, closes] = [new Date(1_000), new Date(2_000)];
  const at = (ms: number, state: 'open' | 'frozen' | 'closing' | 'cancelled' = 'open') => ruleAgainstTaking({ state, opens, closes }, new Date(ms));
  expect([at(999), at(1_000), at(1_999), at(2_000), at(1_500, 'frozen'), at(1_500, 'closing'), at(1_500, 'cancelled')]).toEqual(['voteNotYet', null, null, 'voteOver', null, 'voteOver', 'voteOver']);
  const proxy = { from: '2026-03-02', to: '2026-03-03' };
  expect([ruleAgainstLine({ voided: true, paper: true, proxy: null }, '2026-03-02'), ruleAgainstLine({ voided: false, paper: true, proxy: null }, '2026-03-02'), ruleAgainstLine({ voided: false, paper: false, proxy }, '2026-03-01'), ruleAgainstLine({ voided: false, paper: false, proxy }, '2026-03-03'), ruleAgainstLine({ voided: false, paper: false, proxy }, '2026-03-04')]).toEqual(['voteVoided', 'votePaper', 'voteProxyDays', null, 'voteProxyDays']);
});

it('knows for every state and part what may be done, and leads nowhere back', () => {
  const table = Object.fromEntries(VOTE_STATES.map((state) => [state, Object.fromEntries(VOTE_PARTS.filter((part) => part !== 'system').map((part) => [part, voteActions(state, [part])]))]));
  expect(table).toMatchObject({
    draft: { body: ['edit', 'freeze', 'drop'], scrutineer: ['agree'], voter: [], guest: [] }, frozen: { body: ['correct', 'cancel'], scrutineer: ['correct'] }, open: { body: ['correct', 'cancel'], scrutineer: ['correct'] }, closing: { body: [], scrutineer: ['confirm'] }, published: { body: ['minutes'], scrutineer: [] }, cancelled: { body: [] }, dropped: { body: [] },
  });
  const order = ['draft', 'frozen', 'open', 'closing', 'published'];
  for (const { from, to } of VOTE_TRANSITIONS) if (order.includes(to)) expect(order.indexOf(to)).toBeGreaterThanOrEqual(order.indexOf(from));
  expect(VOTE_ACTIONS.every((action) => VOTE_TRANSITIONS.some((row) => row.action === action))).toBe(true);
});

it('makes one ballot of two equal readings of a paper and of nothing else', () => {
  const yes = { choice: 'yes' };
  expect([readTogether([]), readTogether([yes]), readTogether([yes, { choice: 'no' }]), readTogether([yes, { invalid: true }]), readTogether([{ invalid: true }, { invalid: true }]), readTogether([{ choice: ['a'] }, { choice: ['a'] }])]).toEqual(['none', 'one', 'unequal', 'unequal', { invalid: true }, { choice: ['a'] }]);
});

it('tells turnout of no building that is small, nor lets it be worked out', () => {
  const lines = fc.array(fc.record({ building: fc.constantFrom('1 栋', '2 栋', '3 栋', '4 栋', null), voted: fc.boolean() }), { maxLength: 60 });
  fc.assert(fc.property(lines, (all) => {
    const told = turnoutByBuilding(all);
    expect(told.every((row) => row.lines >= LEAST_LINES)).toBe(true);
    if (told.length > 0) expect([told.reduce((sum, row) => sum + row.lines, 0), told.reduce((sum, row) => sum + row.voted, 0)]).toEqual([all.length, all.filter(({ voted }) => voted).length]);
  }));
});

it('says shares as the law does', () => {
  expect([shareWords([1, 2, 'gt']), shareWords([2, 3, 'ge']), shareWords([3, 4, 'ge']), shareWords([1, 1, 'ge']), shareWords([0, 1, 'ge']), shareWords([1, 2, 'ge'])]).toEqual(['过半数', '三分之二以上', '四分之三以上', '全部', '不限', '一半以上']);
});
