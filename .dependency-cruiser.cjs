// The arrows of the design, section 3: server uses src; src uses only itself and small pure libraries;
// app takes only types from src; only the entry point, tests and benchmarks reach server/sandbox.
const pureLibraries =
  '^node_modules/(libphonenumber-js|luxon|date-holidays|mustache|papaparse|sms-segments-calculator|zod)/';
const types = '^node_modules/@types/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'src/ holds no I/O: it may use itself and small pure libraries only',
      severity: 'error',
      from: { path: '^src/' },
      to: { pathNot: ['^src/', pureLibraries, types] },
    },
    {
      name: 'app-takes-only-types',
      comment: 'HubSpot builds app/ alone, so nothing of src/ may be needed at run time',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(src|server|test)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sandbox-is-apart',
      comment:
        'the product’s code has one path for sandbox and live, so it never reaches the emulators',
      severity: 'error',
      from: { path: '^server/', pathNot: ['^server/sandbox/', '^server/main\\.ts$'] },
      to: { path: '^server/sandbox/' },
    },
    {
      name: 'server-knows-no-tests',
      severity: 'error',
      from: { path: '^(src|server|app)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
