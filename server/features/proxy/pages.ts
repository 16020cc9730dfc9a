import { CASE_STATE_WORDS, caseTag } from '../../../shared/copy/cases';
import { CONSENT_WORDS, DOOR_WORDS, RECEIPT_WORDS as WORDS } from '../../../shared/copy/proxy';
import { formatDue, formatLong } from '../../../shared/domain/kernel/dates';
import type { Deps } from '../../platform/deps';
import { caseByNumber, casesById, categoryNameOf, type CaseDoc } from '../cases';
import { getPeople } from '../identity';
import { getUnits } from '../organisation';
import { papersAt, type Paper } from './papers';
import { PRINT_AT, STATE_AT } from './receipts';

type Filed = CaseDoc & { readonly proxy: NonNullable<CaseDoc['proxy']> };
const filed = (doc: CaseDoc | null | undefined): Filed | null => (doc?.proxy ? (doc as Filed) : null);
const stationOf = async (deps: Deps, doc: CaseDoc) => (await getUnits(deps, [doc.scope.station])).get(doc.scope.station);

const paper: Paper<Filed> = {
  at: STATE_AT,
  printAt: PRINT_AT,
  words: WORDS,
  byNumber: async (deps, number) => filed(await caseByNumber(deps, number)),
  byId: async (deps, id) => filed((await casesById(deps, [id])).get(id)),
  async state(deps, doc) {
    const station = await stationOf(deps, doc);
    const tag = doc.state === 'closed' || doc.step === 'evaluate' || doc.step === 'verify' ? caseTag(doc) : CASE_STATE_WORDS[doc.state];
    return { tag, lines: [[WORDS.statePromise, doc.open && doc.step !== 'evaluate' ? formatDue(doc.promisedAt, deps.clock.now()) : null], [WORDS.station, [station?.name, station?.phone].filter(Boolean).join(' ')]] };
  },
  async receipt(deps, doc) {
    const { proxy } = doc;
    const [station, people, category] = await Promise.all([stationOf(deps, doc), getPeople(deps, [doc.reporterId, proxy.helperId]), categoryNameOf(deps, doc)]);
    return {
      accountless: proxy.accountless,
      lines: [
        [WORDS.for, people.get(doc.reporterId)?.name],
        [WORDS.what, `${category}。${doc.title}`],
        [WORDS.where, doc.place.text],
        [WORDS.helper, `${station?.name ?? ''} ${people.get(proxy.helperId)?.name ?? ''}（${DOOR_WORDS[proxy.door]}）`],
        [WORDS.consent, CONSENT_WORDS[proxy.consent.how]],
        [WORDS.at, formatLong(doc.createdAt)],
        [WORDS.due, formatDue(doc.firstPromisedAt, deps.clock.now())],
        [WORDS.station, station?.phone],
      ],
    };
  },
};

/** Public pages of cases that were filed for somebody. */
export const pages = papersAt(paper);
