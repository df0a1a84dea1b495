import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { m } from '@/messages'

type Props = { label: string; text: () => string }

/** Copies a text and says that it did. */
export function CopyButton({ label, text }: Props) {
  const [done, setDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text())
    setDone(true)
    setTimeout(() => setDone(false), 2000)
  }
  const Icon = done ? IconCheck : IconCopy
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Icon aria-hidden size={16} />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{done ? m.common.copied : label}</span>
    </Button>
  )
}
