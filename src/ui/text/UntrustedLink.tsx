import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Target } from './webLink'

type Props = { target: Target; children: ReactNode }

/**
 * A link out of Callboard, and the one place with an `href`: what opens is another window that
 * knows nothing of this one. Show the host beside it.
 */
export function UntrustedLink({ target, children }: Props) {
  const isWeb = /^https?:/.test(target.href)
  return (
    <Anchor
      inherit
      // biome-ignore lint/plugin: this is the one place for links out of Callboard
      href={target.href}
      {...(isWeb ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
    >
      {children}
    </Anchor>
  )
}
