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
const database = [
  'kysely',
  'pg',
  'pg-cursor',
  'pg-copy-streams',
  'pg-protocol',
  '@electric-sql/pglite',
]
const passkeys = ['@simplewebauthn/[^/]+']
const accounts = ['openid-client']
const measuring = ['prom-client']
const bodies = ['saxes', 'parse5', 'dompurify', 'jsdom']
const commands = ['commander', 'cli-progress', 'croner', '@streamparser/json', 'libphonenumber-js']

/** @typedef {{ belongs: string, rooms: string[], packages: string[] }} Room */
/** `belongs` is said when the rule is broken: where the code belongs. */
/** @type {Record<string, Room>} */
const rooms = {
  contract: {
    belongs:
      'The contract holds what browser and server agree on. Put what only one of them needs into src/client or src/server.',
    rooms: [],
    packages: ['zod'],
  },
  phone: {
    belongs:
      'This room reads telephone numbers for both halves. Put what shows one into src/fields, and what stores one into src/server.',
    rooms: ['contract'],
    packages: ['libphonenumber-js'],
  },
  messages: {
    belongs:
      'Messages are texts by language. Put what chooses one by a value into the component that shows it.',
    rooms: [],
    packages: [],
  },
  ui: {
    belongs:
      'Components of src/ui know nothing of events and campaigns. Put one that does into src/fields, or into its feature where one alone uses it.',
    rooms: ['messages'],
    packages: [...looks],
  },
  client: {
    belongs:
      'The client calls the API and shows nothing. Put what shows an answer into src/fields or a feature.',
    rooms: ['contract'],
    packages: [...query, ...passkeys],
  },
  failures: {
    belongs:
      'This room says in a sentence why something failed. Put what shows the sentence into src/ui, src/fields or the feature.',
    rooms: ['client', 'contract', 'ui', 'messages'],
    packages: ['react-hook-form'],
  },
  navigation: {
    belongs:
      'This room knows addresses and links. Put what a page shows into its feature, and the table of routes into src/app.',
    rooms: ['failures', 'client', 'contract', 'ui', 'messages'],
    packages: [...react, ...query, ...router],
  },
  session: {
    belongs:
      'This room knows who is signed in, the centre and its names. Put what shows them into src/fields or a feature.',
    rooms: ['client', 'contract', 'messages'],
    packages: [...react, ...query],
  },
  fields: {
    belongs:
      'Fields are controls that several features share. Put what one feature uses into that feature, and what joins features into src/app.',
    rooms: ['failures', 'session', 'client', 'contract', 'phone', 'ui', 'messages'],
    packages: [...looks, ...forms, ...query],
  },
  features: {
    belongs:
      'A feature holds pages and asks src/client for data. Put what the server does into src/server, and what is around the pages into src/app.',
    rooms: [
      'fields',
      'navigation',
      'session',
      'failures',
      'client',
      'contract',
      'phone',
      'ui',
      'messages',
    ],
    packages: [...looks, ...forms, ...query, 'papaparse'],
  },
  app: {
    belongs:
      'The app holds routes and the shell around the pages. Put what a page does into its feature.',
    rooms: [
      'features',
      'fields',
      'navigation',
      'session',
      'failures',
      'client',
      'contract',
      'ui',
      'messages',
    ],
    packages: [...looks, ...forms, ...query, ...router],
  },
  server: {
    belongs:
      'The server shares src/contract and src/phone with the browser. Put what both need there.',
    rooms: ['contract', 'phone'],
    packages: [
      'zod',
      ...http,
      ...database,
      ...bodies,
      ...passkeys,
      ...accounts,
      ...measuring,
      ...commands,
    ],
  },
}

/**
 * The rooms of src/server in their order, the lowest first: each imports what is below it. The rooms
 * of the nouns, which are not named here, lie between `filter` and `mount`.
 * @typedef {{ room: string, belongs: string }} ServerRoom
 */
/** @type {ServerRoom[]} */
const belowNouns = [
  {
    room: 'settings',
    belongs:
      'Settings are read before anything else runs. Put what works with one into the room that does the work.',
  },
  {
    room: 'db',
    belongs:
      'The database knows no request and no noun. Put SQL of one noun into the room of that noun.',
  },
  {
    room: 'http',
    belongs:
      'This room says what calls, answers and refusals are. Put what is done around every call into src/server/mount, and what answers one into the room of its noun.',
  },
  {
    room: 'list',
    belongs:
      'Lists are read in the same way for every noun. Put what one noun needs into its source, in the room of that noun.',
  },
  {
    room: 'filter',
    belongs:
      'Filters become SQL here, for any list. Put what one noun alone needs into the room of that noun.',
  },
]
/** @type {ServerRoom[]} */
const aboveNouns = [
  {
    room: 'mount',
    belongs:
      'What is done around every call is above the nouns. Put what a route needs of it into src/server/http.',
  },
  {
    room: 'verbs',
    belongs:
      'Verbs are what the command line can do. Put what a route needs as well into the room of its noun.',
  },
  {
    room: 'ownerSocket',
    belongs:
      'The socket brings verbs to a running server. Put what a verb does into src/server/verbs.',
  },
  {
    room: 'commands',
    belongs:
      'Commands read words and files at the terminal. Put what a running server does as well into src/server/verbs.',
  },
]

const tests = '[.]test[.]tsx?$'
const anyOf = (/** @type {string[]} */ names) => `(${names.join('|')})`

/** @returns {import('dependency-cruiser').IForbiddenRuleType[]} */
const staysHome = (/** @type {[string, Room]} */ [name, room]) => [
  {
    name: `${name}-stays-home`,
    comment: room.belongs,
    severity: 'error',
    from: { path: `^src/${name}/`, pathNot: tests },
    to: { path: '^src/', pathNot: `^src/${anyOf([name, ...room.rooms])}/` },
  },
  {
    name: `${name}-keeps-to-its-packages`,
    comment: `${room.belongs} A new package goes into the table of rooms, with its reason in docs/decisions/0009.`,
    severity: 'error',
    from: { path: `^src/${name}/`, pathNot: tests },
    to: {
      path: '(^|/)node_modules/',
      pathNot: `(^|/)node_modules/(@types/)?${anyOf(['-', ...room.packages])}/`,
    },
  },
]

const namesOf = (/** @type {ServerRoom[]} */ rooms) => rooms.map(({ room }) => room)
const outside = '^src/server/[^/]+$'

/** @returns {import('dependency-cruiser').IForbiddenRuleType[]} */
const serverOrder = () => [
  ...belowNouns.map(({ room, belongs }, place) => ({
    name: `server-${room}-stays-below`,
    comment: belongs,
    severity: /** @type {const} */ ('error'),
    from: { path: `^src/server/${room}/`, pathNot: tests },
    to: {
      path: '^src/server/',
      pathNot: `^src/server/${anyOf(namesOf(belowNouns.slice(0, place + 1)))}/`,
    },
  })),
  {
    name: 'server-nouns-stay-between',
    comment:
      'The room of a noun knows neither what mounts it nor the command line nor the app. Put what both need into src/server/http, or lower.',
    severity: 'error',
    from: {
      path: '^src/server/[^/]+/',
      pathNot: [tests, `^src/server/${anyOf(namesOf([...belowNouns, ...aboveNouns]))}/`],
    },
    to: { path: [`^src/server/${anyOf(namesOf(aboveNouns))}/`, outside] },
  },
  ...aboveNouns.map(({ room, belongs }, place) => ({
    name: `server-${room}-stays-below`,
    comment: belongs,
    severity: /** @type {const} */ ('error'),
    from: { path: `^src/server/${room}/`, pathNot: tests },
    to: {
      path: [`^src/server/${anyOf(['-', ...namesOf(aboveNouns.slice(place + 1))])}/`, outside],
    },
  })),
  {
    name: 'server-lists-events-by-one-door',
    comment:
      'Three rooms make the list of events. Use src/server/events/eventLists.ts to read it elsewhere.',
    severity: 'error',
    from: { path: '^src/server/', pathNot: [tests, '^src/server/(events|changes|eventList)/'] },
    to: { path: '^src/server/events/eventSource[.]ts$' },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(rooms).flatMap(staysHome),
    ...serverOrder(),
    {
      name: 'main-opens-the-app',
      comment:
        'The browser entry renders the application and knows no more of it. Put the rest into src/app.',
      severity: 'error',
      from: { path: '^src/main[.]tsx$' },
      to: { path: '^src/', pathNot: '^src/app/' },
    },
    {
      name: 'features-meet-in-app',
      comment:
        'Features do not know each other. Put what two of them use into src/fields, and what joins them into src/app.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: tests },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'events-meet-at-their-root',
      comment:
        'The list, one event and the create form of src/features/events do not know each other. Put what two of them use into src/features/events itself.',
      severity: 'error',
      from: { path: '^src/features/events/(list|event|create)/', pathNot: tests },
      to: {
        path: '^src/features/events/(list|event|create)/',
        pathNot: '^src/features/events/$1/',
      },
    },
    {
      name: 'phone-comes-late',
      comment:
        'Numbering plans are large: pages load them with the first number, by import(). Use fields/usePhones.',
      severity: 'error',
      from: {
        path: '^src/(ui|client|failures|navigation|session|fields|features|app)/',
        pathNot: tests,
      },
      to: { path: '^src/phone/', pathNot: '^src/phone/types[.]ts$', dynamic: false },
    },
    {
      name: 'testing-is-for-tests',
      comment:
        'What tests need does not go into the program. Put what both need beside the code that it serves.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/testing/', tests] },
      to: { path: '^src/testing/' },
    },
    {
      name: 'journeys-use-the-pages',
      comment:
        'A journey goes by the pages and the API, as a person does. Put what it must reach behind them into src/testing.',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^src/', pathNot: '^src/(contract|testing)/' },
    },
    {
      name: 'browser-has-no-node',
      comment:
        'A browser has no such module. Put what needs one into src/server, src/build or src/testing.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(build|server|testing)/', tests] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circles',
      comment:
        'Two files that need each other have a third one in common. Put what both use there.',
      severity: 'error',
      from: { path: '^(src|e2e)/' },
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'There is no such file or package. Add the package to package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
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
