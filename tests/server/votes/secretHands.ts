import { randomBytes } from 'node:crypto';
import { nodeBoardCrypto } from '../../../server/platform/crypto/boardCrypto';
import type { ResponseOf } from '../../../shared/contract';
import type { RollBody } from '../../../shared/domain/ballotBoard/hashes';
import type { BallotLeaf } from '../../../shared/domain/ballotBoard/leaves';
import type { Json } from '../../../shared/domain/ballotBoard/strictJson';
import type { Receipt } from '../../../shared/domain/ballotBoard/verify/receipts';
import { BoardVerifier, type Report } from '../../../shared/domain/ballotBoard/verify/verifier';
import type { Choice } from '../../../shared/domain/votes/ballots';
import { ballotOf, receiptFile, takePromise, takeToken, tokenAsk, type TokenAnswer } from '../../../shared/domain/ballotClient/casting';
import type { CheckedVote } from '../../../shared/domain/ballotClient/frozen';
import { checkOpening } from '../../../shared/domain/ballotClient/checking';
import type { Drafting, setScene, View } from './support';

type Scene = ReturnType<typeof setScene>;
type Token = ResponseOf<'POST /votes/:id/token'>;
type Promised = ResponseOf<'POST /cast/:vote'>;
/** A phone that votes: what it checked, and its line. */
export interface Phone {
  readonly who: string;
  readonly id: string;
  readonly seed: string;
  readonly checked: CheckedVote;
  readonly c: string;
  readonly roll: { readonly salt: string; readonly body: RollBody };
}
export const TWO = [{ id: 'a', label: '晾衣架' }, { id: 'b', label: '长椅' }] as const;
export const sentOf = ({ pk, pre, ts, choice, bs }: BallotLeaf) => ({ pk, pre, ts, choice, bs });

/** Hands of a secret vote: prepared, looked at, frozen, opened; phones that run the real client. */
export function secretHands(scene: Scene) {
  const { council, draft, step, seen, as, must, post, server, clock, tick } = scene;
  const secret = (changes: Partial<Drafting> = {}): Partial<Drafting> => ({ ballot: 'secret', minBallots: 3, preset: 'simple', ...changes });
  async function looked(changes: Partial<Drafting> = {}, members = 5): Promise<View> {
    const { topicId } = await council({}, members);
    const { id } = await draft(topicId, secret(changes));
    await step('n0', id, 'prepare');
    for (const who of ['n1', 'n2']) await step(who, id, 'agree');
    return seen('n0', id);
  }
  async function opened(changes: Partial<Drafting> = {}, members = 5, more: object = {}): Promise<View> {
    const { id } = await looked(changes, members);
    await step('n0', id, 'freeze', more);
    clock.set(new Date(clock.now().getTime() + 1_000));
    await tick();
    return seen('n0', id);
  }
  async function phone(who: string, id: string): Promise<Phone> {
    const part = (await server().stranger.get(`/votes/${id}/manifest`).expect(200)).body as ResponseOf<'GET /votes/:id/manifest'>;
    const [line] = await scene.linesOf(who, id);
    if (!line) throw new Error(`${who} is not on the roll`);
    const { fingerprint } = await seen(who, id);
    const { c, ...checked } = await checkOpening({ log_key: part.log_key, leaves: part.leaves as Json[], head: part.heads[0] as unknown as Json }, fingerprint?.logKey.slice(0, 16) ?? '', { salt: line.salt, body: line.body }, () => Promise.resolve());
    return { who, id, seed: randomBytes(32).toString('hex'), checked, c: c ?? '', roll: { salt: line.salt, body: line.body } };
  }
  const ask = async (one: Phone): Promise<Token> => must<Token>(one.who, `/votes/${one.id}/token`, { blinded: tokenAsk(one.seed, one.checked).blinded });
  /** The ballot, signed and not sent. */
  async function ballot(one: Phone, choice: Choice): Promise<{ readonly leaf: BallotLeaf; readonly answer: TokenAnswer }> {
    const answer = await ask(one);
    return { leaf: ballotOf(one.seed, one.checked, takeToken(one.seed, one.checked, one.c, answer), choice), answer };
  }
  const send = ({ checked }: Pick<Phone, 'checked'>, leaf: object) => server().stranger.post(`/cast/${checked.vote}`, leaf);
  /** A whole vote of one phone: token, ballot, verified promise, receipt. */
  async function vote(who: string, id: string, choice: Choice): Promise<{ readonly phone: Phone; readonly leaf: BallotLeaf; readonly receipt: Receipt }> {
    const one = await phone(who, id);
    const { leaf, answer } = await ballot(one, choice);
    const said = (await send(one, sentOf(leaf)).expect(200)).body as Promised;
    return { phone: one, leaf, receipt: receiptFile(one.checked.vote, one.roll, answer, takePromise(one.checked, leaf, said)) };
  }
  const boardOf = async (id: string): Promise<string> => (await server().stranger.get(`/votes/${id}/board`).expect(200)).text;
  async function verified(id: string, receipts: readonly Receipt[] = [], text?: string): Promise<Report> {
    const { fingerprint, secret: own } = await seen('n1', id);
    const verifier = new BoardVerifier({ crypto: nodeBoardCrypto(), fingerprint: fingerprint?.logKey ?? '', pins: own?.head ? [{ size: own.head.size, root: own.head.root }] : [], receipts: receipts as unknown as Json[] });
    verifier.push(Buffer.from(text ?? (await boardOf(id))));
    return verifier.end();
  }
  /** Why something is refused: the rule, else the code. */
  const why = async (who: string, path: string, body: object): Promise<string> => {
    const { body: said } = await post(who, path, body);
    const { error } = said as { error?: { code: string; data?: { rule?: string } } };
    return error ? [error.code, error.data?.rule].filter(Boolean).join(' ') : 'done';
  };
  return { secret, looked, opened, phone, ask, ballot, send, vote, boardOf, verified, why, as };
}
