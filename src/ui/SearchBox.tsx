import { IconSearch, IconX } from '@tabler/icons-react'
import { type ComponentProps, useId } from 'react'
import { IconButton } from './buttons/IconButton'
import classes from './SearchBox.module.css'

type Props = Omit<ComponentProps<'input'>, 'value'> & {
  value: string
  clearLabel: string
  onClear: () => void
  error: string | undefined
}

/** A box for a text to look for, which can be emptied, and says what is wrong with it. */
export function SearchBox({ clearLabel, onClear, error, ...rest }: Props) {
  const id = useId()
  const isWrong = error !== undefined
  return (
    <div data-wrong={isWrong || undefined} className={classes.root}>
      <div className={classes.box}>
        <span className={classes.sign}>
          <IconSearch aria-hidden size={17} />
        </span>
        <input
          type="search"
          spellCheck={false}
          autoComplete="off"
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? id : undefined}
          {...rest}
          className={classes.input}
        />
        {rest.value !== '' && (
          <span className={classes.clear}>
            <IconButton aria-label={clearLabel} onClick={onClear}>
              <IconX aria-hidden size={16} />
            </IconButton>
          </span>
        )}
      </div>
      {isWrong && (
        <p id={id} role="alert" className={classes.error}>
          {error}
        </p>
      )}
    </div>
  )
}
