import fc from 'fast-check';
import { ApiError } from '@/api/errors';
import { onlyTheProgram } from '@/api/queue/acted';
import { afterFailure, BACK_OFF_MS, behind, freed, heads, moved, nextOf } from '@/api/queue/order';
import type { WaitingWrite } from '@/api/queue/types';
import { type Fate, PhoneWorld, Program, ServerWorld } from './world';

const worlds = (): { phone: PhoneWorld; server: ServerWorld } => ({ phone: new PhoneWorld(), server: new ServerWorld() });
const one = (phone: PhoneWorld, key: string): WaitingWrite => phone.writes('lin').find((write) => write.key === key) as WaitingWrite;
const busy = new ApiError('internal', '我们这边忙', 503);
const refusal = new ApiError('rule_refused', '有规定', 422, [], '7F2C0942');

describe('the order of what waits', () => {
  it('sends the first of each line, the oldest line first, and lets nothing overtake it', () => {
    const { phone } = worlds();
    phone.leave('a1', 'a');
    phone.leave('b1', 'b');
    phone.leave('a2', 'a');
    const writes = phone.writes('lin');
    expect(heads(writes).map(({ key }) => key)).toEqual(['a1', 'b1']);
    expect(nextOf(writes, 0)?.key).toBe('a1');
    const stopped = writes.map((write) => (write.key === 'a1' ? { ...write, trouble: { kind: 'moved' as const, message: '' } } : write));
    expect(nextOf(stopped, 0, true)?.key).toBe('b1');
    expect(nextOf(stopped.filter(({ key }) => key !== 'b1'), 0, true)).toBeUndefined();
  });

  it('writes each step against the revision that the one before leaves', () => {
    const { phone } = worlds();
    phone.leave('a1', 'a', [], 7);
    phone.leave('a2', 'a', [], 7);
    expect(one(phone, 'a2')).toMatchObject({ place: 1, revision: 8 });
    expect(behind(phone.writes('lin'), 'a', 7)).toEqual({ place: 2, revision: 9 });
    expect(moved(phone.writes('lin'), one(phone, 'a1'), 9).map(({ key, revision }) => [key, revision])).toEqual([['a1', 9], ['a2', 10]]);
  });

  it.each([
    ['no network', new ApiError('offline', '', 0), null],
    ['a busy server', busy, null],
    ['too many at once', new ApiError('too_many_requests', '', 429), null],
    ['somebody else was first', new ApiError('conflict', '别人先办了', 409), 'moved'],
    ['the case has moved on', new ApiError('wrong_state', '', 409), 'moved'],
    ['it is not there for this person any more', new ApiError('not_found', '', 404), 'gone'],
    ['a role was lost', new ApiError('not_allowed', '', 403), 'refused'],
    ['a rule', refusal, 'refused'],
  ] as const)('knows what to make of %s', (_what, error, kind) => {
    const { phone } = worlds();
    phone.leave('a1', 'a');
    const after = afterFailure(one(phone, 'a1'), error, 100);
    expect(after.trouble?.kind ?? null).toBe(kind);
    expect([after.tries, after.notBefore]).toEqual(kind === null ? [1, 100 + BACK_OFF_MS[0]] : [0, 0]);
    expect(freed(after)).toMatchObject({ trouble: null, tries: 0, notBefore: 0, words: 'a1' });
  });

  it('waits longer each time, up to five minutes, and counts no try while nobody is logged in', () => {
    const { phone } = worlds();
    phone.leave('a1', 'a');
    let write = one(phone, 'a1');
    const waits = Array.from({ length: 9 }, () => {
      write = afterFailure(write, busy, 0);
      return write.notBefore;
    });
    expect(waits).toEqual([...BACK_OFF_MS, 300_000, 300_000]);
    expect(afterFailure(write, new ApiError('not_authenticated', '', 401), 0)).toBe(write);
  });
});

describe('sending', () => {
  it('sends photos first, then the step, and forgets both', async () => {
    const { phone, server } = worlds();
    phone.leave('a1', 'a', ['p1', 'p2']);
    await new Program(phone, server).runOn();
    expect(server.matter('a').done).toEqual(['a1']);
    expect([...server.files]).toEqual([['p1', 1], ['p2', 1]]);
    expect([phone.kept.size, phone.photos.size, server.wrongPhotos]).toEqual([0, 0, 0]);
  });

  it('stops a line at a conflict, keeps the words, and lets the others go', async () => {
    const { phone, server } = worlds();
    server.matter('a').revision = 3;
    phone.leave('a1', 'a', ['p1']);
    phone.leave('a2', 'a');
    phone.leave('b1', 'b');
    await new Program(phone, server).runOn();
    expect(server.matter('b').done).toEqual(['b1']);
    expect(server.matter('a').done).toEqual([]);
    expect(one(phone, 'a1')).toMatchObject({ words: 'a1', trouble: { kind: 'moved', message: '别人先办了' } });
    expect(one(phone, 'a2').trouble).toBeNull();
    expect(phone.photos).toEqual(new Set(['p1']));
  });

  it('goes on against the newer state where nobody acted but the program, with all that stands behind', async () => {
    const { phone, server } = worlds();
    phone.leave('a1', 'a');
    phone.leave('a2', 'a');
    server.matter('a').revision = 1;
    const program = new Program(phone, server);
    program.fits = 1;
    await program.runOn();
    expect(server.matter('a').done).toEqual(['a1', 'a2']);
  });

  it('tells of a photo that is gone from the phone, and of one the server does not take', async () => {
    const { phone, server } = worlds();
    phone.leave('a1', 'a', ['p1', 'p2']);
    phone.photos.delete('p2');
    await new Program(phone, server).runOn();
    expect(one(phone, 'a1').trouble).toMatchObject({ kind: 'photo', photo: 'p2' });
    expect(one(phone, 'a1').trouble?.message).toContain('第 2 张');
    expect(server.matter('a').done).toEqual([]);
  });

  it('sends nothing of somebody else, and waits for its person', async () => {
    const { phone, server } = worlds();
    phone.leave('a1', 'a');
    phone.person = 'chen';
    await new Program(phone, server).runOn();
    expect(server.matter('a').done).toEqual([]);
    phone.person = null;
    await new Program(phone, server).runOn();
    phone.person = 'lin';
    await new Program(phone, server).runOn();
    expect(server.matter('a').done).toEqual(['a1']);
  });

  it('does not bring back what was thrown away while its photo was on the way', async () => {
    const { phone, server } = worlds();
    phone.leave('a1', 'a', ['p1']);
    const program = new Program(phone, server);
    program.fate = () => {
      phone.kept.delete('a1');
      return 'through';
    };
    await program.runOn();
    expect([phone.kept.size, server.matter('a').done]).toEqual([0, []]);
  });
});

/** Two steps of one case with photos, and one of another: every effect of the program counted. */
const fill = (phone: PhoneWorld): void => {
  phone.leave('a1', 'a', ['p1', 'p2']);
  phone.leave('a2', 'a', ['p3']);
  phone.leave('b1', 'b', ['p4']);
};

function expectAllOnce(phone: PhoneWorld, server: ServerWorld): void {
  expect(server.matter('a').done).toEqual(['a1', 'a2']);
  expect(server.matter('b').done).toEqual(['b1']);
  expect([...server.files.keys()].sort()).toEqual(['p1', 'p2', 'p3', 'p4']);
  expect(phone.kept.size).toBe(0);
  expect(server.wrongPhotos).toBe(0);
}

describe('a program that is ended between any two steps', () => {
  it('does everything once, in order, when it is started again', async () => {
    const counted = worlds();
    fill(counted.phone);
    const whole = new Program(counted.phone, counted.server);
    await whole.runOn();
    expect(whole.count).toBeGreaterThan(12);
    for (let at = 1; at <= whole.count; at += 1) {
      for (const after of [false, true]) {
        const { phone, server } = worlds();
        fill(phone);
        await new Program(phone, server, { at, after }).run();
        await new Program(phone, server).runOn();
        expectAllOnce(phone, server);
      }
    }
  });

  it('does everything once under any weather and any number of ends', async () => {
    const weather = fc.array(fc.constantFrom<Fate>('through', 'lost', 'answerLost'), { maxLength: 25 });
    const ends = fc.array(fc.record({ at: fc.integer({ min: 1, max: 12 }), after: fc.boolean() }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(weather, ends, fc.boolean(), async (fates, killed, eager) => {
        const { phone, server } = worlds();
        fill(phone);
        const next = [...fates];
        const fate = (): Fate => next.shift() ?? 'through';
        for (const end of killed) {
          const program = new Program(phone, server, end);
          program.fate = fate;
          await program.run(eager);
        }
        const last = new Program(phone, server);
        last.fate = fate;
        await last.runOn();
        expectAllOnce(phone, server);
      }),
      { numRuns: 60, seed: 20260326 },
    );
  });
});

describe('whether anybody has acted', () => {
  const line = (id: string, name: string | null, unit: string | null = null) => ({ id, actor: { name, unit, isReporter: false } }) as never;

  it('holds where only the program put lines there, and not where a line is missing', () => {
    expect(onlyTheProgram({ revision: 5, timeline: [line('5-0', null), line('4-0', null), line('3-0', '林晓梅')] }, 3)).toBe(true);
    expect(onlyTheProgram({ revision: 5, timeline: [line('5-0', null)] }, 3)).toBe(false);
    expect(onlyTheProgram({ revision: 4, timeline: [line('4-0', '何建国', '梧桐物业')] }, 3)).toBe(false);
    expect(onlyTheProgram({ revision: 4, timeline: [line('4-0', null, '梧桐物业')] }, 3)).toBe(false);
    expect(onlyTheProgram({ revision: 3, timeline: [line('3-0', '林晓梅')] }, 3)).toBe(true);
  });
});
