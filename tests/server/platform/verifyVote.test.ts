/** The program that recounts a vote from its file alone: how it ends, and what it says. */
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { scratchDirectory } from '../../support/scratch';
import { fileOf, makeVote } from '../../support/votes/boards';
import { PLANS } from '../../support/votes/plans';

const root = path.resolve(__dirname, '../../..');
let directory: string;
beforeAll(async () => {
  directory = await scratchDirectory('linli-verify-');
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function written(name: string, text: string): Promise<string> {
  const file = path.join(directory, name);
  await writeFile(file, text);
  return file;
}
/** Runs it as an operator would: exit code and what was printed on either stream. */
function verify(...args: readonly string[]): Promise<readonly [exit: number, out: string]> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [path.join(root, 'node_modules/tsx/dist/cli.mjs'), path.join(root, 'server/verifyVote.ts'), ...args], { cwd: root }, (_, out, err) => resolve([child.exitCode ?? -1, out + err]));
  });
}
const made = (name: string) => makeVote((PLANS[name] as (typeof PLANS)[string]).plan);

it('accepts a whole board with its receipt and pin, rejects a changed one line by line, and says when openings are missing', async () => {
  const vote = made('secretYesNo');
  const board = await written('board.json', fileOf(vote));
  const receipt = await written('receipt.json', JSON.stringify(vote.receipts[0]));
  const head = vote.heads[0] ?? { size: 0, root: '' };
  const printed = vote.fingerprint.slice(0, 16).toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');
  const [exit, out] = await verify(board, '--log-fpr', printed, '--pin', `${head.size}:${head.root}`, '--receipt', receipt);
  expect([exit, out]).toEqual([0, expect.stringMatching(/要不要装门禁[\s\S]*yes: 5, no: 3, abstain: 1[\s\S]*"passed"[\s\S]*ACCEPTED[\s\S]*the receipts hold/) as string]);

  const changed = await written('changed.json', fileOf(vote).replace('"choice":"no"', '"choice":"yes"'));
  const [refused, lines] = await verify(changed, '--log-fpr', vote.fingerprint);
  expect([refused, lines]).toEqual([1, expect.stringMatching(/第 5 步 headRoot[\s\S]*第 9 步 ballotSignature[\s\S]*第 12 步 counts[\s\S]*REJECTED/) as string]);

  const committed = made('namedCommitted');
  const [incomplete, said] = await verify(await written('committed.json', fileOf(committed)), '--log-fpr', committed.fingerprint);
  expect([incomplete, said]).toEqual([2, expect.stringContaining('INCOMPLETE') as string]);
}, 60_000);

it('never ends as if it had accepted where it was asked wrongly', async () => {
  const vote = made('secretYesNo');
  const board = await written('board.json', fileOf(vote));
  for (const args of [[], [board], [board, '--log-fpr', 'abc'], [board, '--log-fpr', vote.fingerprint, '--pin', '3'], [board, '--log-fpr', vote.fingerprint, '--receipt', board + '.none'], [board + '.none', '--log-fpr', vote.fingerprint]]) expect((await verify(...args))[0]).toBe(1);
}, 60_000);
