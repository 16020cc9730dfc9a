import { Readable } from 'node:stream';
import type { OpenFile } from './types';

/** First and last byte, both part of it. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/**
 * The part that a `Range` header asks for (RFC 9110, section 14): players of recordings ask so, and iOS plays nothing
 * without. One part only; what is several, malformed or outside the file is answered with the whole, as the RFC allows.
 */
export function rangeOf(header: string, size: number): Part | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim()) ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from <= to && from < size ? { from, to } : null;
}

async function* slice(stream: Readable, { from, to }: Part): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const part = chunk.subarray(Math.max(0, from - at), Math.max(0, to + 1 - at));
    at += chunk.length;
    if (part.length > 0) yield part;
    if (at > to) return;
  }
}

/** The file, or the part of it that was asked for. Files are small, so what lies before the part is read and dropped. */
export function partOf(file: OpenFile, header: string): { stream: Readable; part: Part | null } {
  const part = rangeOf(header, file.size);
  return { stream: part ? Readable.from(slice(file.stream, part), { objectMode: false }) : file.stream, part };
}
