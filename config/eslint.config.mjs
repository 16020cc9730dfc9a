import path from 'node:path'
import { fileURLToPath } from 'node:url'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Rules and features get the time as an argument, so that deadlines can be tested and replayed. */
const noHiddenClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time from deps.clock.now() or an argument.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Take the time from deps.clock.now() or an argument.' },
  { selector: "CallExpression[callee.name='dayjs'][arguments.length=0]", message: 'Take the time from deps.clock.now() or an argument.' }
]

/** A test that does not run proves nothing, and is easily forgotten. */
const noSilencedTests = [
  { selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]", message: 'No focused, skipped or postponed tests.' },
  { selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]', message: 'No focused or skipped tests.' }
]

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', '.cache/**', 'coverage/**', 'tests/architecture/fixtures/**'] },
  ...tseslint.configs.recommended,
  {
    languageOptions: { parserOptions: { tsconfigRootDir: root } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['warn', { max: 60, skipBlankLines: true, skipComments: true }]
    }
  },
  {
    files: ['server/**/*.ts', 'miniapp/**/*.{ts,tsx}', 'shared/**/*.ts'],
    languageOptions: { parserOptions: { project: path.join(root, 'tsconfig.json') } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      'no-console': 'error'
    }
  },
  {
    files: ['server/features/**/*.ts', 'shared/domain/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noHiddenClock] }
  },
  {
    files: ['miniapp/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'warn' }
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', ...noSilencedTests]
    }
  },
  { files: ['**/*.d.ts'], rules: { 'no-var': 'off' } },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' }
  }
)
