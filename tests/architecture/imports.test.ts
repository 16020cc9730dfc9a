import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.resolve(__dirname, '..', '..')
const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

interface Violation {
  from: string
  to: string
  rule: { name: string }
}

/** Runs dependency-cruiser and returns each forbidden import as `rule: from → to`. */
async function forbiddenImports(config: string, cwd: string, places: string[]): Promise<string[]> {
  const args = [cruiser, '--config', config, '--output-type', 'json', ...places]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, maxBuffer: 256 << 20 })
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[], totalCruised: number } }
  expect(summary.totalCruised).toBeGreaterThan(20)
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort()
}

/** Every forbidden import of the broken house, by hand: what is not listed here must be allowed. */
const broken = [
  'commands-below-routes: server/features/cases/commands/webby.ts → server/http/log.ts',
  'composition-through-the-front-door: server/main.ts → server/features/identity/model.ts',
  'domain-without-words: shared/domain/words.ts → shared/copy/words.ts',
  'engine-stands-alone: server/engine/index.ts → shared/domain/good.ts',
  'features-know-only-below: server/features/cases/reaches.ts → server/main.ts',
  'features-through-the-front-door: server/features/cases/commands/submitCase.ts → server/features/identity/model.ts',
  'house-below-features: server/http/nosy.ts → server/features/cases/index.ts',
  'listeners-are-not-called: server/features/cases/tells.ts → server/features/statistics/index.ts',
  'miniapp-common-below-features: miniapp/ui/button.ts → miniapp/features/workbench/secret.ts',
  'miniapp-features-apart: miniapp/features/cases/page.ts → miniapp/features/workbench/secret.ts',
  'miniapp-stays-on-the-phone: miniapp/platform/server.ts → server/http/log.ts',
  'miniapp-types-only-from-contract: miniapp/api/client.ts → shared/contract/cases.ts',
  'miniapp-without-core-modules: miniapp/api/files.ts → fs',
  'model-is-the-ground-floor: server/features/cases/model.ts → server/features/cases/commands/submitCase.ts',
  'no-circle: server/jobs/first.ts → server/jobs/second.ts',
  'no-zod-through-the-rules: shared/copy/words.ts → shared/contract/cases.ts',
  'nothing-missing: server/jobs/lost.ts → ./nowhere',
  'only-connect-knows-the-engine: server/main.ts → server/engine/index.ts',
  'permission-table-thinks-for-itself: tests/server/permissions/rows.ts → shared/domain/good.ts',
  'platform-is-the-cellar: server/platform/high.ts → server/http/log.ts',
  'routes-through-commands-and-queries: server/features/cases/routes.ts → server/features/cases/model.ts',
  'shared-imports-only-itself: shared/domain/clock.ts → server/http/log.ts',
  'shipped-code-without-tests: server/jobs/tested.ts → tests/helper.ts'
]

describe('import directions', () => {
  it('are kept everywhere', async () => {
    expect(await forbiddenImports(path.join(root, 'config/dependency-cruiser.cjs'), root, ['miniapp', 'server', 'shared', 'config', 'tests'])).toEqual([])
  }, 240_000)

  it('are noticed when broken, and only then', async () => {
    const house = path.join(__dirname, 'fixtures', 'house')
    expect(await forbiddenImports(path.join(__dirname, 'fixtures', 'house.cjs'), house, ['miniapp', 'server', 'shared', 'tests'])).toEqual(broken)
  })
})
