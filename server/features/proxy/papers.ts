import { z } from 'zod';
import { RECEIPT_WORDS as WORDS } from '../../../shared/copy/proxy';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { htmlPage, paragraph, qrPicture, rows } from '../../http/html';
import type { PublicPage } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { codeOf, printPath, statePath } from './receipts';

type Lines = Parameters<typeof rows>[0];
interface Filed {
  readonly _id: string;
  readonly number: string;
}

/** What two pages say of something that staff filed for somebody: the one to print, and the one that shows its state. */
export interface Paper<D extends Filed> {
  /** Part of the address of the page of the state, and of the one to print. */
  readonly at: string;
  readonly printAt: string;
  /** By its number, or by its id; null when there is none, or nobody filed it for another. */
  byNumber(deps: Deps, number: string): Promise<D | null>;
  byId(deps: Deps, id: string): Promise<D | null>;
  /** How far it is, and lines that tell nothing of what it is about: whoever finds the paper learns no more. */
  state(deps: Deps, doc: D): Promise<{ readonly tag: string; readonly lines: Lines }>;
  /** What the paper in the hand of who asked says: what it is about, never the number of their phone. */
  receipt(deps: Deps, doc: D): Promise<{ readonly lines: Lines; readonly accountless: boolean }>;
  /** The head of the paper, and the notes: under the state, and under the receipt of somebody without an account. */
  readonly words: { readonly title: string; readonly number: string; readonly stateNote: string; readonly claimNote: string };
}

const lost = (): never => {
  throw new DomainError('not_found');
};

/** The two public pages of what staff file for others. */
export function papersAt<D extends Filed>(paper: Paper<D>): readonly PublicPage[] {
  const state: PublicPage = {
    path: `/${paper.at}/:number/:code`,
    params: z.strictObject({ number: z.string().regex(/^[A-Za-z0-9-]{3,32}$/), code: z.string().regex(/^[A-Za-z0-9]{10}$/) }),
    query: z.strictObject({}),
    missing: WORDS.missing,
    async render(params, _query, deps) {
      const { number, code } = params as { number: string; code: string };
      const doc = (await paper.byNumber(deps, number.toUpperCase())) ?? lost();
      if (codeOf(deps, doc._id) !== code.toUpperCase()) lost();
      const { tag, lines } = await paper.state(deps, doc);
      return htmlPage({ title: WORDS.stateTitle, body: [paragraph(tag, 'big'), rows([[paper.words.number, doc.number], ...lines]), paragraph(paper.words.stateNote, 'second')].join('\n') });
    },
  };
  const print: PublicPage = {
    path: `/${paper.printAt}/:id`,
    params: z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) }),
    query: z.strictObject({ e: z.coerce.number().int(), s: z.string().max(100) }),
    missing: WORDS.missing,
    async render(params, query, deps) {
      const [{ id }, { e, s }] = [params as { id: string }, query as { e: number; s: string }];
      if (!deps.signer.verify(printPath(paper.printAt, id), e, s, deps.clock.now())) lost();
      const doc = (await paper.byId(deps, id)) ?? lost();
      const { lines, accountless } = await paper.receipt(deps, doc);
      const address = `${publicBase(deps) ?? ''}${statePath(deps, paper.at, doc)}`;
      const body = [paragraph(doc.number, 'big'), rows(lines), qrPicture(address, WORDS.scan), paragraph(`${WORDS.code} ${codeOf(deps, doc._id)}`), paragraph(WORDS.scan, 'second'), accountless ? paragraph(paper.words.claimNote, 'second') : ''];
      return htmlPage({ title: paper.words.title, body: body.join('\n') });
    },
  };
  return [state, print];
}
