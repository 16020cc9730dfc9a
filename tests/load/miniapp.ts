/**
 * `npm run bench:miniapp`: what the WeChat build weighs, package by package and the main package module by module, and
 * what its first page asks for and draws (measured by tests/miniapp/firstPage.test.ts on the compiled page).
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse, type Node } from 'acorn';
import type { Modules } from '../../config/moduleMap';
import { appJson, builtFiles, packageOf, packageSizes, type BuiltFile } from '../architecture/built/files';

const LARGEST = 40;
const kb = (bytes: number): string => (bytes / 1024).toFixed(1).padStart(8);

/** Runs a program of the project; its answer is only whether it worked. */
function run(...args: string[]): void {
  if (spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) throw new Error(`${args.join(' ')} failed`);
}

type Member = Node & { key: Node & { name?: string; value?: unknown }; value: Node };

/** The modules of a chunk: `push([[ids], {id: function}])`; id → bytes as shipped. */
function modulesOf({ text }: BuiltFile): Map<string, number> {
  const code = text();
  const found = new Map<string, number>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type } = node as Node;
    if (type === 'ObjectExpression') {
      const members = (node as unknown as { properties: Member[] }).properties;
      const functions = members.filter(({ value }) => value && /Function/.test(value.type));
      if (members.length > 0 && functions.length === members.length) {
        for (const { key, start, end } of members) found.set(String(key.name ?? key.value), Buffer.byteLength(code.slice(start, end)));
        return;
      }
    }
    for (const value of Object.values(node)) visit(value);
  };
  // The chunk is one call with the table of its modules in it; what is inside them is not looked at.
  visit(parse(code, { ecmaVersion: 'latest' }));
  return found;
}

/** Bytes as shipped by source file: those of a module are shared out by the sizes of what it was made of. */
function bySource(files: readonly BuiltFile[], modules: Modules): Map<string, number> {
  const sizes = new Map<string, number>();
  const add = (name: string, bytes: number): void => void sizes.set(name, (sizes.get(name) ?? 0) + bytes);
  for (const file of files) {
    const chunk = file.name.endsWith('.js') ? modulesOf(file) : new Map<string, number>();
    const known = [...chunk].filter(([id]) => modules[id]);
    for (const [id, bytes] of known) {
      const parts = Object.entries(modules[id] ?? {});
      const whole = parts.reduce((sum, [, size]) => sum + size, 0);
      for (const [name, size] of parts) add(name, whole === 0 ? bytes / parts.length : (bytes * size) / whole);
    }
    add(`(${file.name} itself)`, file.bytes - known.reduce((sum, [, bytes]) => sum + bytes, 0));
  }
  return sizes;
}

function printModules(files: readonly BuiltFile[]): void {
  const modules = JSON.parse(readFileSync('dist/weapp.modules.json', 'utf8')) as Modules;
  const sorted = [...bySource(files, modules)].sort((a, b) => b[1] - a[1]);
  console.log(`\nMain package by module, KB as shipped (the ${LARGEST} largest of ${sorted.length}):`);
  for (const [name, bytes] of sorted.slice(0, LARGEST)) console.log(`${kb(bytes)}  ${name}`);
  console.log(`${kb(sorted.slice(LARGEST).reduce((sum, [, bytes]) => sum + bytes, 0))}  all others`);
}

function main(): void {
  run('config/tasks/build.mjs', 'weapp');
  const [files, app] = [builtFiles('weapp'), appJson()];
  console.log('Packages, KB (main: at most 600; WeChat allows 2,048 each):');
  for (const [root, bytes] of packageSizes(files, app)) console.log(`${kb(bytes)}  ${root === '' ? 'main' : root}`);
  printModules(files.filter(({ name }) => packageOf(name, app) === ''));
  run('node_modules/jest/bin/jest.js', '-c', 'config/jest.config.cjs', '--silent', 'tests/miniapp/firstPage.test.ts');
  const { requests, drawn } = JSON.parse(readFileSync('.cache/first-page.json', 'utf8')) as { requests: string[]; drawn: number };
  console.log(`\nFirst page: ${requests.length} requests (${requests.join(', ')}; at most 2), ${(drawn / 1024).toFixed(1)} KB by setData (at most 32)`);
}

main();
