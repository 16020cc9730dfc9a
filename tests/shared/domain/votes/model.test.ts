/** The counting rules against a slow plain model: single votes, whole numbers, nothing clever. */
import fc from 'fast-check';
import { countApproval, countBudget } from '../../../../shared/domain/votes/approvals';
import { countRanking } from '../../../../shared/domain/votes/ranking';
import type { Share } from '../../../../shared/domain/votes/fractions';
import { countYesNo } from '../../../../shared/domain/votes/yesno';

const share = fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 6 }), fc.constantFrom('ge' as const, 'gt' as const)).filter(([num, den]) => num <= den) as fc.Arbitrary<Share>;
/** `part / whole` against `num / den` on a common denominator. */
const atLeast = (part: number, whole: number, [num, den, kind]: Share): boolean => whole > 0 && (kind === 'ge' ? part * den - whole * num >= 0 : part * den - whole * num > 0);

const vote = fc.record({ choice: fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const), area: fc.nat(30) });
it('yes or no, by persons and area', () => {
  fc.assert(fc.property(fc.array(vote, { maxLength: 12 }), fc.nat(6), share, share, fc.constantFrom('participants' as const, 'decisive' as const, 'roll' as const), fc.boolean(), (votes, silent, quorum, pass, of, byArea) => {
    const roll = { count: votes.length + silent, area: votes.reduce((sum, one) => sum + one.area, 0) + silent * 10 };
    const said = (choice: string): typeof votes => votes.filter((one) => one.choice === choice);
    const persons = (some: typeof votes): number => some.length;
    const areas = (some: typeof votes): number => some.reduce((sum, one) => sum + one.area, 0);
    const bases = [[persons, roll.count] as const, ...(byArea ? [[areas, roll.area] as const] : [])];
    const expected = votes.length === 0 || !bases.every(([sum, whole]) => atLeast(sum(votes), whole, quorum)) ? 'no-quorum'
      : said('yes').length > 0 && bases.every(([sum, whole]) => atLeast(sum(said('yes')), of === 'roll' ? whole : of === 'decisive' ? sum(said('yes')) + sum(said('no')) : sum(votes), pass)) ? 'passed' : 'rejected';
    const ballots = votes.map(({ choice, area }) => ({ choice, area, n: 1, via: 'app' as const }));
    expect(countYesNo({ quorum, pass, of, bases: byArea ? ['area', 'persons'] : ['persons'] }, roll, ballots, { invalid: 0, tainted: 0 }).outcome.result).toBe(expected);
  }), { numRuns: 2_000 });
});

it('a voided line makes no difference only where no removal would', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const), { maxLength: 7 }), fc.integer({ min: 1, max: 3 }), fc.nat(5), share, share, (votes, tainted, silent, quorum, pass) => {
    const rule = { quorum, pass, of: 'participants' as const, bases: ['persons'] as const };
    const roll = { count: votes.length + silent, area: 0 };
    const count = (some: readonly ('yes' | 'no' | 'abstain')[], t: number): string => countYesNo(rule, roll, some.map((choice) => ({ choice, n: 1, area: 0, via: 'app' as const })), { invalid: 0, tainted: t }).outcome.result;
    const without = (some: readonly ('yes' | 'no' | 'abstain')[], many: number): (readonly ('yes' | 'no' | 'abstain')[])[] => (many === 0 ? [some] : some.flatMap((_, at) => without([...some.slice(0, at), ...some.slice(at + 1)], many - 1)));
    const outcomes = new Set(without(votes, Math.min(tainted, votes.length)).map((some) => count(some, 0)));
    const plain = count(votes, 0);
    const stands = outcomes.size === 1 && outcomes.has(plain);
    expect(count(votes, tainted)).toBe(stands ? plain : 'tainted');
  }), { numRuns: 500 });
});

const IDS = ['a', 'b', 'c', 'd'] as const;
const ranked = fc.shuffledSubarray([...IDS]);
const lot = fc.shuffledSubarray([...IDS], { minLength: 4, maxLength: 4 });
const options = IDS.map((id) => ({ id }));
const one = (choice: string[]) => ({ choice, n: 1, area: 0, via: 'app' as const });
const ANY: Share = [0, 1, 'ge'];

it('approval: nobody outside has more than somebody inside', () => {
  fc.assert(fc.property(fc.array(ranked, { minLength: 1, maxLength: 12 }), lot, fc.integer({ min: 1, max: 4 }), share, (votes, tieOrder, seats, min) => {
    const of = (id: string): number => votes.filter((ids) => ids.includes(id as never)).length;
    const good = tieOrder.filter((id) => of(id) > 0 && atLeast(of(id), votes.length, min));
    // The plain way: whoever has the most, of them the first of the lot, again and again.
    const winners: string[] = [];
    while (winners.length < seats && winners.length < good.length) {
      const left = good.filter((id) => !winners.includes(id));
      winners.push(left.filter((id) => left.every((other) => of(other) <= of(id)))[0] ?? '');
    }
    const { outcome } = countApproval({ options, tieOrder }, { quorum: ANY, bases: ['persons'], k: 4, seats, min }, { count: 20, area: 0 }, votes.map(one), { invalid: 0, tainted: 0 });
    expect(outcome.winners).toEqual(winners);
    const outside = good.filter((id) => !winners.includes(id));
    expect(outcome.tie_used).toBe(winners.length > 0 && outside.some((id) => of(id) === Math.min(...winners.map(of))));
  }), { numRuns: 2_000 });
});

it('budget: the same as trying one after the other', () => {
  fc.assert(fc.property(fc.array(ranked, { minLength: 1, maxLength: 10 }), lot, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }), fc.nat(14), (votes, tieOrder, costs, amount) => {
    const cost = (id: string): number => costs[IDS.indexOf(id as never)] ?? 0;
    const of = (id: string): number => votes.filter((ids) => ids.includes(id as never)).length;
    const funded = (order: readonly string[]): string[] => {
      const left = order.filter((id) => of(id) > 0);
      const winners: string[] = [];
      let rest = amount;
      while (left.length > 0) {
        const best = left.find((id) => left.every((other) => of(other) < of(id) || (of(other) === of(id) && cost(other) >= cost(id)))) ?? '';
        left.splice(left.indexOf(best), 1);
        if (cost(best) > rest) continue;
        rest -= cost(best);
        winners.push(best);
      }
      return winners;
    };
    const { outcome } = countBudget({ options: IDS.map((id) => ({ id, cost: cost(id) })), tieOrder }, { quorum: ANY, bases: ['persons'], k: 4, amount, min: ANY }, { count: 20, area: 0 }, votes.map(one), { invalid: 0, tainted: 0 });
    const winners = funded(tieOrder);
    expect([outcome.winners, outcome.spent]).toEqual([winners, winners.reduce((sum, id) => sum + cost(id), 0)]);
    expect(outcome.tie_used).toBe([...funded([...tieOrder].reverse())].sort().join() !== [...winners].sort().join());
  }), { numRuns: 2_000 });
});

it('ranking: the same as crossing names off paper, and every ballot is somewhere in every round', () => {
  fc.assert(fc.property(fc.array(ranked, { minLength: 1, maxLength: 12 }), lot, (votes, tieOrder) => {
    const { counts, outcome } = countRanking({ options, tieOrder }, { quorum: ANY, bases: ['persons'] }, { count: 20, area: 0 }, votes.map(one), { invalid: 0, tainted: 0 });
    let papers = votes.map((ids) => [...ids] as string[]);
    let standing: string[] = [...IDS];
    const history: Record<string, number>[] = [];
    for (const round of counts.rounds) {
      const first = (id: string): number => papers.filter((ids) => ids[0] === id).length;
      const sums = Object.fromEntries(standing.map((id) => [id, first(id)]));
      expect(round.votes).toEqual(sums);
      expect(round.exhausted).toBe(papers.filter((ids) => ids.length === 0).length);
      expect(Object.values(round.votes).reduce((sum, n) => sum + n, 0) + round.exhausted).toBe(votes.length);
      const all = papers.length - round.exhausted;
      const most = standing.filter((id) => first(id) > all - first(id));
      if (round.eliminated === null) {
        expect(outcome.winners).toEqual(most);
        expect(outcome.result).toBe(most.length > 0 ? 'elected' : 'no-winner');
        break;
      }
      expect(most).toEqual([]);
      // Whoever goes out has in no round, looked back from this one, more than another who had as few until there.
      const key = (id: string): number[] => [first(id), ...[...history].reverse().map((sum) => sum[id] ?? 0)];
      const smaller = (a: number[], b: number[]): number => { const at = a.findIndex((n, i) => n !== b[i]); return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0); };
      const out = round.eliminated;
      expect(standing.every((id) => smaller(key(out), key(id)) < 0 || (smaller(key(out), key(id)) === 0 && tieOrder.indexOf(id as never) <= tieOrder.indexOf(out as never)))).toBe(true);
      history.push(sums);
      standing = standing.filter((id) => id !== out);
      papers = papers.map((ids) => ids.filter((id) => id !== out));
    }
  }), { numRuns: 2_000 });
});
