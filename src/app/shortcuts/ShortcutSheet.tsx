import { Modal, Text } from '@mantine/core'
import { Fragment, useId } from 'react'
import { m } from '@/messages'
import { readPreference, shortcutsPreference } from '@/ui/preferences'
import { keyName } from './keyName'
import classes from './ShortcutSheet.module.css'
import { type Shortcut, shortcutGroups } from './shortcutTable'

/** Any of these keys; where one follows another, with a word between them. */
const Keys = ({ keys }: Pick<Shortcut, 'keys'>) => (
  <>
    {keys.map((after, place) => (
      <Fragment key={after.join()}>
        {place > 0 && <span className={classes.word}> {m.shortcuts.or} </span>}
        {after.map((key, step) => (
          <Fragment key={key}>
            {step > 0 && <span className={classes.word}> {m.shortcuts.and} </span>}
            <kbd className={classes.key}>{keyName(key)}</kbd>
          </Fragment>
        ))}
      </Fragment>
    ))}
  </>
)

/** Every shortcut, by the place where it acts. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const id = useId()
  const areOff = readPreference(shortcutsPreference) === 'off'
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={m.nav.shortcuts}
      closeButtonProps={{ 'aria-label': m.common.close }}
    >
      {areOff && <Text mb="sm">{m.shortcuts.off}</Text>}
      <div className={classes.groups}>
        {shortcutGroups().map(({ name, shortcuts }, place) => (
          <section key={name} aria-labelledby={`${id}-${place}`}>
            <h3 id={`${id}-${place}`} className={classes.name}>
              {name}
            </h3>
            <dl className={classes.list}>
              {shortcuts.map(({ keys, does }) => (
                <div key={does} className={classes.row}>
                  <dt>{does}</dt>
                  <dd className={classes.keys}>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
