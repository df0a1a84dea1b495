import type { startTestProvider } from './testProvider'

const page = 'http://localhost:8080'
/** Where the provider leads back to. */
export const wayBack = `${page}/sign-in/oidc`

type Provider = Awaited<ReturnType<typeof startTestProvider>>
type App = { request: (path: string, init: RequestInit) => Response | Promise<Response> }

/** What a browser does to sign in by the provider, and what it is answered. */
export function oidcBrowser(app: App, provider: Provider) {
  async function ask(path: string, body: object, cookie = '') {
    const answer = await app.request(path, {
      method: 'POST',
      headers: {
        origin: page,
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        ...(cookie === '' ? {} : { cookie }),
      },
      body: JSON.stringify(body),
    })
    const set = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
    return { status: answer.status, json: await answer.json(), set }
  }
  async function begin(invitation?: string) {
    const { json, set, status } = await ask('/app/v1/session/oidc/begin', { invitation })
    return { address: json.address as string, cookie: set[0] ?? '', status, json }
  }
  const finish = (answer: string, cookie: string) => ask('/app/v1/session/oidc', { answer }, cookie)
  async function enter(sub: string, claims: object, invitation?: string) {
    provider.accounts.set(sub, { ...claims })
    provider.signInAs(sub)
    const { address, cookie } = await begin(invitation)
    return finish(await provider.walk(address), cookie)
  }
  return { begin, finish, enter }
}

type Answered = Awaited<ReturnType<ReturnType<typeof oidcBrowser>['finish']>>

/** Whether somebody is in, as which role; else why not. */
export const told = ({ status, json }: Answered) => [status, json.error ?? json.role]
