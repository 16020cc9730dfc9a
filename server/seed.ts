import { parseArgs } from 'node:util';
import { DEFAULT_CASES, DEFAULT_DISTRICT, ensureDemonstration } from './demonstration';
import { features } from './features';
import { workOf } from './jobs';
import { prepareDatabase } from './prepare';
import { onDatabase, quietConfig, runProgram } from './program';

/**
 * `npm run seed -- --streets 20 --communities 300 --grids 5204 --cases 0`: makes a demonstration district of any
 * size in an empty database, the one that `npm start` would use with the same environment.
 */
const OPTIONS = {
  seed: { type: 'string', default: DEFAULT_DISTRICT.seed },
  streets: { type: 'string', default: String(DEFAULT_DISTRICT.size.streets) },
  communities: { type: 'string', default: String(DEFAULT_DISTRICT.size.communities) },
  grids: { type: 'string', default: String(DEFAULT_DISTRICT.size.grids) },
  cases: { type: 'string', default: String(DEFAULT_CASES) },
} as const;

/** A whole number of an option, or a sentence that ends the program. */
function wholeNumber(name: string, given: string): number {
  if (!/^\d{1,6}$/.test(given)) throw new RangeError(`--${name} 应为整数。 --${name} must be a whole number.`);
  return Number(given);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const size = {
    streets: wholeNumber('streets', values.streets),
    communities: wholeNumber('communities', values.communities),
    grids: wholeNumber('grids', values.grids),
  };
  const cases = wholeNumber('cases', values.cases);
  const config = quietConfig();
  if (config.mode !== 'demonstration') throw new RangeError('正式环境不造演示数据。 A production database is never seeded.');
  await onDatabase(config, async (deps) => {
    await prepareDatabase(deps, features);
    const begun = performance.now();
    const say = (line: string): void => void process.stdout.write(`  ${line}\n`);
    const made = await ensureDemonstration(deps, workOf(features), { district: { seed: values.seed, size }, cases, say });
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
    say(made ? `做好了：${made.cases} 件事，${made.steps} 步，${made.refused.length} 步没有走成，用时 ${seconds} 秒` : '数据库里已经有数据，没有改动');
  });
}

runProgram(main);
