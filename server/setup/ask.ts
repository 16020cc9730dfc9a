import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { StartError } from '../startError';
import type { FirstAdministrator } from './firstAdministrator';

/** What was given on the command line and in the environment. */
export type Given = { readonly [K in keyof FirstAdministrator]?: string | undefined };

const QUESTIONS: Readonly<Record<keyof FirstAdministrator, string>> = {
  district: '区的名称（如 桂园区）：',
  name: '管理员姓名：',
  username: '管理员账号：',
  password: '密码（至少 10 个字，输入时不显示）：',
};

/** A terminal whose echo can be turned off. */
function openTerminal(): { terminal: Interface; show: (on: boolean) => void } {
  let shown = true;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (shown) process.stdout.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
  return { terminal, show: (on) => void (shown = on) };
}

/** Asks for what was not given, line by line. Throws StartError when the input ends before everything is answered. */
export async function askFor(given: Given): Promise<FirstAdministrator> {
  const wanted = (Object.keys(QUESTIONS) as (keyof FirstAdministrator)[]).filter((key) => !given[key]);
  const answers: Record<keyof FirstAdministrator, string> = {
    district: given.district ?? '',
    name: given.name ?? '',
    username: given.username ?? '',
    password: given.password ?? '',
  };
  if (wanted.length === 0) return answers;
  const { terminal, show } = openTerminal();
  const lines = terminal[Symbol.asyncIterator]();
  try {
    for (const key of wanted) {
      process.stdout.write(QUESTIONS[key]);
      show(key !== 'password');
      const { value, done } = await lines.next();
      show(true);
      if (key === 'password') process.stdout.write('\n');
      if (done) throw new StartError(`还差：${QUESTIONS[key].replace(/[（：].*/, '')}。 The input ended before ${key} was given.`);
      answers[key] = value;
    }
    return answers;
  } finally {
    terminal.close();
  }
}
