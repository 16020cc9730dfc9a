import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const dist = path.resolve(__dirname, '..', '..', '..', 'dist')

/** One built file: its path inside the build, written with slashes, and its size in bytes. */
export interface BuiltFile {
  name: string
  bytes: number
  text(): string
}

/** All files of a build; fails when it is not there, since an empty build passes every test. */
export function builtFiles(target: 'h5' | 'weapp'): BuiltFile[] {
  const base = path.join(dist, target)
  if (!existsSync(base)) throw new Error(`dist/${target} is not built; run npm run build -- ${target}`)
  return readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(base, name)).isFile())
    .map((name) => ({
      name: name.split(path.sep).join('/'),
      bytes: statSync(path.join(base, name)).size,
      text: () => readFileSync(path.join(base, name), 'utf8')
    }))
}

/** The scripts of a build. */
export const builtScripts = (target: 'h5' | 'weapp'): BuiltFile[] => builtFiles(target).filter(({ name }) => name.endsWith('.js'))

/** What app.json says about pages. */
export interface AppJson {
  pages: string[]
  subPackages: { root: string, pages: string[] }[]
  tabBar?: { list: { pagePath: string, iconPath?: string, selectedIconPath?: string }[] }
}

/** app.json of the WeChat build, with the roots of subpackages ending in a slash. */
export function appJson(): AppJson {
  const app = JSON.parse(builtFiles('weapp').find(({ name }) => name === 'app.json')?.text() ?? '{}') as Partial<AppJson>
  const subPackages = (app.subPackages ?? []).map(({ root, pages }) => ({ root: root.replace(/\/?$/, '/'), pages }))
  return { ...app, pages: app.pages ?? [], subPackages }
}

/** Every page, as WeChat names it: `features/cases/pages/report/index`. */
export function allPages(app: AppJson): string[] {
  return [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => root + page))]
}

/** The package that a built file belongs to: '' is the main one, else the root of its subpackage. */
export const packageOf = (name: string, app: AppJson): string => app.subPackages.find(({ root }) => name.startsWith(root))?.root ?? ''

/** Bytes of the main package ('') and of each subpackage (its root). */
export function packageSizes(files: readonly BuiltFile[], app: AppJson): Map<string, number> {
  const sizes = new Map<string, number>([['', 0]])
  for (const { name, bytes } of files) sizes.set(packageOf(name, app), (sizes.get(packageOf(name, app)) ?? 0) + bytes)
  return sizes
}

/** What a phone loads to cast a secret ballot, maybe on a bad network. */
export const CASTING_PACKAGE = 'features/secretVotes/'
export const CASTING_LIMIT_BYTES = 60 * 1024
