import { Anchor, type AnchorProps } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = AnchorProps & {
  /** Of our own server, as the client makes it for one of its endpoints. */
  address: string
  /** What the file is called, where the server does not say it. */
  name?: string
  children: ReactNode
}

/** A link that saves a file of the server as a stream. */
export const DownloadLink = ({ address, name, children, ...looks }: Props) => (
  // biome-ignore lint/plugin: this is the one place for downloads
  <Anchor {...looks} href={address} download={name ?? true}>
    {children}
  </Anchor>
)
