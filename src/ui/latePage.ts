import { type ComponentType, lazy } from 'react'
import { later } from './later'

const triedAnew = 'callboard-page-anew'

/** After an update the server has other files than this page names: it begins anew, once. */
async function orAnew<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    const loaded = await load()
    sessionStorage.removeItem(triedAnew)
    return loaded
  } catch (error) {
    if (!navigator.onLine || sessionStorage.getItem(triedAnew) !== null) throw error
    sessionStorage.setItem(triedAnew, '1')
    window.location.reload()
    return new Promise(() => {})
  }
}

/** A page that is loaded when it is first opened. */
export const latePage = <Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) => lazy(async () => ({ default: (await orAnew(() => later(load)))[name] }))
