/** Jest's environment for Node with one global object for all files of a worker: see `jest.runtime.cjs`. */
const { ModernFakeTimers } = require('@jest/fake-timers')
const { TestEnvironment } = require('jest-environment-node')
const { ModuleMocker } = require('jest-mock')

let first

module.exports = class SharedEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    first ??= { context: this.context, global: this.global }
    Object.assign(this, first)
    this.fakeTimersModern = new ModernFakeTimers({ config: config.projectConfig, global: this.global })
    this.moduleMocker = new ModuleMocker(this.global)
  }

  /** What a file replaced is put back; a file's own `afterAll` may have forgotten it. */
  async teardown() {
    this.moduleMocker.restoreAllMocks()
    await super.teardown()
  }
}
