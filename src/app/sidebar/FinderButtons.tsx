import { IconKeyboard, IconSearch } from '@tabler/icons-react'
import { m } from '@/messages'
import { IconButton } from '@/ui/buttons/IconButton'
import { PlainButton } from '@/ui/buttons/PlainButton'
import { keyName } from '../shortcuts/keyName'
import classes from './FinderButtons.module.css'

type Props = { isFolded: boolean; onPalette: () => void; onSheet: () => void }

/** For those who do not know the keys yet. */
export const FinderButtons = ({ isFolded, onPalette, onSheet }: Props) => (
  <div className={classes.root} data-folded={isFolded || undefined}>
    <PlainButton
      className={classes.find}
      aria-haspopup="dialog"
      title={isFolded ? m.nav.find : undefined}
      onClick={onPalette}
    >
      <IconSearch aria-hidden size={16} />
      <span className={classes.word}>{m.nav.find}</span>
      <kbd aria-hidden className={classes.key}>
        {keyName('mod+K')}
      </kbd>
    </PlainButton>
    <IconButton
      size={34}
      aria-haspopup="dialog"
      aria-label={m.nav.shortcuts}
      title={m.nav.shortcuts}
      onClick={onSheet}
    >
      <IconKeyboard aria-hidden size={18} />
    </IconButton>
  </div>
)
