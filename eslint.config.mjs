import tseslint from 'typescript-eslint';

const restrictedSyntax = [
  {
    selector: "ImportDeclaration[source.value='zod'] ImportSpecifier",
    message: "import * as z from 'zod' (named imports bundle 454 kB instead of 85 kB)",
  },
  {
    selector: "CallExpression[callee.property.name='acknowledge'][callee.object.callee.property.name='of']",
    message:
      'acknowledge a cdk-nag finding with lib/constructs/acknowledge.ts, beside the resource and with its reason',
  },
];

export default tseslint.config(
  { ignores: ['cdk.out/**', 'evidence/**', 'coverage/**', 'node_modules/**', '.e2e/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    // Results must be reproducible: the clock, the environment and randomness come in as arguments.
    files: ['lib/**/*.ts'],
    ignores: ['lib/constructs/acknowledge.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...restrictedSyntax,
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'no process.env outside bin and handlers',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'pass the date in (asOf)' },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'pass the time in',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'no randomness in lib',
        },
      ],
    },
  },
  { files: ['lib/constructs/acknowledge.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['test/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['bench/**/*.ts', 'scripts/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.{js,cjs,mjs}'], ...tseslint.configs.disableTypeChecked },
);
