import { Alert } from '@mantine/core'
import { type ChangeEvent, useState } from 'react'
import { m } from '@/messages'
import classes from './ContactFileInput.module.css'
import { isBinary } from './fileEncoding'

type Props = {
  /** The bytes of the chosen file; undefined where it is not text, which is said here. */
  onFile: (bytes: ArrayBuffer | undefined) => void
}

/** Where the file is chosen; a spreadsheet or another file that is not text is refused. */
export function ContactFileInput({ onFile }: Props) {
  const [isNotText, setNotText] = useState(false)
  const { importing: say } = m.campaigns

  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.currentTarget.files ?? []
    if (!chosen) return
    const bytes = await chosen.arrayBuffer()
    const isRefused = isBinary(bytes)
    setNotText(isRefused)
    onFile(isRefused ? undefined : bytes)
  }

  return (
    <>
      <label className={classes.file}>
        {say.file}
        <input
          data-autofocus
          type="file"
          accept=".csv,.txt,text/csv"
          onChange={(event) => void read(event)}
        />
      </label>
      {isNotText && (
        <Alert color="red" variant="light" role="alert">
          {say.notText}
        </Alert>
      )}
    </>
  )
}
