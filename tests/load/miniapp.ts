/**
 * `npm run bench:miniapp [-- PACKAGE …]`: what the WeChat build weighs, package by package, the main package (and those that are
 * named, as `features/votes/`) module by module, what a secret ballot makes a phone load, and what the first page asks for and
 * draws (measured by tests/miniapp/firstPage.test.ts on the compiled page).
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse, type Node } from 'acorn';
import type { Modules } from '../../config/moduleMap';
import { appJson, builtFiles, CASTING_LIMIT_BYTES, CASTING_PACKAGE, packageOf, packageSizes, type BuiltFile } from '../architecture/built/files';

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

const modulesBuilt = (): Modules => JSON.parse(readFileSync('dist/weapp.modules.json', 'utf8')) as Modules;

function printModules(title: string, files: readonly BuiltFile[]): void {
  const sorted = [...bySource(files, modulesBuilt())].sort((a, b) => b[1] - a[1]);
  console.log(`\n${title} by module, KB as shipped (the ${LARGEST} largest of ${sorted.length}):`);
  for (const [name, bytes] of sorted.slice(0, LARGEST)) console.log(`${kb(bytes)}  ${name}`);
  console.log(`${kb(sorted.slice(LARGEST).reduce((sum, [, bytes]) => sum + bytes, 0))}  all others`);
}

/** What a phone loads to cast a secret ballot: the package itself, and how much of it is words, cryptography and pages. */
function printCasting(files: readonly BuiltFile[]): void {
  const sources = [...bySource(files, modulesBuilt())];
  const sum = (...starts: string[]): number => sources.filter(([name]) => starts.some((start) => name.startsWith(start))).reduce((total, [, bytes]) => total + bytes, 0);
  const whole = sum('');
  const [words, client] = [sum('shared/copy/'), sum('shared/domain/ballot', 'shared/domain/votes')];
  console.log(`\nCasting a secret ballot, KB (at most ${CASTING_LIMIT_BYTES / 1024}): ${CASTING_PACKAGE}${kb(whole)}, ${whole <= CASTING_LIMIT_BYTES ? 'met' : 'missed'}`);
  console.log(`of it format and cryptography${kb(client)}, words${kb(words)}, QR code${kb(sum('shared/domain/qr'))}, pages and the rest${kb(whole - client - words - sum('shared/domain/qr'))}`);
}

function main(): void {
  run('config/tasks/build.mjs', 'weapp');
  const [files, app] = [builtFiles('weapp'), appJson()];
  console.log('Packages, KB (main: at most 600; WeChat allows 2,048 each):');
  for (const [root, bytes] of packageSizes(files, app)) console.log(`${kb(bytes)}  ${root === '' ? 'main' : root}`);
  const of = (root: string): BuiltFile[] => files.filter(({ name }) => packageOf(name, app) === root);
  printCasting(of(CASTING_PACKAGE));
  printModules('Main package', of(''));
  for (const root of process.argv.slice(2)) printModules(root, of(root));
  run('node_modules/jest/bin/jest.js', '-c', 'config/jest.config.cjs', '--silent', 'tests/miniapp/firstPage.test.ts');
  const { requests, drawn } = JSON.parse(readFileSync('.cache/first-page.json', 'utf8')) as { requests: string[]; drawn: number };
  console.log(`\nFirst page: ${requests.length} requests (${requests.join(', ')}; at most 2), ${(drawn / 1024).toFixed(1)} KB by setData (at most 32)`);
}

main();
