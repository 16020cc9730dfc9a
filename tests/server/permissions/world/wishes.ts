import type { TestServer } from '../../../support/server';
import { pointIn } from './district';
import type { Somebody } from './people';

interface Sent {
  readonly params: Record<string, unknown>;
  readonly body?: unknown;
}
interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
  /** Each wish is for one call, and nobody's afterwards. */
  readonly fresh: boolean;
  readonly photo: (who: Somebody) => Promise<string>;
}

/** Words of the reporter's wish: planted, see `secrets/`. */
export const WISH_WORDS = { text: '密愿想要一把旧轮椅', door: '密门九栋一单元', between: '密间要多宽的', thanks: '密谢坐着舒服', released: '想要一把轮椅', agreed: '密商要窄一点的', filed: '密托想要一条长椅', filedDoor: '密托门三栋二单元' } as const;
/** How far a wish of the reporter has come; `proposed`: its author would change it; `told`: and agrees that it is told; `helped`: volunteers whom the station asked have helped; `invited`: the station asked the neighbour to claim it; `filed`: the grid worker wrote it for the reporter, and the neighbour has claimed it. */
export type WishStage = 'filed' | 'submitted' | 'asked' | 'open' | 'helped' | 'invited' | 'claimed' | 'questioned' | 'proposed' | 'proven' | 'realised' | 'told';

interface WishRow {
  _id: string;
  revision: number;
  authorId: string;
  claims: { id: string }[];
}

/** Wishes that the reporter posts in plum, and the neighbour claims. */
export function wishesFor({ server, send, once, fresh, photo }: Hands) {
  const made: string[] = [];
  const rows = () => server.deps.db.collection<WishRow>('wishes');
  /** Five may wait at once, and five be held: those of other rows are not counted. */
  async function uncounted<T>(work: () => Promise<T>): Promise<T> {
    await rows().updateMany({ authorId: 'reporter' }, { $set: { authorId: 'reporter-before' } });
    await rows().updateMany({ holders: { $ne: [] } } as object, { $set: { holders: [] } } as object);
    try {
      return await work();
    } finally {
      await rows().updateMany({ authorId: 'reporter-before' }, { $set: { authorId: 'reporter' } });
    }
  }
  async function newWish(stage: WishStage): Promise<string> {
    const body = { category: 'goods', text: WISH_WORDS.text, whom: 'self', place: { text: WISH_WORDS.door, point: pointIn(0) } };
    const filed = stage === 'filed' ? { text: WISH_WORDS.filed, place: { text: WISH_WORDS.filedDoor, point: pointIn(0) }, whom: 'proxy', person: { name: '何婆婆' }, consent: 'spoken', source: 'visit' } : {};
    const spent = fresh && made.length > 20 ? made.shift() : undefined;
    if (spent !== undefined) await rows().updateOne({ _id: spent }, { $set: { authorId: 'reporter-gone' } });
    const { id } = await uncounted(() => send(stage === 'filed' ? 'grid' : 'reporter', '/wishes', { ...body, ...filed }));
    made.push(id);
    const step = async (who: Somebody, action: string, more: object = {}): Promise<void> => {
      const { revision, claims } = (await rows().findOne({ _id: id })) ?? { revision: 0, claims: [] };
      await send(who, `/wishes/${id}/${action}`, { ...(action === 'claim' ? {} : { revision }), ...('claimId' in more ? { ...more, claimId: claims[0]?.id } : more) });
    };
    if (stage === 'filed') {
      // She has taken up what was filed for her.
      await rows().updateOne({ _id: id }, { $set: { recipientId: 'reporter', 'proxy.accountless': false } } as object);
      await step('staff', 'approve', { text: WISH_WORDS.released });
      await uncounted(() => step('neighbour', 'claim'));
    }
    if (stage === 'submitted' || stage === 'filed') return id;
    await step('staff', 'ask', { text: WISH_WORDS.between });
    if (stage === 'asked') return id;
    await step('reporter', 'answer', { text: WISH_WORDS.between });
    await step('staff', 'approve', { text: WISH_WORDS.released });
    if (stage === 'open') return id;
    if (stage === 'helped') {
      const told = { id: 'told', at: server.deps.clock.now(), action: 'volunteerTask', part: 'system', personId: null, unitId: null, code: 'helped', text: '志愿者搭过手了' };
      await rows().updateOne({ _id: id }, { $push: { timeline: told } } as object);
      return id;
    }
    if (stage === 'invited') {
      const one = { volunteerId: 'neighbour-record', personId: 'neighbour', at: server.deps.clock.now(), byId: 'staff', answer: null, answeredAt: null };
      await rows().updateOne({ _id: id }, { $set: { invites: [one], invitedIds: ['neighbour'] } } as object);
      return id;
    }
    await uncounted(() => step('neighbour', 'claim'));
    if (stage === 'questioned') await step('neighbour', 'question', { code: 'used' });
    if (stage === 'proposed') await step('reporter', 'propose', { kind: 'edit', text: WISH_WORDS.agreed, reason: '门窄' });
    if (stage === 'claimed' || stage === 'questioned' || stage === 'proposed') return id;
    await step('neighbour', 'prove', { claimId: '', photoIds: [await photo('neighbour')] });
    if (stage === 'proven') return id;
    await step('reporter', 'confirm', { claimId: '' });
    if (stage === 'realised') return id;
    await step('reporter', 'thank', { text: WISH_WORDS.thanks });
    await step('reporter', 'consent', { yes: true });
    return id;
  }
  return {
    /** A wish of the reporter in plum, which the neighbour has claimed from `claimed` on. */
    wish: (stage: WishStage): Promise<string> => once(`wish ${stage}`, () => newWish(stage)),
    /** The same, with the body of a step. */
    async onWish(stage: WishStage, body: object = {}, ofClaim = false): Promise<Sent> {
      const id = await once(`wish ${stage}`, () => newWish(stage));
      const row = await rows().findOne({ _id: id });
      return { params: { id }, body: { revision: row?.revision, ...(ofClaim ? { claimId: row?.claims[0]?.id ?? 'none' } : {}), ...body } };
    },
    /** A signed address of the register of plum's wishes, of another month when asked. */
    async wishRegister(to = '2026-12'): Promise<Omit<Sent, 'body'> & { query: Record<string, string> }> {
      const { url } = (await send('staff', '/workbench/wish-registers', { levelId: 'plum', from: '2026-01', to: '2026-12' })) as unknown as { url: string };
      const [path = '', search = ''] = url.split('?');
      const [personId = '', levelId = ''] = path.split('/').slice(-4);
      return { params: { personId, levelId, from: '2026-01', to }, query: Object.fromEntries(new URLSearchParams(search)) };
    },
    /** The councillor as a volunteer of plum's station who can carry things, and was asked to no wish yet; the id of the record. */
    async carrier(): Promise<string> {
      const record = {
        personId: 'councillor', name: '名councillor先生', state: 'active', desk: 'active', deskAt: server.deps.clock.now(), scope: { station: 'plum-station' }, skills: [{ skill: 'carrying', proof: null, until: null, seen: false }],
        times: [], avoids: [], bornOn: null, agreed: { promise: '2026-1', risk: '2026-1', at: server.deps.clock.now() }, keys: [], timeline: [],
      };
      await server.deps.db.collection<{ _id: string }>('volunteers').updateOne({ _id: 'carrier' }, { $set: record }, { upsert: true });
      await rows().updateMany({ invitedIds: 'councillor' } as object, { $unset: { invites: 1, invitedIds: 1 } } as object);
      return 'carrier';
    },
    wishBody: () => ({ category: 'company', text: WISH_WORDS.text, whom: 'self', place: { text: WISH_WORDS.door, point: pointIn(0) } }),
    /** A day ahead. */
    meetDay: (): string => new Date(server.deps.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10),
  };
}
