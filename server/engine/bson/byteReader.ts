/** Reads bytes with every length checked against what is there. */
import { EngineError } from '../errors';

export const broken = (why: string): EngineError => new EngineError(22, `Invalid BSON: ${why}`);

export class ByteReader {
  protected at = 0;

  constructor(protected bytes: Buffer) {}

  protected need(count: number, end: number): void {
    if (count < 0 || this.at + count > end) throw broken('unexpected end');
  }

  protected byteAt(): number {
    return this.bytes[this.at++] ?? 0;
  }

  protected cstringEnd(end: number): number {
    const { bytes } = this;
    let zero = this.at;
    while (zero < end && bytes[zero] !== 0) zero += 1;
    if (zero >= end) throw broken('unterminated name');
    return zero;
  }

  protected cstring(end: number): string {
    const { bytes } = this;
    const start = this.at;
    let zero = start;
    let ascii = true;
    for (let byte = bytes[zero]; byte !== 0 && zero < end; byte = bytes[++zero]) if (byte === undefined || byte > 127) ascii = false;
    if (zero >= end) throw broken('unterminated name');
    this.at = zero + 1;
    return ascii ? bytes.toString('latin1', start, zero) : bytes.toString('utf8', start, zero);
  }

  protected skipCstring(end: number): void {
    this.at = this.cstringEnd(end) + 1;
  }

  protected string(end: number): string {
    const length = this.length(end, 1);
    const start = this.at;
    this.at += length;
    if (this.bytes[this.at - 1] !== 0) throw broken('unterminated string');
    return this.bytes.toString('utf8', start, this.at - 1);
  }

  protected length(end: number, least: number): number {
    this.need(4, end);
    const length = this.bytes.readInt32LE(this.at);
    this.at += 4;
    if (length < least) throw broken('negative length');
    this.need(length, end);
    return length;
  }

  protected take(count: number, end: number): Buffer {
    const start = this.pass(count, end);
    return this.bytes.subarray(start, this.at);
  }

  /** Goes past so many bytes and says where they begin. */
  protected pass(count: number, end: number): number {
    this.need(count, end);
    this.at += count;
    return this.at - count;
  }
}
