/**
 * Jest's runtime with one difference: what is under test and the packages it needs are evaluated once for all files of a worker, and not
 * once for each of them. A server is some 2,700 modules, three to ten seconds for every file that starts one. Test files and what they
 * share stay their own. It takes the environment beside it, since a module evaluated once belongs to one global object. So nothing in these
 * modules may keep state that a second server in the process would miss, which is the rule of the program anyway.
 */
const path = require('node:path')
const { default: Runtime } = require('jest-runtime')

const root = path.resolve(__dirname, '..')
const SHARED = ['node_modules', 'server', 'shared', 'config'].map((name) => path.join(root, name) + path.sep)
const isShared = (file) => SHARED.some((place) => file.startsWith(place))

/** A map of files that keeps those of `SHARED` when it is cleared, and has them in common with all others made on the same `kept`. */
class KeepingMap extends Map {
  constructor(kept) {
    super()
    this.kept = kept
  }

  get(file) {
    return super.get(file) ?? this.kept.get(file)
  }

  has(file) {
    return super.has(file) || this.kept.has(file)
  }

  set(file, value) {
    if (isShared(file)) this.kept.set(file, value)
    else super.set(file, value)
    return this
  }

  delete(file) {
    return this.kept.delete(file) || super.delete(file)
  }
}

const modules = new Map()
const sourceMaps = new Map()
/** The runtime of the test file that runs. */
const now = { runtime: undefined }

module.exports = class SharingRuntime extends Runtime {
  constructor(...parts) {
    super(...parts)
    this._moduleRegistry = new KeepingMap(modules)
    this._sourceMapRegistry = new KeepingMap(sourceMaps)
    now.runtime = this
  }

  /** A kept module asks the runtime that evaluated it, which may have ended with its test file. */
  requireModuleOrMock(from, name) {
    return this === now.runtime ? super.requireModuleOrMock(from, name) : now.runtime.requireModuleOrMock(from, name)
  }
}
