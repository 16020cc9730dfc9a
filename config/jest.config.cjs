/**
 * Five test projects, chosen with `--selectProjects`:
 *   unit      rules, server, engine, configuration: Node, no build needed
 *   architecture  who imports whom, what stands where, what is generated
 *   weapp     the compiled WeChat output, whole pages, with WeChat's own template compiler in jsdom
 *   built     the built files themselves: sizes, syntax, a bare WeChat-like context
 *   journeys  a real server and a real Chromium
 */
const path = require('node:path')

const rootDir = path.resolve(__dirname, '..')

/** Packages without a CommonJS build: jest cannot require them, so they are compiled like our own code. */
const esmOnly = [
  '@asteasolutions/zod-to-openapi',
  '@borewit',
  '@tokenizer',
  '@turf',
  'aws4fetch',
  'chinese-days',
  'file-type',
  'flatbush',
  'flatqueue',
  'get-stream',
  'point-in-polygon-hao',
  'robust-predicates',
  'strtok3',
  'token-types',
  'uint8array-extras'
]

/** Packages whose exports name no CommonJS entry at all, so jest's resolver needs the file. */
const esmEntries = {
  '^file-type$': '<rootDir>/node_modules/file-type/index.js',
  '^strtok3$': '<rootDir>/node_modules/strtok3/lib/index.js',
  '^strtok3/core$': '<rootDir>/node_modules/strtok3/lib/core.js'
}

const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true, decorators: false },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022'
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
    swcrc: false
  }
]

/** What the projects have in common. */
const common = {
  rootDir,
  moduleNameMapper: {
    ...esmEntries,
    '^@shared/(.*)$': '<rootDir>/shared/$1',
    '^@/(.*)$': '<rootDir>/miniapp/$1'
  },
  transform: { '^.+\\.(ts|tsx|mjs|js)$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  moduleFileExtensions: ['ts', 'tsx', 'mjs', 'js', 'cjs', 'json', 'node']
}

module.exports = {
  rootDir,
  maxWorkers: 2,
  testSequencer: '<rootDir>/config/jest.sequencer.cjs',
  projects: [
    {
      ...common,
      displayName: 'unit',
      runtime: '<rootDir>/config/jest.runtime.cjs',
      testEnvironment: '<rootDir>/config/jest.environment.cjs',
      testMatch: ['shared', 'server', 'engine', 'config'].map(
        (room) => `<rootDir>/tests/${room}/**/*.test.ts`
      ),
      setupFilesAfterEnv: ['<rootDir>/tests/support/timeouts.unit.ts']
    },
    {
      ...common,
      displayName: 'architecture',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/architecture/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/architecture/(built|fixtures)/'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/timeouts.weapp.ts']
    },
    {
      ...common,
      // The compiled output is loaded as it is, by jest's own require.
      transformIgnorePatterns: [...common.transformIgnorePatterns, '<rootDir>/dist/'],
      modulePathIgnorePatterns: ['<rootDir>/data/'],
      displayName: 'weapp',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/miniapp/**/*.test.ts', '<rootDir>/tests/miniapp/**/*.test.tsx'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/timeouts.weapp.ts']
    },
    {
      ...common,
      displayName: 'built',
      testEnvironment: 'node',
      modulePathIgnorePatterns: ['<rootDir>/data/'],
      testMatch: ['<rootDir>/tests/architecture/built/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/timeouts.weapp.ts']
    },
    {
      ...common,
      displayName: 'journeys',
      globalSetup: '<rootDir>/tests/support/journeys/once.ts',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/journeys/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/timeouts.journeys.ts']
    }
  ]
}
