import { checkHours, type HoursChecked } from './features/volunteerHours';
import { systemClock } from './platform/clock';
import { runVerification, type Verdict } from './verifying';

/**
 * `npm run verify:hours [-- --anchor 12:3fa9…]`: walks the chain of every volunteer's hours and the seals of every day, and changes
 * nothing. Ends with 0 when all holds, with 1 and where it does not. An anchor is the number and hash of a seal that was written down
 * elsewhere before: it shows that the seals were not made anew or their end cut off.
 */
const FAULTS: Readonly<Record<HoursChecked['faults'][number]['fault'], readonly [string, string]>> = {
  entryMissing: ['少了一条', 'an entry is missing'],
  entryChanged: ['被改过', 'it was changed'],
  notVouched: ['没有两个人和凭据', 'no two people and evidence stand behind it'],
  cut: ['后面的被截掉了', 'the end of the chain was cut off'],
  sealMissing: ['少了一天的封存', 'a seal is missing'],
  sealChanged: ['封存被改过', 'the seal was changed'],
  unsealed: ['没有封存', 'it was not sealed'],
  anchor: ['与记下的封存不一样', 'this seal is not the one that was written down'],
};

/** What is said at the end, and whether all is well. */
function verdict({ entries, volunteers, faults, seal }: HoursChecked): Verdict {
  if (faults.length > 0) return { ok: false, text: faults.map(({ fault, where }) => `${where}：${FAULTS[fault][0]}。 ${where}: ${FAULTS[fault][1]}.`).join('\n') };
  return { ok: true, text: `完整，${volunteers} 位志愿者，${entries} 条。 Complete, ${volunteers} volunteers, ${entries} entries.${seal ? `\n${seal.number}:${seal.hash}` : ''}` };
}

runVerification(async (deps, anchor) => verdict(await checkHours({ ...deps, clock: systemClock }, anchor)));
