/** The documents of the engine's benchmark. */

/** One of them: about 1,100 bytes. */
export interface Item {
  readonly _id: number;
  readonly unit: string;
  readonly state: string;
  readonly n: number;
  readonly at: Date;
  readonly tags: readonly string[];
  readonly text: string;
}

const text = '楼下的井盖松动，汽车压过时声音很大，晚上影响休息。'.repeat(12);

export function itemOf(id: number): Item {
  return {
    _id: id, unit: `unit-${id % 500}`, state: ['new', 'accepted', 'done', 'closed'][id % 4] as string, n: (id * 7919) % 1000,
    at: new Date(1_700_000_000_000 + (id * 104_729) % 10_000_000_000), tags: [`t${id % 20}`, `s${id % 7}`], text,
  };
}

export const indexes = [{ key: { unit: 1, at: -1 } }, { key: { state: 1, at: -1 } }, { key: { n: 1 } }, { key: { tags: 1 } }, { key: { at: 1 } }] as const;

/** The key of an item in the floor's own data file. */
export function keyOf(id: number): Buffer {
  const key = Buffer.alloc(8);
  key.writeDoubleBE(id, 0);
  return key;
}
