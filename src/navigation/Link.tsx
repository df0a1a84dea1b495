import type { ComponentProps, MouseEvent } from 'react'
import { goTo, type Path, pageAddress, type Search } from './address'

type Props = Omit<ComponentProps<'a'>, 'href'> & { to: Path; search?: Search | undefined }

/** A press that opens another tab or window of the browser, or saves the page. */
const leadsElsewhere = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
  button !== 0 || ctrlKey || metaKey || shiftKey || altKey

/**
 * A link to another page of the app. It does not look at the present address, so that none of many
 * is drawn again when that changes.
 */
export function Link({ to, search, onClick, ...rest }: Props) {
  const address = pageAddress(to, search)
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (leadsElsewhere(event)) return
    onClick?.(event)
    if (event.defaultPrevented) return
    event.preventDefault()
    goTo(address)
  }
  // biome-ignore lint/plugin: the address of a page of our own, made by pageAddress
  return <a {...rest} href={address} onClick={follow} />
}
