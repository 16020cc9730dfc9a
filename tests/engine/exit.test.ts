/** A process that exits while its engine writes: at once, with its own code, and with a whole data file behind it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { newDirectory, startTestEngine } from './support';

const codeOf = (where: string, directory: string): Promise<number | string | null> => new Promise((resolve) => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'exiting.ts'), where, directory], { stdio: 'ignore' });
  const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
  child.once('exit', (code, signal) => {
    clearTimeout(late);
    resolve(code ?? signal);
  });
});

describe('process.exit in the middle of writes', () => {
  it.each(['process', 'thread'])('ends a program whose engine runs in its own %s', async (where) => {
    const directory = newDirectory();
    for (let round = 0; round < 3; round += 1) expect(await codeOf(where, directory)).toBe(7);
    const test = await startTestEngine(directory);
    expect(await test.client.db('test').command({ validate: 'items' })).toMatchObject({ valid: true });
    expect(await test.client.db('test').collection('items').countDocuments()).toBeGreaterThanOrEqual(3 * 200);
    await test.stop();
  }, 200_000);
});
