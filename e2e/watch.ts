import type { BrowserContext, ConsoleMessage } from '@playwright/test'

export type Watch = {
  /** What went wrong so far and was not allowed. */
  problems: () => string[]
  /** This journey is refused on purpose, with these statuses; each must really come. */
  allowRefusals: (statuses: number[]) => void
  /** This journey cuts its own requests off. */
  allowUnreachable: () => void
  /** This journey asks this origin on purpose. */
  allowElsewhere: (origin: string) => void
  /** This journey lets hostile texts try: what the browser refuses them is no fault. */
  allowAttempts: () => void
}

const refusedStatus = (message: ConsoleMessage) =>
  /^Failed to load resource: the server responded with a status of (\d{3})/.exec(
    message.text(),
  )?.[1]

/** What the browser says of a file that did not come, or in whose place something else did. */
const losses = [
  /^Failed to load resource: net::ERR_/,
  /^TypeError: Failed to fetch dynamically imported module: /,
  /^Refused to apply style from '[^']*' because its MIME type /,
  /^Failed to load module script: Expected a JavaScript/,
  /^EventSource's response has a MIME type \("text\/html"\)/,
]
const isLost = (message: ConsoleMessage) => losses.some((loss) => loss.test(message.text()))

/** What we and the browser's driver put into every frame: the frame of a body lets no script in. */
const isOurScriptRefused = (message: ConsoleMessage) =>
  /^Blocked script execution in '[^']*\/events\/\d+\/body(\?remote=true)?' because/.test(
    message.text(),
  )

/** Runs in the page, before anything of ours. */
function reportViolations() {
  document.addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, blockedURI, sourceFile, lineNumber, sample } = event
    Reflect.get(
      window,
      'reportViolation',
    )(`${violatedDirective} blocked ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`)
  })
}

/** Gathers whatever no journey may cause, from every page of the context. */
export async function watch(context: BrowserContext, origin: string): Promise<Watch> {
  const found: string[] = []
  const refusals: { status: number; url: string }[] = []
  const broken: { status: number; url: string }[] = []
  const allowed = new Set<number>()
  const lost: string[] = []
  let mayLose = false
  let mayTry = false
  const elsewhere = new Set<string>()

  await context.exposeBinding('reportViolation', (_, text: string) => {
    found.push(`Page policy: ${text}`)
  })
  await context.addInitScript(reportViolations)

  context.on('console', (message) => {
    if (message.type() !== 'error' || isOurScriptRefused(message)) return
    const status = refusedStatus(message)
    const { url } = message.location()
    if (status !== undefined) refusals.push({ status: Number(status), url })
    else if (isLost(message)) lost.push(`Console: ${message.text()} ${url}`)
    else found.push(`Console: ${message.text()}`)
  })
  context.on('weberror', (web) => {
    const error = web.error()
    found.push(`Page error: ${error.stack ?? error.message}`)
  })
  context.on('response', (response) => {
    const [status, url] = [response.status(), response.url()]
    if (status >= 500) broken.push({ status, url })
  })
  context.on('request', (request) => {
    const url = request.url()
    const isOurs = url.startsWith(`${origin}/`) || elsewhere.has(new URL(url).origin)
    if (/^https?:/.test(url) && !isOurs) found.push(`Asked elsewhere: ${url}`)
  })

  return {
    allowRefusals: (statuses) => {
      for (const status of statuses) allowed.add(status)
    },
    allowUnreachable: () => {
      mayLose = true
    },
    allowElsewhere: (allowed) => void elsewhere.add(allowed),
    allowAttempts: () => {
      mayTry = true
    },
    problems: () => [
      ...(mayTry ? [] : found),
      ...broken
        .filter(({ status }) => !mayTry && !allowed.has(status))
        .map(({ status, url }) => `${status} from ${url}`),
      ...(mayLose || mayTry ? [] : lost),
      ...refusals
        .filter(({ status }) => !allowed.has(status))
        .map(({ status, url }) => `A request was refused with ${status}: ${url}`),
      ...[...allowed]
        .filter((status) => !refusals.some((refusal) => refusal.status === status))
        .map((status) => `Nothing was refused with ${status}, which this journey allows.`),
    ],
  }
}
