/**
 * Who may import whom (the picture is in docs and in tests/architecture).
 * Each rule forbids; its comment says why, in the words shown when it is broken.
 */
const path = require('node:path')

const feature = '^server/features/([^/]+)/'
const typeOnly = ['type-only', 'type-import']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that import each other cannot be understood or loaded alone.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: typeOnly } }
    },
    {
      name: 'nothing-missing',
      comment: 'The import cannot be resolved, or the package is not in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true }
    },
    {
      name: 'shipped-code-without-dev-packages',
      comment: 'What runs at users must be in dependencies. (The file of a thread is bundled only when run from sources.)',
      severity: 'error',
      from: { path: '^(miniapp|server|shared)/', pathNot: '^server/platform/workerFile\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: typeOnly, pathNot: '^node_modules/@types/' }
    },
    {
      name: 'shared-imports-only-itself',
      comment: 'shared/ runs in Node and in WeChat; only shared/contract may use zod.',
      severity: 'error',
      from: { path: '^shared/(?!contract/)' },
      to: { pathNot: '^shared/' }
    },
    {
      name: 'contract-imports-only-shared-and-zod',
      comment: 'The contract is data in zod, nothing else.',
      severity: 'error',
      from: { path: '^shared/contract/' },
      to: { pathNot: '^(shared/|node_modules/zod/)' }
    },
    {
      name: 'no-zod-through-the-rules',
      comment: 'WeChat has no eval and zod weighs 468 KB: domain and copy take only types from the contract.',
      severity: 'error',
      from: { path: '^shared/(domain|copy)/' },
      to: { path: '^shared/contract/', dependencyTypesNot: typeOnly }
    },
    {
      name: 'domain-without-words',
      comment: 'Rules return codes; the words for them live in shared/copy, which may know the rules.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { path: '^shared/copy/' }
    },
    {
      name: 'miniapp-types-only-from-contract',
      comment: 'A value import would carry zod into the mini-program.',
      severity: 'error',
      from: { path: '^miniapp/' },
      to: { path: '^shared/contract/', dependencyTypesNot: typeOnly }
    },
    {
      name: 'miniapp-stays-on-the-phone',
      comment: 'The mini-program knows shared/domain, shared/copy and contract types, never the server, configuration or tests.',
      severity: 'error',
      from: { path: '^miniapp/' },
      to: { path: '^(server|config|tests)/' }
    },
    {
      name: 'miniapp-without-node',
      comment: 'WeChat has neither Node modules nor room for server packages.',
      severity: 'error',
      from: { path: '^miniapp/' },
      to: {
        path: '^node_modules/(zod|koa[^/]*|@koa|mongoose|mongodb|bson|lmdb|sharp|pino|multer|jsonwebtoken)/',
        dependencyTypesNot: typeOnly
      }
    },
    {
      name: 'miniapp-without-core-modules',
      comment: 'WeChat has no Node modules.',
      severity: 'error',
      from: { path: '^miniapp/' },
      to: { dependencyTypes: ['core'] }
    },
    {
      name: 'miniapp-features-apart',
      comment: 'Each feature is a subpackage: what two of them need belongs in miniapp/ui, api or platform.',
      severity: 'error',
      from: { path: '^miniapp/features/([^/]+)/' },
      to: { path: '^miniapp/features/', pathNot: '^miniapp/features/$1/' }
    },
    {
      name: 'miniapp-common-below-features',
      comment: 'ui, api and platform are used by features, never the other way round; otherwise a subpackage lands in the main package.',
      severity: 'error',
      from: { path: '^miniapp/(ui|api|platform|pages)/' },
      to: { path: '^miniapp/features/' }
    },
    {
      name: 'features-through-the-front-door',
      comment: "Another feature is reached only through its index.ts.",
      severity: 'error',
      from: { path: feature },
      to: { path: '^server/features/', pathNot: ['^server/features/$1/', '^server/features/[^/]+/index\\.ts$'] }
    },
    {
      name: 'composition-through-the-front-door',
      comment: 'main.ts and app.ts know the manifests of the features, not their rooms.',
      severity: 'error',
      from: { path: '^server/[^/]+\\.ts$' },
      to: { path: '^server/features/', pathNot: ['^server/features/index\\.ts$', '^server/features/[^/]+/index\\.ts$'] }
    },
    {
      name: 'features-know-only-below',
      comment: 'A feature uses shared, server/http, server/jobs, server/platform and the data in config/catalogue, config/calendar and config/triage.',
      severity: 'error',
      from: { path: feature },
      to: { path: '^(server|config|miniapp|tests)/', pathNot: ['^server/(features|http|jobs|platform)/', '^config/(catalogue|calendar|triage)/'] }
    },
    {
      name: 'listeners-are-not-called',
      comment: 'integrations, notifications and statistics listen to events; no other feature imports them.',
      severity: 'error',
      from: { path: '^server/features/(?!integrations/|notifications/|statistics/)[^/]+/' },
      to: { path: '^server/features/(integrations|notifications|statistics)/' }
    },
    {
      name: 'routes-through-commands-and-queries',
      comment: 'A route validates, loads, authorises, commands and presents; it does not touch the model.',
      severity: 'error',
      from: { path: '^server/features/[^/]+/routes' },
      to: { path: '^server/features/[^/]+/model', dependencyTypesNot: typeOnly }
    },
    {
      name: 'commands-below-routes',
      comment: 'Commands are called by routes and jobs alike, so they know nothing of the web.',
      severity: 'error',
      from: { path: '^server/features/[^/]+/(commands/|events|model)' },
      to: { path: ['^server/features/[^/]+/(routes|presenter)', '^server/http/'], dependencyTypesNot: typeOnly }
    },
    {
      name: 'model-is-the-ground-floor',
      comment: 'Schema and indexes only: no rules, no use cases.',
      severity: 'error',
      from: { path: '^server/features/[^/]+/model' },
      to: { path: '^server/features/[^/]+/(commands/|queries|policy|subscribers|tasks|seed)', dependencyTypesNot: typeOnly }
    },
    {
      name: 'house-below-features',
      comment: 'http, jobs and platform serve every feature and know none.',
      severity: 'error',
      from: { path: '^server/(http|jobs|platform)/' },
      to: { path: '^server/(features/|main|app)' }
    },
    {
      name: 'platform-is-the-cellar',
      comment: 'Adapters to outside things know nothing of requests and jobs.',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: '^server/(http|jobs)/' }
    },
    {
      name: 'engine-stands-alone',
      comment: 'The embedded engine imports nothing of the project but how a thread finds its file, so it can be replaced or taken elsewhere.',
      severity: 'error',
      from: { path: '^server/engine/' },
      to: { path: '^(server|shared|miniapp|config|tests)/', pathNot: '^server/(engine/|platform/workerFile\\.ts$)' }
    },
    {
      name: 'only-connect-knows-the-engine',
      comment: 'Nothing else may tell the embedded engine from MongoDB.',
      severity: 'error',
      from: { path: '^(server|shared|miniapp|config)/', pathNot: ['^server/engine/', '^server/platform/database/(connect|snapshot)\\.ts$'] },
      to: { path: '^server/engine/' }
    },
    {
      name: 'permission-table-thinks-for-itself',
      comment: 'What is expected of permissions is written by hand; read from the policies it would prove nothing.',
      severity: 'error',
      from: { path: '^tests/server/permissions/' },
      to: { path: '^(shared/domain/|server/features/[^/]+/policy)' }
    },
    {
      name: 'shipped-code-without-tests',
      comment: 'Tests know the program, never the other way round.',
      severity: 'error',
      from: { path: '^(miniapp|server|shared|config)/' },
      to: { path: '^tests/' }
    }
  ],
  options: {
    baseDir: path.resolve(__dirname, '..'),
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|tests/architecture/fixtures)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: path.resolve(__dirname, '..', 'tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types', 'typings']
    }
  }
}
