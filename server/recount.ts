import { recountAll } from './features/statistics';
import { onDatabase, quietConfig, runProgram } from './program';

/**
 * `npm run recount`: counts every figure anew from the matters and says how many were not equal; they are put right.
 * Servers may go on meanwhile: what happens while it counts is counted by them as always.
 */
async function main(): Promise<void> {
  await onDatabase(quietConfig(), async (deps) => {
    const { months, different } = await recountAll(deps, (month) => process.stdout.write(`  ${month}\n`));
    process.stdout.write(different === 0 ? `重算了 ${months} 个月，都对得上。 All ${months} months are equal to the recount.\n` : `重算了 ${months} 个月，改正了 ${different} 行。 ${different} rows of ${months} months were put right.\n`);
  });
}

runProgram(main);
