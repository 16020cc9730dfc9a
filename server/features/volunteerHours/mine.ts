import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import { HOURS_TERMS } from '../../../config/catalogue/volunteerHours';
import type { ResponseOf } from '../../../shared/contract';
import { HoursExportAddress, SignedQuery } from '../../../shared/contract/volunteerHours';
import { EVIDENCE_WORDS, HOURS_REGISTER, starWords } from '../../../shared/copy/volunteerHours';
import { MERIT_WORDS, SKILL_WORDS, VOLUNTEER_DOCUMENT_WORDS } from '../../../shared/copy/volunteers';
import { VOLUNTEER_REGISTER } from '../../../shared/copy/volunteerTeams';
import { formatFullDate, formatTime } from '../../../shared/domain/kernel/dates';
import { dayOf } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { ruleAgainstHoursOf } from '../../../shared/domain/volunteerHours/rules';
import { starOf, yearOf } from '../../../shared/domain/volunteerHours/time';
import { meritsOf } from '../../../shared/domain/volunteers/merits';
import { skillCounts } from '../../../shared/domain/volunteers/profile';
import { cell, head, spreadsheet, type Cell } from '../../http/spreadsheet';
import type { Download, OpenFile } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { getUnits } from '../organisation';
import { ledBy } from '../volunteerTeams';
import { volunteerOf, type VolunteerDoc } from '../volunteers';
import type { HourEntry } from './document';
import { balanceOf, entriesOf } from './ledger/chain';
import { goingOf } from './queries';

type Mine = ResponseOf<'GET /hours/mine'>;
type Address = z.output<typeof HoursExportAddress>;
const ADDRESS_MINUTES = 10;
const pathOf = ({ personId }: Address): string => `/api/v1/hours/exports/${personId}`;

/** Minutes by the year in which they were served, the latest first. */
function byYear(entries: readonly HourEntry[]): Mine['years'] {
  const years = new Map<number, number>();
  for (const { from, minutes } of entries) years.set(yearOf(from), (years.get(yearOf(from)) ?? 0) + minutes);
  return [...years].map(([year, minutes]) => ({ year, minutes })).sort((a, b) => b.year - a.year);
}

/** Somebody's hours, summed up from the ledger. */
export async function presentMine(deps: Deps, personId: string): Promise<Mine> {
  const { daysBack } = HOURS_TERMS.manual;
  const volunteer = await volunteerOf(deps, personId);
  if (!volunteer) return { volunteer: false, ready: false, number: null, minutes: 0, star: starOf(0, HOURS_TERMS), years: [], going: 0, leads: false, daysBack };
  const [entries, going, people, led] = await Promise.all([entriesOf(deps, volunteer._id), goingOf(deps, volunteer._id), getPeople(deps, [personId]), ledBy(deps, personId)]);
  const facts = { state: volunteer.state, level: people.get(personId)?.level ?? 0 };
  const minutes = balanceOf(entries);
  return { volunteer: ruleAgainstHoursOf({ ...facts, level: 2 }) === null, ready: ruleAgainstHoursOf(facts) === null, number: volunteer.number, minutes, star: starOf(minutes, HOURS_TERMS), years: byYear(entries), going, leads: led.length > 0, daysBack };
}

/** Signs the address of one's own record. `not_found` where one never volunteered. */
export async function prepareExport(deps: Deps, personId: string): Promise<{ url: string }> {
  if (!(await volunteerOf(deps, personId))) throw new DomainError('not_found');
  return { url: deps.signer.sign(pathOf({ personId }), deps.clock.now(), ADDRESS_MINUTES) };
}

/** Who it is: what stands on record of the volunteer, of a document its kind and last four. */
async function selfRow(deps: Deps, { number, name, document, scope, skills, createdAt }: VolunteerDoc, minutes: number): Promise<Cell[]> {
  const community = (await getUnits(deps, [scope.community])).get(scope.community)?.name ?? '';
  const can = skills.filter((one) => skillCounts(one, dayOf(deps.clock.now()))).map(({ skill }) => SKILL_WORDS[skill]).join('、');
  return [number, name, document ? VOLUNTEER_DOCUMENT_WORDS[document.kind] : '', document ? VOLUNTEER_REGISTER.masked(document.tail) : '', community, can, formatFullDate(createdAt), minutes / 60, starWords(starOf(minutes, HOURS_TERMS).level)];
}

/** Training, honours and how the service was found, the latest first. */
const meritRows = ({ merits = [] }: VolunteerDoc): Cell[][] => meritsOf(merits).map(({ kind, title, giver, day }) => [MERIT_WORDS[kind], title, giver, day]);
/** Each entry of the ledger in its order. */
async function entryRows(deps: Deps, entries: readonly HourEntry[]): Promise<Cell[][]> {
  const units = await getUnits(deps, entries.map(({ community }) => community));
  return entries.map(({ n, kind, title, from, to, minutes, evidence, manual, community, at }) => [
    n, HOURS_REGISTER.kinds[kind], title, units.get(community)?.name ?? '', formatFullDate(from), formatTime(from), formatTime(to), minutes / 60, EVIDENCE_WORDS[evidence], manual ? HOURS_REGISTER.manual : HOURS_REGISTER.attended, formatFullDate(at),
  ]);
}
const sheetOf = (sheet: string, columns: readonly string[], rows: readonly (readonly Cell[])[]) => ({ sheet, data: [columns.map(head), ...rows.map((row) => row.map(cell))], columns: columns.map((name) => ({ width: name === '服务项目' ? 40 : 16 })) });

async function open(deps: Deps, address: Address, { e, s }: z.output<typeof SignedQuery>): Promise<OpenFile> {
  const volunteer = deps.signer.verify(pathOf(address), e, s, deps.clock.now()) ? await volunteerOf(deps, address.personId) : null;
  if (!volunteer) throw new DomainError('not_found');
  const entries = await entriesOf(deps, volunteer._id);
  const [self, rows] = await Promise.all([selfRow(deps, volunteer, balanceOf(entries)), entryRows(deps, entries)]);
  return spreadsheet(await writeXlsxFile([sheetOf(HOURS_REGISTER.sheet, HOURS_REGISTER.columns, rows), sheetOf(HOURS_REGISTER.selfSheet, HOURS_REGISTER.self, [self]), sheetOf(HOURS_REGISTER.meritSheet, HOURS_REGISTER.merits, meritRows(volunteer))]).toBuffer());
}

/** One's own record of service (志愿服务条例 Art. 19) behind a signed address: the entries of the ledger, who it is, training, honours and assessments; nobody else's names. */
export const hoursDownload: Download = {
  path: '/hours/exports/:personId',
  params: HoursExportAddress,
  query: SignedQuery,
  open: (params, query, deps) => open(deps, params as Address, query as z.output<typeof SignedQuery>),
};
