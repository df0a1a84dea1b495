import {
  IconLayoutSidebarLeftCollapse as IconFold,
  IconLayoutSidebarLeftExpand as IconUnfold,
} from '@tabler/icons-react'
import type { RefObject } from 'react'
import { m } from '@/messages'
import { Link } from '@/navigation/Link'
import { IconButton } from '@/ui/buttons/IconButton'
import { Brand } from '@/ui/page/Brand'
import { VisuallyHidden } from '@/ui/text/VisuallyHidden'
import { navigationPages } from '../pages'
import { Finder } from './Finder'
import classes from './Navigation.module.css'
import { SignedIn } from './SignedIn'
import { useFolded } from './useFolded'

type FoldProps = { isFolded: boolean; onToggle: () => void }

/** One button with two names, so that the keyboard stays on it. */
function FoldButton({ isFolded, onToggle }: FoldProps) {
  const name = isFolded ? m.common.unfold : m.common.fold
  const Icon = isFolded ? IconUnfold : IconFold
  return (
    <IconButton size={34} aria-label={name} title={name} onClick={onToggle}>
      <Icon aria-hidden size={18} stroke={1.7} />
    </IconButton>
  )
}

type PlacesProps = { path: string; isFolded: boolean }

const Places = ({ path, isFolded }: PlacesProps) => (
  <div className={classes.places}>
    {navigationPages.map(({ to, name, icon: Icon }) => (
      <Link
        key={to}
        to={to}
        className={classes.place}
        data-active={path.startsWith(to) || undefined}
        aria-current={path.startsWith(to) ? 'page' : undefined}
        title={isFolded ? name() : undefined}
      >
        <Icon aria-hidden size={18} stroke={1.7} />
        {isFolded ? <VisuallyHidden>{name()}</VisuallyHidden> : name()}
      </Link>
    ))}
  </div>
)

type Props = { drawer: RefObject<HTMLElement | null>; isOpen: boolean; path: string }

/** On the left of wide screens, whole or as icons; the drawer of narrow ones. */
export function Navigation({ drawer, isOpen, path }: Props) {
  const { isFolded, isNarrow, toggle } = useFolded()
  return (
    <nav
      ref={drawer}
      className={classes.root}
      aria-label={m.common.navigation}
      data-open={isOpen || undefined}
      data-folded={isFolded || undefined}
    >
      {!isNarrow && (
        <div className={classes.brand}>
          {!isFolded && <Brand />}
          <FoldButton isFolded={isFolded} onToggle={toggle} />
        </div>
      )}
      <Finder isFolded={isFolded} />
      <Places path={path} isFolded={isFolded} />
      <SignedIn isFolded={isFolded} />
    </nav>
  )
}
