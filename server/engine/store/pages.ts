/**
 * Walks the pages of the data file before LMDB maps it. LMDB follows page numbers and offsets without looking at them, so
 * a damaged page would end the process or give wrong answers; here it is told instead. What is inside the documents has
 * checksums of its own (seal.ts). The layout is that of the LMDB inside lmdb 3: a header of 24 bytes (number 8,
 * transaction 8, pad 2, flags 2, lower 2, upper 2), offsets of nodes, and nodes of 8 bytes (size or page), key, value.
 */
import { readSync } from 'node:fs';

const headerSize = 24;
const nodeSize = 8;
const flag = { branch: 1, leaf: 2, overflow: 4 } as const;
const bigValue = 1;
const noPage = 0xffffffffffffffffn;

/** One tree of the file as its meta page names it. */
export interface Tree {
  readonly root: bigint;
  readonly depth: number;
  readonly entries: number;
}

/** What the walk needs to know of a file. */
export interface PagedFile {
  readonly file: number;
  readonly pageSize: number;
  readonly lastPage: number;
}

const damaged = (page: number | bigint, why: string): Error => new Error(`page ${page} is damaged (${why})`);

/** Throws a sentence at the first page that cannot be right. */
export function checkTree(paged: PagedFile, tree: Tree): void {
  if (tree.root === noPage) return;
  const entries = new Walk(paged).tree(Number(tree.root), tree.depth);
  if (entries !== tree.entries) throw new Error(`its pages hold ${entries} entries where ${tree.entries} were written`);
}

class Walk {
  private readonly seen: Uint8Array;

  constructor(private readonly paged: PagedFile) {
    this.seen = new Uint8Array((paged.lastPage >> 3) + 1);
  }

  /** Entries below a page; `levels` is 1 for a leaf. */
  tree(number: number, levels: number): number {
    const page = this.read(number);
    const kind = page.readUInt16LE(18) & (flag.branch | flag.leaf | flag.overflow);
    if (kind !== (levels > 1 ? flag.branch : flag.leaf)) throw damaged(number, 'it is of another kind');
    const lower = page.readUInt16LE(20);
    const upper = page.readUInt16LE(22);
    if (lower > upper || upper > page.length - headerSize || lower % 2 !== 0) throw damaged(number, 'its bounds');
    const count = lower >> 1;
    if (count === 0) throw damaged(number, 'it is empty');
    let entries = 0;
    for (let i = 0; i < count; i += 1) {
      const at = headerSize + page.readUInt16LE(headerSize + i * 2);
      if (at < headerSize + lower || at + nodeSize > page.length) throw damaged(number, 'a node lies outside');
      entries += levels > 1 ? this.branchNode(page, at, number, levels) : this.leafNode(page, at, number);
    }
    return entries;
  }

  private branchNode(page: Buffer, at: number, number: number, levels: number): number {
    if (at + nodeSize + page.readUInt16LE(at + 6) > page.length) throw damaged(number, 'a key runs over its end');
    return this.tree(page.readUInt32LE(at) + page.readUInt16LE(at + 4) * 2 ** 32, levels - 1);
  }

  private leafNode(page: Buffer, at: number, number: number): number {
    const size = page.readUInt32LE(at);
    const isBig = (page.readUInt16LE(at + 4) & bigValue) !== 0;
    const value = at + nodeSize + page.readUInt16LE(at + 6);
    if (value + (isBig ? headerSize : size) > page.length) throw damaged(number, 'a value runs over its end');
    if (isBig) this.overflow(page.readBigUInt64LE(value), size);
    return 1;
  }

  private overflow(number: bigint, size: number): void {
    const pages = Math.floor((headerSize - 1 + size) / this.paged.pageSize) + 1;
    const head = this.read(Number(number), headerSize);
    if ((head.readUInt16LE(18) & flag.overflow) === 0 || head.readUInt32LE(20) < pages) throw damaged(number, 'it holds no long value');
    if (Number(number) + pages - 1 > this.paged.lastPage) throw damaged(number, 'its value runs over the end of the file');
  }

  private read(number: number, size = this.paged.pageSize): Buffer {
    if (number < 2 || number > this.paged.lastPage) throw damaged(number, 'there is no such page');
    const mask = 1 << (number & 7);
    if (((this.seen[number >> 3] ?? 0) & mask) !== 0) throw damaged(number, 'it is used twice');
    this.seen[number >> 3] = (this.seen[number >> 3] ?? 0) | mask;
    const page = Buffer.allocUnsafe(size);
    if (readSync(this.paged.file, page, 0, size, number * this.paged.pageSize) !== size) throw damaged(number, 'it is cut off');
    if (page.readBigUInt64LE(0) !== BigInt(number)) throw damaged(number, 'it has another number');
    return page;
  }
}
