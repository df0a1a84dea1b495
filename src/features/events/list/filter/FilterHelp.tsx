import { Modal } from '@mantine/core'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import classes from './FilterHelp.module.css'

type Props = { onClose: () => void }

/** What can be written into the filter, by examples; each of them is a link to its list. */
export const FilterHelp = ({ onClose }: Props) => (
  <Modal opened onClose={onClose} title={m.filterHelp.title} size="lg">
    <p className={classes.intro}>{m.filterHelp.intro}</p>
    <dl className={classes.examples}>
      {m.filterHelp.examples.map(({ filter, note }) => (
        <div key={filter} className={classes.example}>
          <dt>
            <Link to="/events" search={{ filter }} onClick={onClose}>
              {filter}
            </Link>
          </dt>
          <dd>{note}</dd>
        </div>
      ))}
    </dl>
  </Modal>
)
