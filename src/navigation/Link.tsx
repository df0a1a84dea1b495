import type { ComponentProps } from 'react'
import { Link as PlainLink } from 'wouter'
import { type Path, pageAddress, type Search } from './address'

type Props = Omit<ComponentProps<'a'>, 'href'> & { to: Path; search?: Search | undefined }

/** A link to another page of the app. */
export const Link = ({ to, search, ...rest }: Props) => (
  <PlainLink to={pageAddress(to, search)} {...rest} />
)
