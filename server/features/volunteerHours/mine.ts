import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import { HOURS_TERMS } from '../../../config/catalogue/volunteerHours';
import type { ResponseOf } from '../../../shared/contract';
import { HoursExportAddress, SignedQuery } from '../../../shared/contract/volunteerHours';
import { EVIDENCE_WORDS, HOURS_REGISTER, hoursWords } from '../../../shared/copy/volunteerHours';
import { formatFullDate, formatTime } from '../../../shared/domain/kernel/dates';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { ruleAgainstHoursOf } from '../../../shared/domain/volunteerHours/rules';
import { starOf, yearOf } from '../../../shared/domain/volunteerHours/time';
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

async function rowsOf(deps: Deps, volunteer: VolunteerDoc): Promise<Cell[][]> {
  const entries = await entriesOf(deps, volunteer._id);
  const units = await getUnits(deps, entries.map(({ community }) => community));
  return entries.map(({ n, kind, title, from, to, minutes, evidence, community, at }) => [
    n, HOURS_REGISTER.kinds[kind], title, units.get(community)?.name ?? '', formatFullDate(from), `${formatTime(from)}—${formatTime(to)}`, hoursWords(minutes), EVIDENCE_WORDS[evidence], formatFullDate(at),
  ]);
}

async function open(deps: Deps, address: Address, { e, s }: z.output<typeof SignedQuery>): Promise<OpenFile> {
  const volunteer = deps.signer.verify(pathOf(address), e, s, deps.clock.now()) ? await volunteerOf(deps, address.personId) : null;
  if (!volunteer) throw new DomainError('not_found');
  const rows = await rowsOf(deps, volunteer);
  return spreadsheet(await writeXlsxFile([HOURS_REGISTER.columns.map(head), ...rows.map((row) => row.map(cell))], { columns: HOURS_REGISTER.columns.map((_, at) => ({ width: at === 2 ? 40 : 16 })) }).toBuffer());
}

/** One's own record of service behind a signed address: the entries of the ledger, nobody else's names. */
export const hoursDownload: Download = {
  path: '/hours/exports/:personId',
  params: HoursExportAddress,
  query: SignedQuery,
  open: (params, query, deps) => open(deps, params as Address, query as z.output<typeof SignedQuery>),
};
