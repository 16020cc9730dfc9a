import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.resolve(__dirname, '..', '..')

describe('generated files', () => {
  it('are what the drawings of the icons give', async () => {
    const run = promisify(execFile)(process.execPath, [path.join(root, 'config/tasks/icons.mjs'), '--check'])
    await expect(run).resolves.toMatchObject({ stderr: '' })
  })
})
