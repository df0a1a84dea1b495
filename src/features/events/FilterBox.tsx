import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { eventFields } from '@/contract/filter/fields'
import { parseFilter } from '@/contract/filter/parse'
import { m } from '@/messages'

type Props = { filter: string; onFilter: (filter: string) => void }

const pause = 350

function mistakeIn(text: string): string | undefined {
  const parsed = parseFilter(text, eventFields)
  if ('terms' in parsed) return undefined
  const { code, text: piece, position } = parsed.mistake
  return `${m.filter.mistakes[code](piece)} ${m.filter.at(position + 1)}`
}

/** The filter as text. What cannot be read is named at its character, and the list stays. */
export function FilterBox({ filter, onFilter }: Props) {
  const [text, setText] = useState(filter)
  const [applied, setApplied] = useState(filter)
  // Another hand has changed the filter: a checkbox, Back, a link.
  if (applied !== filter) {
    setApplied(filter)
    setText(filter)
  }
  const mistake = mistakeIn(text)

  const apply = (wanted: string) => {
    if (wanted === filter || mistakeIn(wanted) !== undefined) return
    setApplied(wanted)
    onFilter(wanted)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    const timer = setTimeout(() => apply(text), pause)
    return () => clearTimeout(timer)
  }, [text])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') apply(text)
  }

  return (
    <TextInput
      flex={1}
      type="search"
      aria-label={m.filter.label}
      placeholder={m.filter.hint}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch aria-hidden size={17} />}
      rightSection={
        text === '' ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={m.filter.clear}
            onClick={() => {
              setText('')
              apply('')
            }}
          >
            <IconX aria-hidden size={16} />
          </ActionIcon>
        )
      }
      error={mistake}
      errorProps={{ role: 'alert' }}
      spellCheck={false}
      autoComplete="off"
    />
  )
}
