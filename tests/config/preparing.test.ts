import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fingerprint } from '../../config/tasks/lib/fingerprint.mjs'
import { checkNode, differences } from '../../config/tasks/lib/install.mjs'
import { withLock } from '../../config/tasks/lib/lock.mjs'
import { root } from '../../config/tasks/lib/paths.mjs'

describe('Node', () => {
  it('is refused when too old, with the version that is needed', () => {
    expect(() => checkNode('18.20.4')).toThrow(/20\.19/)
    expect(() => checkNode('20.18.0')).toThrow(/20\.19/)
  })

  it('is accepted from 20.19 on', () => {
    expect(() => checkNode('20.19.0')).not.toThrow()
    expect(() => checkNode('22.1.0')).not.toThrow()
  })
})

describe('installed packages', () => {
  const here = { os: 'linux', cpu: 'x64', libc: 'glibc' } as const
  const lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/koa': { version: '3.0.0' },
      'node_modules/fast': { version: '2.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
      'node_modules/fast-mac': { version: '2.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
      'node_modules/fast-musl': { version: '2.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
      'node_modules/unless-windows': { version: '1.1.0', optional: true, os: ['!win32'] }
    }
  }
  const installed = {
    packages: {
      'node_modules/koa': { version: '3.0.0' },
      'node_modules/fast': { version: '2.0.0' },
      'node_modules/unless-windows': { version: '1.1.0' }
    }
  }

  it('are current when they are what the lock file names for this machine', () => {
    expect(differences(lock, installed, here)).toEqual([])
  })

  it('are stale when a version differs or a package is missing', () => {
    expect(differences(lock, { packages: { ...installed.packages, 'node_modules/koa': { version: '2.9.0' } } }, here)).toEqual(['node_modules/koa'])
    expect(differences(lock, {}, here)).toEqual(['node_modules/koa', 'node_modules/fast', 'node_modules/unless-windows'])
  })

  it('are stale when they were copied from another kind of machine', () => {
    expect(differences(lock, installed, { os: 'darwin', cpu: 'arm64', libc: undefined })).toEqual(['node_modules/fast-mac'])
  })
})

describe('the lock on preparing', () => {
  let directory = ''
  beforeEach(async () => { directory = await mkdtemp(path.join(os.tmpdir(), 'linli-lock-')) })
  afterEach(async () => { await rm(directory, { recursive: true, force: true }) })

  it('lets one work at a time', async () => {
    const file = path.join(directory, 'lock')
    const story: string[] = []
    const work = (name: string) => withLock(file, async () => {
      story.push(`${name} begins`)
      await new Promise((resolve) => { setTimeout(resolve, 50) })
      story.push(`${name} ends`)
    })
    await Promise.all([work('a'), work('b'), work('c')])
    expect(story).toHaveLength(6)
    for (let turn = 0; turn < 6; turn += 2) expect(story[turn + 1]).toBe(story[turn]?.replace('begins', 'ends'))
  })

  it('is given back when the work fails', async () => {
    const file = path.join(directory, 'lock')
    await expect(withLock(file, async () => { throw new Error('broken') })).rejects.toThrow('broken')
    await expect(withLock(file, async () => 'done')).resolves.toBe('done')
  })

  it('is taken over from a process that was killed', async () => {
    const file = path.join(directory, 'lock')
    await writeFile(file, '999999999')
    await expect(withLock(file, async () => 'done')).resolves.toBe('done')
  })

  it('is taken over when nobody has touched it for long', async () => {
    const file = path.join(directory, 'lock')
    await writeFile(file, String(process.pid))
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(file, longAgo, longAgo)
    await expect(withLock(file, async () => readFile(file, 'utf8'))).resolves.toBe(String(process.pid))
  })
})

describe('the mark of what a build was made from', () => {
  let directory = ''
  let place = ''
  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'linli-mark-'))
    place = path.relative(root, directory)
    await writeFile(path.join(directory, 'a.ts'), 'one')
  })
  afterEach(async () => { await rm(directory, { recursive: true, force: true }) })

  it('stays when files are only touched', async () => {
    const before = await fingerprint([place])
    await utimes(path.join(directory, 'a.ts'), new Date(1_000), new Date(1_000))
    expect(await fingerprint([place])).toBe(before)
  })

  it('changes with a content, a name, a file and a fact', async () => {
    const marks = [await fingerprint([place]), await fingerprint([place], ['https://example.org'])]
    await writeFile(path.join(directory, 'a.ts'), 'two')
    marks.push(await fingerprint([place]))
    await writeFile(path.join(directory, 'b.ts'), '')
    marks.push(await fingerprint([place]))
    await rm(path.join(directory, 'b.ts'))
    await writeFile(path.join(directory, 'c.ts'), '')
    marks.push(await fingerprint([place]))
    expect(new Set(marks).size).toBe(5)
  })
})
