import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { m } from '@/messages'
import { Button } from './Button'
import { IconButton } from './IconButton'

type Props = { label: string; text: () => string; compact?: boolean }
type Outcome = 'copied' | 'copyFailed'

const shownMs = 2500

/** Copies a text and says whether it did. `compact` shows the icon alone. */
export function CopyButton({ label, text, compact = false }: Props) {
  const [outcome, setOutcome] = useState<Outcome>()
  useEffect(() => {
    if (outcome === undefined) return undefined
    const timer = setTimeout(() => setOutcome(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [outcome])

  // Browsers have no clipboard on pages without https, and may refuse it on others.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text())
      setOutcome('copied')
    } catch {
      setOutcome('copyFailed')
    }
  }
  const said = outcome === undefined ? label : m.common[outcome]
  const Icon = outcome === 'copied' ? IconCheck : IconCopy

  if (compact) {
    return (
      <IconButton size={24} title={said} aria-label={said} onClick={() => void copy()}>
        <Icon aria-hidden size={15} />
      </IconButton>
    )
  }
  return (
    <Button
      size="xs"
      variant="default"
      icon={<Icon aria-hidden size={16} />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{said}</span>
    </Button>
  )
}
