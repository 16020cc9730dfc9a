import PDFDocument from 'pdfkit';
import { QR_QUIET, qrCode } from '../../../shared/domain/qr';
import { partBytes, partOf } from './fonts';

/** A sign that no part of the font has. */
const UNKNOWN = '□';
const INK = '#20241F';

/** Where a text stands: points from the left and the top of an A4 page (595 × 842). */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Points in which it is set; longer text breaks. */
  readonly width: number;
  readonly colour?: string;
  readonly align?: 'left' | 'centre';
  /** Heavier, for titles. */
  readonly heavy?: boolean;
}

interface Run {
  readonly part: string;
  text: string;
}

/** What can be put on a sheet. */
export interface Surface {
  /** Sets text, and gives where the next line would stand. */
  text(text: string, place: Place): number;
  rule(x: number, y: number, width: number, colour?: string): void;
  /** A QR code of a width, quiet zone included (ISO/IEC 18004). */
  code(text: string, x: number, y: number, width: number): void;
}
const partFor = (sign: string): { readonly part: string; readonly shown: string } => {
  const part = partOf(sign);
  return part === null ? { part: partOf(UNKNOWN) ?? '0/0', shown: UNKNOWN } : { part, shown: sign };
};

/** Notes which parts of the font are wanted. */
class Wanted implements Surface {
  readonly parts = new Set<string>();
  text(text: string, { y }: Place): number {
    for (const sign of text) this.parts.add(partFor(sign).part);
    return y;
  }
  rule(): void {}
  code(): void {}
}

class Sheet implements Surface {
  constructor(private readonly doc: PDFKit.PDFDocument) {}

  private use(part: string, size: number): void {
    this.doc.font(part).fontSize(size);
  }

  private width({ part, text }: Run, size: number): number {
    this.use(part, size);
    return this.doc.widthOfString(text);
  }

  /** Text in runs that one part of the font has each, broken into lines of a width. */
  private lines(text: string, size: number, most: number): Run[][] {
    const lines: Run[][] = [[]];
    let used = 0;
    for (const sign of text) {
      const { part, shown } = partFor(sign);
      const wide = this.width({ part, text: shown }, size);
      if (used + wide > most) {
        lines.push([]);
        used = 0;
      }
      used += wide;
      const [line = []] = lines.slice(-1);
      const last = line.at(-1);
      if (last?.part === part) last.text += shown;
      else line.push({ part, text: shown });
    }
    return lines;
  }

  /** The font's default is thin: a hair around it makes it as heavy as a book. */
  text(text: string, { x, y, size, width, colour = INK, align = 'left', heavy = false }: Place): number {
    let top = y;
    for (const line of this.lines(text, size, width)) {
      const wide = line.reduce((sum, run) => sum + this.width(run, size), 0);
      let left = align === 'centre' ? x + (width - wide) / 2 : x;
      for (const run of line) {
        this.use(run.part, size);
        this.doc.fillColor(colour).strokeColor(colour).lineWidth(size * (heavy ? 0.06 : 0.034)).text(run.text, left, top, { lineBreak: false, fill: true, stroke: true });
        left += this.width(run, size);
      }
      top += size * 1.6;
    }
    return top;
  }

  rule(x: number, y: number, width: number, colour = '#D8D9D1'): void {
    this.doc.moveTo(x, y).lineTo(x + width, y).lineWidth(0.8).strokeColor(colour).stroke();
  }

  code(text: string, x: number, y: number, width: number): void {
    const rows = qrCode(text);
    const unit = width / (rows.length + 2 * QR_QUIET);
    this.doc.fillColor('#000000');
    for (const [down, row] of rows.entries()) for (const [right, dark] of row.entries()) if (dark) this.doc.rect(x + (right + QR_QUIET) * unit, y + (down + QR_QUIET) * unit, unit, unit);
    this.doc.fill();
  }
}

/** One sheet of A4 with Chinese text and QR codes as PDF, the signs that are used embedded. `draw` is called twice: to see what is wanted, and to draw it. */
export async function sheetOf(about: { readonly title: string; readonly at: Date }, draw: (surface: Surface) => void): Promise<Buffer> {
  const wanted = new Wanted();
  draw(wanted);
  const doc = new PDFDocument({ size: 'A4', margin: 0, info: { Title: about.title, CreationDate: about.at, ModDate: about.at, Producer: 'Linli' }, lang: 'zh-CN' });
  for (const part of wanted.parts) doc.registerFont(part, await partBytes(part));
  draw(new Sheet(doc));
  doc.end();
  const chunks: Buffer[] = [];
  for await (const chunk of doc) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
