import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..', '..')

/** The top level is fixed by the owner of the project. */
const rooms = ['miniapp', 'server', 'shared', 'config', 'tests', 'package.json', 'tsconfig.json', 'project.config.json']
const besides = ['README.md', 'CHANGELOG.md', 'LICENSE', 'docs', 'package-lock.json']

/** Made on this computer and never committed; what they are called stands in .gitignore. */
const ignored = readFileSync(path.join(root, '.gitignore'), 'utf8').split('\n').map((line) => line.replaceAll('/', '').trim()).filter(Boolean)

describe('the top of the repository', () => {
  it('has every room, and the words that lead into them', () => {
    const missing = [...rooms, ...besides, '.ci/run', 'docs/decisions'].filter((place) => !existsSync(path.join(root, place)))
    expect(missing).toEqual([])
  })

  it('has no other room', () => {
    const others = readdirSync(root).filter((name) => !name.startsWith('.') && !rooms.includes(name) && !besides.includes(name) && !ignored.includes(name) && !name.endsWith('.log'))
    expect(others).toEqual([])
  })
})
