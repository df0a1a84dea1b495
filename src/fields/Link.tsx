import type { ComponentProps } from 'react'
import { Link as PlainLink } from 'wouter'
import { addressOf, type Path, type Search } from './address'

type Props = Omit<ComponentProps<'a'>, 'href'> & { to: Path; search?: Search | undefined }

/** A way to another page. */
export const Link = ({ to, search, ...rest }: Props) => (
  <PlainLink to={addressOf(to, search)} {...rest} />
)
