/** The page that is saved and opened without a net: one file that asks nothing of anybody, and reads boards as the command does. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { fileOf, makeVote } from '../../support/votes/boards';
import { PLANS } from '../../support/votes/plans';

const root = path.resolve(__dirname, '../../..');
const html = execFileSync(process.execPath, ['--input-type=module', '-e', "import { votePage } from './config/tasks/lib/votePage.mjs'; process.stdout.write(await votePage())"], { cwd: root, encoding: 'utf8' });
const vote = makeVote((PLANS.secretApproval as (typeof PLANS)[string]).plan);

async function verified(file: string | null, fingerprint: string, pin = ''): Promise<string> {
  const { window } = new JSDOM(html, { runScripts: 'dangerously' });
  // (What the engine has and this stand-in of a browser does not give.)
  const { document } = window;
  const input = (id: string): HTMLInputElement => document.getElementById(id) as HTMLInputElement;
  if (file !== null) Object.defineProperty(input('board'), 'files', { value: [new window.File([file], 'board.json')] });
  input('fingerprint').value = fingerprint;
  input('pin').value = pin;
  document.getElementById('form')?.dispatchEvent(new window.Event('submit', { cancelable: true }));
  const button = document.getElementById('go') as HTMLButtonElement;
  while (button.disabled) await new Promise((resolve) => { setTimeout(resolve, 20); });
  const said = [...document.querySelectorAll('#report p')].map(({ textContent }) => textContent).join('\n');
  window.close();
  return said;
}

it('is one file without an address in it', () => {
  expect(html).not.toMatch(/\b(src|href)=|https?:\/\/|fetch\(|XMLHttpRequest/);
  expect(Buffer.byteLength(html)).toBeLessThan(80 * 1024);
});
it('accepts a whole board, rejects a changed one with the step, and shows titles as text', async () => {
  expect(await verified(fileOf(vote), vote.fingerprint.slice(0, 16))).toMatch(/ACCEPTED[\s\S]*要不要装门禁[\s\S]*"winners":\["a","b"\]/);
  const marked = makeVote({ ...vote.plan, manifest: { ...vote.plan.manifest, title: '<img onerror=alert(1)>' } });
  expect(await verified(fileOf(marked), marked.fingerprint)).toContain('<img onerror=alert(1)>');
  expect(await verified(fileOf(vote).replace('"choice":["c"]', '"choice":["b"]'), vote.fingerprint)).toMatch(/REJECTED[\s\S]*headRoot[\s\S]*ballotSignature/);
});
it('says what is missing', async () => {
  expect(await verified(null, vote.fingerprint)).toContain('请先选公布的文件');
  expect(await verified('{}', 'abc')).toContain('至少前 16 位');
  expect(await verified('{}', vote.fingerprint, '12')).toContain('条数:根');
  expect(await verified('{}', vote.fingerprint)).toContain('notJson');
});
