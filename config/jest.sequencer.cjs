/**
 * Long files first: jest knows how long a file takes only where it has run before, and where it has not, the longest may
 * begin last and run alone while the other core waits.
 */
const { default: Sequencer } = require('@jest/test-sequencer')

/** Those that take a minute or more. */
const LONG = [
  'tests/server/permissions/helping.test.ts',
  'tests/server/permissions/offices.test.ts',
  'tests/server/permissions/matters.test.ts',
  'tests/server/jobs/crashes.test.ts',
  'tests/server/demonstration/run.test.ts',
  'tests/miniapp/call.test.ts',
  'tests/journeys/killed.test.ts',
  'tests/journeys/forwarding.test.ts',
  'tests/journeys/pages.test.ts',
  'tests/journeys/wish.test.ts'
]
const placeOf = (file) => {
  const at = LONG.findIndex((name) => file.endsWith(name))
  return at === -1 ? LONG.length : at
}

module.exports = class LongFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => placeOf(a.path) - placeOf(b.path))
  }
}
