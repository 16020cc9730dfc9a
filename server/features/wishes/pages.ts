import { CONSENT_WORDS, DOOR_WORDS, RECEIPT_WORDS, WISH_RECEIPT_WORDS as WORDS } from '../../../shared/copy/proxy';
import { WISH_CATEGORY_WORDS, WISH_STATE_WORDS } from '../../../shared/copy/wishes';
import { formatDue, formatLong } from '../../../shared/domain/kernel/dates';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { getUnits } from '../organisation';
import { papersAt, type Paper } from '../proxy';
import { filedByStaff, type WishDoc } from './document';
import { wishByNumber, wishesById } from './queries';

/** Where the pages of wishes are: the state by number and code, and the one to print. */
export const WISH_PAPERS = { state: 'w', print: 'wish-receipt' } as const;

const filed = (doc: WishDoc | null | undefined): WishDoc | null => (doc && filedByStaff(doc) ? doc : null);
const stationOf = async (deps: Deps, { scope }: WishDoc) => (await getUnits(deps, [scope.station])).get(scope.station);

const paper: Paper<WishDoc> = {
  at: WISH_PAPERS.state,
  printAt: WISH_PAPERS.print,
  words: WORDS,
  byNumber: async (deps, number) => filed(await wishByNumber(deps, number)),
  byId: async (deps, id) => filed((await wishesById(deps, [id])).get(id)),
  async state(deps, doc) {
    const station = await stationOf(deps, doc);
    const due = doc.state === 'submitted' ? formatDue(doc.checkDueAt, deps.clock.now()) : null;
    return { tag: WISH_STATE_WORDS[doc.state], lines: [[WORDS.due, due], [RECEIPT_WORDS.station, [station?.name, station?.phone].filter(Boolean).join(' ')]] };
  },
  async receipt(deps, doc) {
    const [station, people] = await Promise.all([stationOf(deps, doc), getPeople(deps, [doc.recipientId, doc.authorId])]);
    const { proxy } = doc;
    const door = proxy?.door ? `（${DOOR_WORDS[proxy.door]}）` : '';
    return {
      accountless: proxy?.accountless ?? false,
      lines: [
        [WORDS.for, people.get(doc.recipientId)?.name],
        [WORDS.what, [WISH_CATEGORY_WORDS[doc.category].name, doc.text].filter(Boolean).join('。')],
        [WORDS.where, doc.place.text],
        [RECEIPT_WORDS.helper, `${station?.name ?? ''} ${people.get(doc.authorId)?.name ?? ''}${door}`],
        [RECEIPT_WORDS.consent, proxy && CONSENT_WORDS[proxy.how]],
        [WORDS.at, formatLong(doc.createdAt)],
        [WORDS.due, doc.state === 'submitted' ? formatDue(doc.checkDueAt, deps.clock.now()) : null],
        [RECEIPT_WORDS.station, station?.phone],
      ],
    };
  },
};

/** Public pages of wishes that staff filed for somebody. */
export const pages = papersAt(paper);
