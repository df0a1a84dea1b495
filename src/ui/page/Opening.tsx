import { type ReactNode, Suspense, useEffect, useState } from 'react'

type Props = { isOpen: boolean; children: (isOpened: boolean) => ReactNode }

/** A dialog gives the focus back only where it saw the focus before it was opened. */
function ClosedFirst({ isOpen, children }: Props) {
  const [isOpened, setOpened] = useState(false)
  useEffect(() => setOpened(isOpen), [isOpen])
  return children(isOpened)
}

/** A dialog whose code is loaded when it is opened first; it stays, so that it can fade out. */
export function Opening({ isOpen, children }: Props) {
  const [wasOpen, setWasOpen] = useState(isOpen)
  if (isOpen && !wasOpen) setWasOpen(true)
  if (!wasOpen) return null
  return (
    <Suspense>
      <ClosedFirst isOpen={isOpen}>{children}</ClosedFirst>
    </Suspense>
  )
}
