import { Redirect, useLocation } from 'wouter'
import { findPage, type PageIds, type PagePath } from '@/contract/pages'
import { NotFound } from './NotFound'
import { pages } from './pages'
import { Shell } from './Shell'
import { SignedInOnly } from './SignedInOnly'

function Routed({ page, ids }: { page: PagePath; ids: PageIds }) {
  const row = pages[page]
  const drawn = 'leadsTo' in row ? <Redirect to={row.leadsTo} replace /> : row.load(ids)
  if (row.right === 'anyone') return drawn
  // What leads elsewhere is inside the shell too: drawn anew, it would lose the keyboard's place.
  return (
    <SignedInOnly>
      <Shell>{drawn}</Shell>
    </SignedInOnly>
  )
}

/** The page of the address. */
export function Routes() {
  const [path] = useLocation()
  const found = findPage(path)
  return found ? <Routed {...found} /> : <NotFound />
}
