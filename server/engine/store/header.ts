/**
 * Looks at the data file before LMDB maps it: LMDB trusts what it maps, and a damaged or foreign file would end the
 * process instead of being told. The layout is that of the LMDB inside lmdb 3: two meta pages, each a page header of
 * 24 bytes, then magic, version, address, map size, two tables (the first begins with the page size), last page, transaction.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { checkTree, type Tree } from './pages';

const magic = 0xbeefc0de;
const at = { magic: 24, free: 48, main: 96, pageSize: 48, lastPage: 144, transaction: 152 } as const;
const metaSize = 160;

interface Meta {
  readonly valid: boolean;
  readonly pageSize: number;
  readonly lastPage: number;
  readonly transaction: number;
  readonly trees: readonly Tree[];
}

/** Throws a sentence when the file is no data file, is cut off or has a damaged page. A missing or empty file is fine. */
export function checkHeader(path: string): void {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size === 0) return;
    const first = readMeta(file, 0);
    const second = first.valid ? readMeta(file, first.pageSize) : first;
    if (!first.valid || !second.valid) throw new Error('it is no data file, or its head is damaged');
    const newest = first.transaction >= second.transaction ? first : second;
    const needed = (newest.lastPage + 1) * newest.pageSize;
    if (needed > size) throw new Error(`it is cut off: ${size} bytes are there, ${needed} were written`);
    for (const tree of newest.trees) checkTree({ file, pageSize: newest.pageSize, lastPage: newest.lastPage }, tree);
  } finally {
    closeSync(file);
  }
}

function readMeta(file: number, position: number): Meta {
  const bytes = Buffer.alloc(metaSize);
  const read = readSync(file, bytes, 0, metaSize, position);
  const pageSize = bytes.readUInt32LE(at.pageSize);
  const plausible = pageSize >= 512 && pageSize <= 65536 && (pageSize & (pageSize - 1)) === 0;
  return {
    valid: read === metaSize && bytes.readUInt32LE(at.magic) === magic && plausible,
    pageSize,
    lastPage: Number(bytes.readBigUInt64LE(at.lastPage)),
    transaction: Number(bytes.readBigUInt64LE(at.transaction)),
    trees: [treeAt(bytes, at.free), treeAt(bytes, at.main)],
  };
}

const treeAt = (bytes: Buffer, start: number): Tree => ({
  depth: bytes.readUInt16LE(start + 6), entries: Number(bytes.readBigUInt64LE(start + 32)), root: bytes.readBigUInt64LE(start + 40),
});
