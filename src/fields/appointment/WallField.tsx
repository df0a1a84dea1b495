import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react'

/** A date or a time of a form, as it is typed. */
export type TypedField = {
  value: string
  onChange: (typed: string) => void
  onBlur: () => void
  ref: Ref<HTMLInputElement>
  error?: ReactNode
}

/** What a text is read as, in the form's own notation, or why it cannot be read. */
export type FieldReading = { text: string } | { fault: string }

type Props = TypedField & {
  label: string
  placeholder: string
  reading: FieldReading
  rightSection?: ReactNode
  inputMode?: 'numeric'
  onKeyDown?: (event: KeyboardEvent) => void
  'aria-keyshortcuts'?: string
}

/**
 * A date or a time as text. Left, it shows what was understood, or what is wrong with it; who types
 * on is not told until then.
 */
export function WallField({ reading, onChange, onBlur, error, ...rest }: Props) {
  const [isLeft, setLeft] = useState(false)
  const leave = () => {
    if ('text' in reading && reading.text !== rest.value) onChange(reading.text)
    setLeft(true)
    onBlur()
  }
  const fault = 'fault' in reading ? reading.fault : undefined
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      error={fault !== undefined && isLeft ? fault : error}
      onChange={(event) => {
        setLeft(false)
        onChange(event.currentTarget.value)
      }}
      onBlur={leave}
    />
  )
}
