/** The house rules that a machine can check. Nothing may be switched off inside a file. */
import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { importDirections } from './gateway/ops/importDirections.js';

const SQL =
  '/\\b(SELECT\\s[\\s\\S]*\\sFROM|INSERT\\s+(IGNORE\\s+)?INTO|UPDATE\\s[\\s\\S]*\\sSET|DELETE\\s+FROM)\\b/';
const SQL_MESSAGE = 'SQL is written in gateway/src/db/ and prisma/ only.';

const rawSql = [
  { selector: `Literal[value=${SQL}]`, message: SQL_MESSAGE },
  { selector: `TemplateElement[value.raw=${SQL}]`, message: SQL_MESSAGE },
  { selector: 'MemberExpression[property.name=/^\\$(query|execute)Raw/]', message: SQL_MESSAGE },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/generated/',
      '**/.data*/',
      '**/.temp/',
      '**/.swc/',
      'test-results/',
      'coverage/',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, minimumDescriptionLength: 3 },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // React hands the promise of an event handler to nobody; what fails there is shown by the page.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // A port may be implemented without waiting for anything.
      '@typescript-eslint/require-await': 'off',
      // Objects here are closures, not classes: their functions may be handed on.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs,ts,tsx}'],
    plugins: { gridline: { rules: { 'import-directions': importDirections } } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'gridline/import-directions': 'error',
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      // Texts from telephones carry control characters; taking them out names them.
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipTemplates: true, skipRegExps: true, skipJSXText: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  { files: ['miniprogram/*.config.js'], languageOptions: { sourceType: 'commonjs', globals: globals.node } },
  {
    files: [
      'shared/**/*.ts',
      'gateway/{src,sandbox}/**/*.ts',
      'gateway/console/**/*.{ts,tsx}',
      'miniprogram/**/*.{ts,tsx}',
    ],
    ignores: ['gateway/src/db/**'],
    rules: { 'no-restricted-syntax': ['error', ...rawSql] },
  },
  { files: ['gateway/{ops,bench}/**', 'gateway/test/story*', 'prisma/*.ts'], rules: { 'no-console': 'off' } },
);
