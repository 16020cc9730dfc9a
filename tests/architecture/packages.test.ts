import { readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..', '..')

interface Locked {
  version?: string
  resolved?: string
  optionalDependencies?: Record<string, string>
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>
const { packages: locked } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })

/** Where Node would find `name` from `place`: beside it, else further up. */
function lockedFrom(place: string, name: string): Locked | undefined {
  let base = place
  while (base !== '') {
    const found = locked[`${base}/node_modules/${name}`]
    if (found) return found
    base = base.includes('/node_modules/') ? base.slice(0, base.lastIndexOf('/node_modules/')) : ''
  }
  return locked[`node_modules/${name}`]
}

describe('packages', () => {
  it('are named at exact versions', () => {
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('have Taro at one version, the last with binaries for every platform', () => {
    const taro = wanted.filter(([name]) => name.startsWith('@tarojs/') || name === 'babel-preset-taro')
    expect(taro.length).toBeGreaterThan(10)
    expect(taro.filter(([, version]) => version !== '4.1.11')).toEqual([])
  })

  it('are locked with the binaries of every platform, or npm ci fails on the others', () => {
    const optional = Object.entries(locked).flatMap(([place, entry]) => Object.keys(entry.optionalDependencies ?? {}).map((name) => [place, name] as const))
    expect(optional.length).toBeGreaterThan(50)
    expect(optional.filter(([place, name]) => lockedFrom(place, name)?.version === undefined)).toEqual([])
  })

  it.each(['@img/sharp-', '@lmdb/lmdb-', '@esbuild/', '@swc/core-', '@tarojs/binding-'])('are locked for Linux, macOS and Windows: %s', (prefix) => {
    const names = Object.keys(locked).filter((place) => place.startsWith(`node_modules/${prefix}`)).join(' ')
    for (const system of ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'win32-x64']) expect(names).toContain(system)
  })

  it('name no registry, so that everybody installs from their own', () => {
    expect(Object.entries(locked).filter(([, entry]) => entry.resolved !== undefined).map(([place]) => place)).toEqual([])
  })
})
