import { createHash } from 'node:crypto';
import { CASE_GRADE_WORDS, CASE_STATE_WORDS } from '../../../../shared/copy/cases';
import { EVENT_WORDS } from '../../../../shared/copy/channels';
import { DROP_TEST, DROP_WORDS } from '../../../../shared/copy/drop';
import { DROP_LIMITS, type DropField, type DropOptions } from '../../../../shared/domain/integrations/drop';
import { formatFullDate, formatTime } from '../../../../shared/domain/kernel/dates';
import { tableBytes } from '../../../http/spreadsheet';
import type { Deps } from '../../../platform/deps';
import type { Forwarded } from '../message';
import { pendingOf } from '../../../jobs/events';
import { DROP_MADE } from '../events';
import { DropFiles, fileId, sealBytes, type DropFileDoc } from './fileModel';

const moment = (at: string): string => `${formatFullDate(at)} ${formatTime(at)}`;
type About = NonNullable<Forwarded['case']>;

/** What residents said, each sentence once. */
const wordsOf = ({ title, text, spoken }: About): string => [text ?? title, ...spoken].filter((part, i, all) => part !== '' && all.indexOf(part) === i).join('\n');

/** What stands below a title: what a webhook would hold, in words; neither name nor number of the reporter. */
function cellsOf({ id, type, at, order }: Forwarded, about: About): Readonly<Record<DropField, string>> {
  return {
    number: about.number, what: EVENT_WORDS[type] ?? type, at: moment(at), category: about.category.name, categoryCode: about.category.id, title: about.title, text: wordsOf(about), address: about.place.text,
    community: about.community?.name ?? '', station: about.station?.name ?? '', lng: String(about.place.lng), lat: String(about.place.lat), grade: CASE_GRADE_WORDS[about.grade], state: CASE_STATE_WORDS[about.state],
    round: String(about.round), filedAt: moment(about.filedAt), due: moment(about.dueAt), photos: String(about.photos.length), orderNumber: order?.number ?? '', id,
  };
}

/** A row that is nobody's, to see whether the columns fit. */
function sampleCells(deps: Deps, id: string): Readonly<Record<DropField, string>> {
  const now = moment(deps.clock.now().toISOString());
  return {
    number: DROP_TEST.number, what: DROP_WORDS.test, at: now, category: DROP_WORDS.sample, categoryCode: 'test', title: DROP_WORDS.sample, text: DROP_TEST.text, address: DROP_WORDS.sample, community: '', station: '', lng: '', lat: '',
    grade: CASE_GRADE_WORDS.ordinary, state: CASE_STATE_WORDS.dispatched, round: '1', filedAt: now, due: now, photos: '0', orderNumber: '', id,
  };
}

/** One row of a file. */
export const lineOf = (deps: Deps, { columns }: Pick<DropOptions, 'columns'>, message: Forwarded): string[] => {
  const cells = message.case === null ? sampleCells(deps, message.id) : cellsOf(message, message.case);
  return columns.map(({ field }) => [...cells[field]].slice(0, DROP_LIMITS.cell).join(''));
};

interface Made {
  readonly channelId: string;
  readonly unitId: string;
  readonly number: number;
  readonly rowIds: string[];
  readonly lines: readonly (readonly string[])[];
}

/** A file as it is kept: its bytes are made once, so that it is the same however often it is fetched. */
export async function newFile(deps: Deps, { format, columns }: DropOptions, { channelId, unitId, number, rowIds, lines }: Made): Promise<DropFileDoc> {
  const content = await tableBytes(format === 'csv', [columns.map(({ title }) => title), ...lines]);
  const [_id, madeAt] = [fileId(channelId, number), deps.clock.now()];
  // Of a file that somebody has just asked for by a test nobody needs to be told.
  const events = number === 0 ? [] : [{ _id: `${_id}-made`, type: DROP_MADE, at: madeAt, data: { channel: channelId } }];
  return {
    _id, channelId, unitId, number, format, rowIds, rows: lines.length, digest: createHash('sha256').update(content).digest('hex'), size: content.length, content: sealBytes(deps, _id, content), madeAt, fetched: [], confirmed: null, ...pendingOf(events, madeAt),
  };
}

/** Makes the file of a test in the place of the one before; it stands in no number. */
export async function makeTestFile(deps: Deps, channel: { readonly _id: string; readonly unitId: string }, options: DropOptions, message: Forwarded): Promise<void> {
  const { _id, ...doc } = await newFile(deps, options, { channelId: channel._id, unitId: channel.unitId, number: 0, rowIds: [], lines: [lineOf(deps, options, message)] });
  await DropFiles(deps).updateOne({ _id }, { $set: doc }, { upsert: true });
}

/** How it is called when it is saved: the number and the beginning of the digest tell files apart. */
export const fileName = ({ _id, digest, format }: Pick<DropFileDoc, '_id' | 'digest' | 'format'>): string => `${_id}.${digest.slice(0, 8)}.${format}`;
