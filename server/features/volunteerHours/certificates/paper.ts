import { CERTIFICATE_PAPER as WORDS, hoursWords } from '../../../../shared/copy/volunteerHours';
import { VOLUNTEER_DOCUMENT_WORDS } from '../../../../shared/copy/volunteers';
import { formatFullDate } from '../../../../shared/domain/kernel/dates';
import { printedNumber } from '../../../../shared/domain/volunteerHours/certificates';
import { sheetOf, type Surface } from '../../../platform/pdf/paper';
import type { Certified } from './document';

const LEFT = 64;
const WIDE = 595 - 2 * LEFT;
const LABEL = 110;
const CODE = 118;
const GREEN = '#14493A';
const QUIET = '#535850';

type Line = readonly [string, string];
/** The fields of the certificate, in its order. */
function linesOf(certified: Certified, number: string): Line[] {
  const { document } = certified;
  return [
    [WORDS.number, printedNumber(number)], [WORDS.name, certified.name], [WORDS.document, `${VOLUNTEER_DOCUMENT_WORDS[document.kind]}，${WORDS.tail(document.tail)}`], [WORDS.volunteerNumber, certified.volunteerNumber],
    [WORDS.hours, hoursWords(certified.minutes)], [WORDS.period, `${formatFullDate(certified.from)}—${formatFullDate(certified.to)}`],
  ];
}

function draw(sheet: Surface, certified: Certified, number: string, address: string | null): void {
  let y = sheet.text(WORDS.title, { x: LEFT, y: 70, size: 26, width: WIDE, colour: GREEN, align: 'centre', heavy: true }) + 8;
  sheet.rule(LEFT, y, WIDE, GREEN);
  y += 20;
  const line = ([label, value]: Line, size = 12): void => {
    sheet.text(label, { x: LEFT, y, size, width: LABEL, colour: QUIET });
    y = sheet.text(value, { x: LEFT + LABEL, y, size, width: WIDE - LABEL }) + 4;
  };
  for (const one of linesOf(certified, number)) line(one);
  y = sheet.text(WORDS.contents, { x: LEFT, y: y + 8, size: 13, width: WIDE, colour: GREEN, heavy: true }) + 2;
  for (const { title, minutes, times } of certified.contents) line([hoursWords(minutes), `${title || WORDS.rest}${times > 1 ? `，${WORDS.times(times)}` : ''}`], 11);
  y += 10;
  sheet.rule(LEFT, y, WIDE);
  y += 16;
  const top = y;
  for (const one of [[WORDS.issuer, certified.issuer], [WORDS.inCharge, certified.inCharge], [WORDS.handler, certified.handler], [WORDS.contact, certified.contact], [WORDS.date, formatFullDate(certified.at)]] as const) {
    sheet.text(one[0], { x: LEFT, y, size: 12, width: LABEL, colour: QUIET });
    y = sheet.text(one[1], { x: LEFT + LABEL, y, size: 12, width: WIDE - LABEL - CODE }) + 4;
  }
  if (address) sheet.code(address, LEFT + WIDE - CODE, top - 8, CODE);
  sheet.text(address ? WORDS.check : WORDS.free, { x: LEFT, y: Math.max(y, top + CODE) + 14, size: 10, width: WIDE, colour: QUIET });
}

/** A certificate as PDF: one sheet of A4. `address`: of the public page where it can be checked; null where none is known. */
export const certificatePdf = (certified: Certified, number: string, address: string | null): Promise<Buffer> =>
  sheetOf({ title: `${WORDS.title} ${printedNumber(number)}`, at: certified.at }, (sheet) => draw(sheet, certified, number, address));
