import { randomUUID } from 'node:crypto';
import { DAY_MS, dayFromNumber, dayNumberOf, MINUTE_MS, momentOn } from '../../shared/domain/kernel/days';
import type { Calendar } from '../../shared/domain/kernel/workingTime';
import { settingsOf } from '../features/settings';
import { createTold, type Work } from '../jobs';
import { giveLease, takeLease } from '../platform/database/lease';
import type { Deps } from '../platform/deps';
import { deliver, readInboxes, runTasks } from './background';
import { DEFAULT_DISTRICT, generateDistrict } from './district';
import { PRESENT_SCENES, sceneKey } from './history/scenes';
import { generateHistory } from './history/script';
import type { HistoryScript, Intent } from './history/types';
import { demonstrationState, Marks, wipeHalfway } from './marker';
import { depsAt, Player } from './play';
import { inPool } from '../platform/pool';
import type { DistrictOptions } from './types';
import { holdDockets } from './dockets';
import { askLately } from './homes';
import { askForAdmission, writeMatters } from './matters';
import { filedForSomebodyAt, fileForSomebody } from './proxied';
import { makeProjects } from './projects';
import { makeVolunteers } from './volunteers';
import { makeActivities } from './activities';
import { makeVolunteerHours } from './volunteerHours';
import { makeRolls } from './rolls';
import { makeNotices } from './notices';
import { makeMediations } from './mediations';
import { makeVisits } from './visits';
import { makeBookings } from './bookings';
import { makeBooks } from './openBooks';
import { makeServices } from './services';
import { makeTopics } from './topics';
import { makeVotes } from './votes';
import { makeVolunteerTasks } from './volunteerTasks';
import { makeAbleNeighbours } from './ableNeighbours';
import { makeTeams } from './volunteerTeams';
import { makeWishes } from './wishes';
import { whistleForTrench } from './whistled';
import { writeDistrict } from './write';

/** Matters of the year in the small district. */
export const DEFAULT_CASES = 420;

export interface SeedOptions {
  readonly district?: DistrictOptions;
  /** Matters of the year; 0 makes a district without a history. */
  readonly cases?: number;
  /** Hears how far it is, one line at a time. */
  readonly say?: (line: string) => void;
}

/** What was made, and steps of the script that the commands refused (none, when script and program fit). */
export interface Seeded {
  readonly cases: number;
  readonly steps: number;
  readonly refused: Player['refused'];
}

/** Cases played at once. */
const WIDTH = 12;
/** Pauses of the history at which other background work than the silence of residents is done: every so many. */
const TASKS_EVERY = 20;
/** Runs of the tasks in the end: each does a bounded piece. */
const LAST_RUNS = 8;
/** Working days before now at which everybody had last read their messages. */
const READ_BEFORE = 2;
/** How long before now the last residents said where they live. */
const ASKED_BEFORE_MS = 90 * MINUTE_MS;
const LEASE = 'demonstration';
const LEASE_MS = 15_000;

/** One minute after closing on every working day, and the very end: the moments at which the background work is done. */
function pauses({ from, now, intents }: HistoryScript, calendar: Calendar): Date[] {
  const closing = calendar.hours[calendar.hours.length - 1]?.[1] ?? 1_050;
  const moments: Date[] = [];
  if (intents.length === 0) return [now];
  for (let day = dayNumberOf(from); day <= dayNumberOf(now); day += 1) {
    const at = momentOn(day, closing + 1);
    if (calendar.isWorkday(dayFromNumber(day)) && at > from && at < now) moments.push(at);
  }
  return [...moments, now];
}

/** Steps of different cases at once, those of one case in order; reports in order, so that numbers rise with time. */
async function playSpan(player: Player, intents: readonly Intent[]): Promise<void> {
  for (const intent of intents) if (intent.step.action === 'submit') await player.play(intent);
  const byCase = new Map<string, Intent[]>();
  for (const intent of intents) {
    if (intent.step.action !== 'submit') byCase.set(intent.caseKey, [...(byCase.get(intent.caseKey) ?? []), intent]);
  }
  await inPool([...byCase.values()], WIDTH, async (steps) => {
    for (const step of steps) await player.play(step);
  });
}

/** Those who watch over the making. */
interface Watch {
  /** Throws once another process has taken over. */
  readonly check: () => void;
  readonly say: (line: string) => void;
}

/** A whistle and a dispatch meeting of late; delivered a minute before the end, so that what its tasks note comes after it. */
async function playMeetings(deps: Deps, work: Work, { now, intents }: HistoryScript, player: Player): Promise<void> {
  const whistled = player.idOf(sceneKey(PRESENT_SCENES.findIndex((scene) => scene.whistled)));
  if (whistled) await whistleForTrench(deps, now, (await settingsOf(deps)).calendar, whistled);
  if (intents.length > 0) await holdDockets(deps, now);
  await deliver(deps, work, new Date(now.getTime() - MINUTE_MS));
}

/** Plays a year pause by pause. */
async function playHistory(deps: Deps, work: Work, script: HistoryScript, readers: readonly string[], { check, say }: Watch): Promise<Seeded> {
  const player = await Player.open(deps);
  try {
    let next = 0;
    let month = '';
    const silence = work.tasks.filter((task) => task.name === 'cases.silence');
    let filed = false;
    const hour = filedForSomebodyAt(script.now);
    const moments = pauses(script, (await settingsOf(deps)).calendar);
    for (const [index, pause] of moments.entries()) {
      const from = next;
      while (next < script.intents.length && (script.intents[next] as Intent).at <= pause) next += 1;
      // What somebody files for another has its number among those of its hour.
      const due = !filed && script.intents.length > 0 && hour <= pause;
      const span = script.intents.slice(from, next);
      await playSpan(player, due ? span.filter(({ at }) => at <= hour) : span);
      if (due) {
        filed = await fileForSomebody(deps, script.now);
        await playSpan(player, span.filter(({ at }) => at > hour));
      }
      if (index === moments.length - 1) await playMeetings(deps, work, script, player);
      await deliver(deps, work, pause);
      await runTasks(deps, index % TASKS_EVERY === 0 ? work.tasks : silence, pause);
      if (index === moments.length - 1 - READ_BEFORE) await readInboxes(deps, readers, pause);
      check();
      const present = dayFromNumber(dayNumberOf(pause)).slice(0, 7);
      if (present !== month) say(`${present}：${next} / ${script.intents.length} 步`);
      month = present;
    }
    await runTasks(deps, silence, script.now);
    await deliver(deps, work, script.now);
    for (let i = 0; i < LAST_RUNS; i += 1) await runTasks(deps, work.tasks, script.now);
    const cases = script.intents.filter((intent) => intent.step.action === 'submit').length;
    return { cases: cases + (filed ? 1 : 0), steps: script.intents.length, refused: player.refused };
  } finally {
    await player.close();
  }
}

/** Takes the lease, waiting for another process to finish or for its lease to run out. */
async function waitForLease(deps: Deps, owner: string, say: (line: string) => void): Promise<void> {
  let told = false;
  while (!(await takeLease(deps.db, LEASE, owner, deps.clock.now(), LEASE_MS))) {
    if (!told) say('另一个进程正在准备演示街区，等它做完');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Renews the lease while the work goes on; `check` throws once another process has taken it. */
function keepLease(deps: Deps, owner: string): { check(): void; stop(): void } {
  let lost = false;
  const renew = async (): Promise<void> => {
    lost ||= !(await takeLease(deps.db, LEASE, owner, deps.clock.now(), LEASE_MS));
  };
  const timer = setInterval(() => void renew().catch((error: unknown) => deps.logger.warn({ err: error }, 'lease of the demonstration not renewed')), LEASE_MS / 4);
  return {
    check: () => {
      if (lost) throw new Error('another process makes the demonstration');
    },
    stop: () => clearInterval(timer),
  };
}

async function seed(outer: Deps, all: Work, options: SeedOptions, check: () => void): Promise<Seeded> {
  const told = createTold();
  const deps: Deps = { ...outer, nudge: told.nudge };
  // The relay goes where the commands told it to; everywhere once more in the end.
  const work: Work = { ...all, get sources() { return told.take(deps, all.sources); } };
  const say = options.say ?? (() => undefined);
  const cases = options.cases ?? DEFAULT_CASES;
  const district = generateDistrict(options.district ?? DEFAULT_DISTRICT);
  const now = new Date(Math.floor(deps.clock.now().getTime() / MINUTE_MS) * MINUTE_MS);
  const { seed: name, size } = district.options;
  const mark = { state: 'making', seed: name, ...size, cases, since: now } as const;
  await Marks(deps).updateOne({ _id: 'district' }, { $set: mark }, { upsert: true });
  // Everything stands since before the first matter of the year.
  await writeDistrict(depsAt(deps, new Date(now.getTime() - 400 * DAY_MS)), district, say);
  await writeMatters(deps, district, now, cases > 0);
  check();
  const script = generateHistory({ district, now, calendar: (await settingsOf(deps)).calendar, cases });
  // Before the year is played: what people heard of them is read with the rest.
  if (cases > 0) await makeProjects(deps, now);
  const seeded = await playHistory(deps, work, script, district.people.map(({ id }) => id), { check, say });
  const lately = depsAt(deps, new Date(now.getTime() - ASKED_BEFORE_MS));
  await askLately(lately, district);
  if (cases > 0) {
    await askForAdmission(lately, district);
    await makeVolunteers(deps, lately.clock.now());
    await makeWishes(deps, lately.clock.now());
    await makeVolunteerTasks(deps, lately.clock.now());
    await makeActivities(lately, lately.clock.now());
    await makeTeams(deps, district.people, lately.clock.now());
    await makeAbleNeighbours(deps, lately.clock.now());
    await makeVolunteerHours(deps, lately.clock.now());
    await makeTopics(deps, lately.clock.now());
    await makeRolls(deps, lately.clock.now());
    await makeVotes(deps, lately.clock.now());
    await makeNotices(deps, district.people.flatMap(({ id, cast }) => (cast ? [id] : [])), lately.clock.now());
    await makeVisits(deps, lately.clock.now());
    await makeBookings(deps);
    await makeMediations(deps, lately.clock.now());
    await makeBooks(deps, lately.clock.now());
    await makeServices(deps, lately.clock.now());
  }
  await deliver(deps, all, now);
  await Marks(deps).updateOne({ _id: 'district' }, { $set: { state: 'ready' } });
  return seeded;
}

/**
 * Makes the demonstration district when the database is empty, and again from the start when an earlier attempt
 * was cut off. History is played through the commands themselves, at the moments it tells of.
 *
 * Outcomes: what was made; null when there is a district already, a demonstration's or somebody's own. Throws in
 * production. Two processes at once make one district: the second waits.
 */
export async function ensureDemonstration(deps: Deps, work: Work, options: SeedOptions = {}): Promise<Seeded | null> {
  if (deps.config.mode !== 'demonstration') throw new Error('the demonstration district is made in demonstration mode only');
  const settled = await demonstrationState(deps);
  if (settled === 'ready' || settled === 'foreign') return null;
  const owner = randomUUID();
  const say = options.say ?? (() => undefined);
  await waitForLease(deps, owner, say);
  const lease = keepLease(deps, owner);
  try {
    const state = await demonstrationState(deps);
    if (state === 'ready' || state === 'foreign') return null;
    if (state === 'halfway') {
      say('上次没有做完，从头再来');
      await wipeHalfway(deps);
    }
    return await seed(deps, work, options, lease.check);
  } finally {
    lease.stop();
    await giveLease(deps.db, LEASE, owner);
  }
}
