import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileOf, openFile, readsAhead } from '../../server/engine/store/store';

const GB = 2 ** 30;
it.each([[0, 8, true], [6, 8, true], [6.1, 8, false], [30, 24, false], [14, 24, true]])('a file of %p GB beside %p GB of memory is read ahead: %p', (file, memory, ahead) => expect(readsAhead(file * GB, memory * GB)).toBe(ahead));

// What the system was asked for, Linux alone tells.
if (process.platform === 'linux') it.each([[true, false], [false, true]] as const)('opened with reading ahead %p, the system reads pages one at a time: %p', async (ahead, single) => {
  const directory = mkdtempSync(join(tmpdir(), 'engine-ahead-'));
  const env = openFile(fileOf(directory), ahead);
  try {
    await env.put(Buffer.from('a'), Buffer.from('b'));
    // `rr`: the mapping is read at random places.
    const maps = readFileSync('/proc/self/smaps', 'utf8').split(/\n(?=[0-9a-f]+-[0-9a-f]+ )/);
    const flags = maps.filter((one) => one.includes(fileOf(directory))).map((one) => /VmFlags:(.*)/.exec(one)?.[1] ?? '');
    expect(flags.length).toBeGreaterThan(0);
    expect(flags.some((one) => / rr\b/.test(one))).toBe(single);
  } finally {
    await env.close();
    rmSync(directory, { recursive: true });
  }
});
