import type { Task } from '../../jobs/types';
import { chainRows, checkChain, CHAIN_START } from './chain';
import { Checks, Exports, type AuditCheck } from './model';

/** Numbers and chains new rows. */
export const chain: Task = { name: 'audit.chain', everyMs: 5_000, run: chainRows };

/** Links checked in one run, so that it ends well within the lease. */
const LINKS_A_RUN = 100_000;

/** Checks the whole chain, a part an hour, then from the beginning again. A fault stays told until a whole check is clean. */
export const check: Task = {
  name: 'audit.check',
  everyMs: 3_600_000,
  async run(deps) {
    const known = await Checks(deps).findById('check').lean<AuditCheck>();
    const { good, broken, whole } = await checkChain(deps, known?.next ?? CHAIN_START, LINKS_A_RUN);
    if (broken) deps.logger.error({ number: broken.number, fault: broken.fault }, 'audit chain broken');
    const done = broken !== null || whole;
    const finished = { at: deps.clock.now(), upTo: good.number, brokenAt: broken?.number ?? null };
    await Checks(deps).updateOne({ _id: 'check' }, { $set: done ? { next: CHAIN_START, finished } : { next: good } }, { upsert: true });
  },
};

/** Forgets exports whose address is dead. */
export const forgetExports: Task = {
  name: 'audit.forgetExports',
  everyMs: 3_600_000,
  async run(deps) {
    await Exports(deps).deleteMany({ expiresAt: { $lte: deps.clock.now() } });
  },
};
