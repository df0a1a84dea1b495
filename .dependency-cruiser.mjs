/**
 * Who may import whom, one row a room. `npm run check:rooms` reads the source and holds it to this
 * table: src/testing/checkRooms.mjs.
 */
const react = ['react', 'react-dom']
const looks = [...react, '@mantine/[^/]+', '@tabler/icons-react', 'dayjs', 'get-nonce']
const forms = ['react-hook-form', '@hookform/resolvers', 'countries-and-timezones']
const query = ['@tanstack/react-query']
const router = ['wouter']
const http = ['hono', '@hono/node-server', 'rate-limiter-flexible', 'pino', 'vite']
const database = ['kysely', 'pg', 'pg-cursor', 'pg-protocol', '@electric-sql/pglite']
const bodies = ['saxes', 'parse5', 'dompurify', 'jsdom']
const commands = ['commander', 'cli-progress', '@streamparser/json', 'libphonenumber-js']

/** @typedef {{ rooms: string[], packages: string[] }} MayImport */
/** @type {Record<string, MayImport>} */
const rooms = {
  contract: { rooms: [], packages: ['zod'] },
  phone: { rooms: ['contract'], packages: ['libphonenumber-js'] },
  messages: { rooms: [], packages: [] },
  ui: { rooms: ['messages'], packages: [...looks] },
  client: { rooms: ['contract'], packages: query },
  fields: {
    rooms: ['client', 'contract', 'phone', 'ui', 'messages'],
    packages: [...looks, ...forms, ...query, ...router],
  },
  features: {
    rooms: ['fields', 'client', 'contract', 'phone', 'ui', 'messages'],
    packages: [...looks, ...forms, ...query, 'papaparse'],
  },
  app: {
    rooms: ['features', 'fields', 'client', 'contract', 'ui', 'messages'],
    packages: [...looks, ...forms, ...query, ...router],
  },
  server: {
    rooms: ['contract', 'phone'],
    packages: ['zod', ...http, ...database, ...bodies, ...commands],
  },
}

const tests = '[.]test[.]tsx?$'
const anyOf = (/** @type {string[]} */ names) => `(${names.join('|')})`

/** @returns {import('dependency-cruiser').IForbiddenRuleType[]} */
const staysHome = (/** @type {[string, MayImport]} */ [name, mayImport]) => [
  {
    name: `${name}-stays-home`,
    severity: 'error',
    from: { path: `^src/${name}/`, pathNot: tests },
    to: { path: '^src/', pathNot: `^src/${anyOf([name, ...mayImport.rooms])}/` },
  },
  {
    name: `${name}-keeps-to-its-packages`,
    severity: 'error',
    from: { path: `^src/${name}/`, pathNot: tests },
    to: {
      path: '(^|/)node_modules/',
      pathNot: `(^|/)node_modules/(@types/)?${anyOf(['-', ...mayImport.packages])}/`,
    },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(rooms).flatMap(staysHome),
    {
      name: 'main-opens-the-app',
      comment: 'The browser entry renders the application and knows no more of it.',
      severity: 'error',
      from: { path: '^src/main[.]tsx$' },
      to: { path: '^src/', pathNot: '^src/app/' },
    },
    {
      name: 'features-meet-in-app',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: tests },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'phone-comes-late',
      comment: 'Numbering plans are large: pages load them with the first number, by import().',
      severity: 'error',
      from: { path: '^src/(ui|client|fields|features|app)/', pathNot: tests },
      to: { path: '^src/phone/', pathNot: '^src/phone/types[.]ts$', dynamic: false },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/testing/', tests] },
      to: { path: '^src/testing/' },
    },
    {
      name: 'browser-has-no-node',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(server|testing)/', tests] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^(src|e2e)/' },
      to: { circular: true },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // `import type` is an import too: who needs another room's types depends on that room.
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
