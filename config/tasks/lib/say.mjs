/** Progress in plain sentences, one line each, on standard output. */

/** Prints one sentence. */
export function say(sentence) {
  process.stdout.write(`${sentence}\n`)
}

/** Milliseconds as people say them: `0.4 s`, `27 s`, `2 min 5 s`. */
export function seconds(milliseconds) {
  const total = milliseconds / 1000
  if (total < 10) return `${total.toFixed(1)} s`
  if (total < 100) return `${Math.round(total)} s`
  return `${Math.floor(total / 60)} min ${Math.round(total % 60)} s`
}

/** An error whose message is a sentence for the person at the keyboard; no stack is shown for it. */
export class Stop extends Error {}

/** Runs a task program; a `Stop` ends it with its sentence, anything else with the stack. */
export async function runTask(main) {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? error.message : (error?.stack ?? error)}\n`)
    process.exit(1)
  }
}
